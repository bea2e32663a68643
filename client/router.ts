import { createRouter } from 'sv-router'
import { backStack } from './kernel/backStack.ts'
import PageNotLoaded from './login/PageNotLoaded.svelte'

/** A page that cannot be fetched says so, instead of leaving the screen as it was. Written out with each: the router knows what is fetched by the text of the function. */
const notLoaded = () => ({ default: PageNotLoaded })

/** Every page and its address. Ids only in addresses; what is secret stands in the fragment. */
const router = createRouter({
  '/': () => import('./join/StartPage.svelte').catch(notLoaded),
  '/beitreten': () => import('./join/StartPage.svelte').catch(notLoaded),
  '/anmelden': () => import('./login/LoginPage.svelte').catch(notLoaded),
  '/verbindung': () => import('./connection/ConnectionPage.svelte').catch(notLoaded),
  '/einrichten': () => import('./login/SetupPage.svelte').catch(notLoaded),
  '/amt': {
    '/': () => import('./office/HomePage.svelte').catch(notLoaded),
    '/passwort': () => import('./account/PasswordPage.svelte').catch(notLoaded),
    '/jugendaemter': () => import('./office/OfficesPage.svelte').catch(notLoaded),
    '/konten': () => import('./account/AccountsPage.svelte').catch(notLoaded),
    '/verfahren': () => import('./procedure/ProceduresPage.svelte').catch(notLoaded),
    '/kataloge': () => import('./catalogue/CatalogueImportPage.svelte').catch(notLoaded),
    '/faelle': () => import('./reviewCase/CasesPage.svelte').catch(notLoaded),
    '/faelle/:procedureId/:caseId': () => import('./reviewCase/CasePage.svelte').catch(notLoaded),
    '/faelle/:procedureId/:caseId/einlesen': () =>
      import('./reviewCase/IntakePage.svelte').catch(notLoaded),
    '/faelle/:procedureId/:caseId/fassung/:version': () =>
      import('./reviewCase/VersionPage.svelte').catch(notLoaded),
    '/werkstaetten': () => import('./workshopPlan/WorkshopsPage.svelte').catch(notLoaded),
    '/werkstaetten/neu': () => import('./workshopPlan/NewWorkshopPage.svelte').catch(notLoaded),
    '/werkstaetten/neu/:caseId': () =>
      import('./workshopPlan/NewWorkshopPage.svelte').catch(notLoaded),
    '/werkstaetten/:workshopId': () => import('./workshopPlan/PlanPage.svelte').catch(notLoaded),
    '/werkstaetten/:workshopId/einladung': () =>
      import('./workshopPlan/InvitationPage.svelte').catch(notLoaded),
    layout: () => import('./office/OfficeShell.svelte').catch(notLoaded),
  },
  '/beamer': () => import('./projector/ProjectorJoinPage.svelte').catch(notLoaded),
  '/beamer/:id': () => import('./projector/ProjectorPage.svelte').catch(notLoaded),
  '/werkstatt/:id': () => import('./workshop/SeatPage.svelte').catch(notLoaded),
  '/werkstatt/:id/moderation': () => import('./workshop/CockpitPage.svelte').catch(notLoaded),
  '/werkstatt/:id/protokoll': () => import('./minutes/MinutesPage.svelte').catch(notLoaded),
  '*': () => import('./login/NotFoundPage.svelte').catch(notLoaded),
})

export const { route } = router

/** Goes to an address of the product. Addresses are built by functions, so any of them fits here. */
export async function navigate(
  href: string,
  options: { replace?: boolean } = {},
): Promise<unknown> {
  // What lies over the page leaves no entry between the two.
  await backStack().leave()
  try {
    return await go(router)(href, options)
  } catch (error) {
    // Overtaken by a way back or another link, sv-router 0.16.1 waits for itself. Whoever came later leads.
    if (error instanceof TypeError && route.pathname !== href) return undefined
    throw error
  }
}

type Go = (href: string, options: { replace?: boolean }) => Promise<unknown>
const go = ({ navigate: typed }: { navigate: unknown }): Go => typed as Go
