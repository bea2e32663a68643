import { createRouter } from 'sv-router'

/** Every page and its address. Ids only in addresses; what is secret stands in the fragment. */
const router = createRouter({
  '/': () => import('./join/StartPage.svelte'),
  '/beitreten': () => import('./join/StartPage.svelte'),
  '/anmelden': () => import('./login/LoginPage.svelte'),
  '/verbindung': () => import('./connection/ConnectionPage.svelte'),
  '/einrichten': () => import('./login/SetupPage.svelte'),
  '/amt': {
    '/': () => import('./office/HomePage.svelte'),
    '/passwort': () => import('./account/PasswordPage.svelte'),
    '/jugendaemter': () => import('./office/OfficesPage.svelte'),
    '/konten': () => import('./account/AccountsPage.svelte'),
    '/verfahren': () => import('./procedure/ProceduresPage.svelte'),
    '/kataloge': () => import('./catalogue/CatalogueImportPage.svelte'),
    '/faelle': () => import('./reviewCase/CasesPage.svelte'),
    '/faelle/:procedureId/:caseId': () => import('./reviewCase/CasePage.svelte'),
    '/faelle/:procedureId/:caseId/einlesen': () => import('./reviewCase/IntakePage.svelte'),
    '/faelle/:procedureId/:caseId/fassung/:version': () =>
      import('./reviewCase/VersionPage.svelte'),
    '/werkstaetten': () => import('./workshopPlan/WorkshopsPage.svelte'),
    '/werkstaetten/neu': () => import('./workshopPlan/NewWorkshopPage.svelte'),
    '/werkstaetten/neu/:caseId': () => import('./workshopPlan/NewWorkshopPage.svelte'),
    '/werkstaetten/:workshopId': () => import('./workshopPlan/PlanPage.svelte'),
    '/werkstaetten/:workshopId/einladung': () => import('./workshopPlan/InvitationPage.svelte'),
    layout: () => import('./office/OfficeShell.svelte'),
  },
  '/beamer': () => import('./projector/ProjectorJoinPage.svelte'),
  '/beamer/:id': () => import('./projector/ProjectorPage.svelte'),
  '/werkstatt/:id': () => import('./workshop/SeatPage.svelte'),
  '/werkstatt/:id/moderation': () => import('./workshop/CockpitPage.svelte'),
  '/werkstatt/:id/protokoll': {
    '/': () => import('./minutes/MinutesPage.svelte'),
    layout: () => import('./office/OfficeShell.svelte'),
  },
  '*': () => import('./login/NotFoundPage.svelte'),
})

export const { route } = router

/** Goes to an address of the product. Addresses are built by functions, so any of them fits here. */
export const navigate = (href: string, options: { replace?: boolean } = {}): Promise<unknown> =>
  go(router)(href, options)

type Go = (href: string, options: { replace?: boolean }) => Promise<unknown>
const go = ({ navigate: typed }: { navigate: unknown }): Go => typed as Go
