import { createRouter } from 'sv-router'
import { backStack } from './kernel/backStack.ts'
import PageNotLoaded from './page/PageNotLoaded.svelte'

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
    '/': () => import('./officePages.ts').then((pages) => pages.homePage()).catch(notLoaded),
    '/passwort': () =>
      import('./officePages.ts').then((pages) => pages.passwordPage()).catch(notLoaded),
    '/jugendaemter': () =>
      import('./officePages.ts').then((pages) => pages.officesPage()).catch(notLoaded),
    '/konten': () =>
      import('./officePages.ts').then((pages) => pages.accountsPage()).catch(notLoaded),
    '/verfahren': () =>
      import('./officePages.ts').then((pages) => pages.proceduresPage()).catch(notLoaded),
    '/verfahren/:procedureId': () =>
      import('./officePages.ts').then((pages) => pages.procedurePage()).catch(notLoaded),
    '/verfahren/:procedureId/befunde': () =>
      import('./officePages.ts').then((pages) => pages.synthesisPage()).catch(notLoaded),
    '/verfahren/:procedureId/abschluss': () =>
      import('./officePages.ts').then((pages) => pages.closingPage()).catch(notLoaded),
    '/verfahren/:procedureId/abschlussbefragung': () =>
      import('./officePages.ts').then((pages) => pages.procedureSurveyPage()).catch(notLoaded),
    '/verfahren/:procedureId/ziehung': () =>
      import('./officePages.ts').then((pages) => pages.drawPage()).catch(notLoaded),
    '/kataloge': () =>
      import('./officePages.ts').then((pages) => pages.catalogueImportPage()).catch(notLoaded),
    '/kataloge/:catalogueRef': () =>
      import('./officePages.ts').then((pages) => pages.cataloguePage()).catch(notLoaded),
    '/rechtsgrundlagen': () =>
      import('./officePages.ts').then((pages) => pages.legalBasesPage()).catch(notLoaded),
    '/einlesen': () =>
      import('./officePages.ts').then((pages) => pages.importPage()).catch(notLoaded),
    '/turnus': () => import('./officePages.ts').then((pages) => pages.cyclePage()).catch(notLoaded),
    '/turnus/:officeId': () =>
      import('./officePages.ts').then((pages) => pages.cycleOfficePage()).catch(notLoaded),
    '/faelle': () => import('./officePages.ts').then((pages) => pages.casesPage()).catch(notLoaded),
    '/faelle/:procedureId/:caseId': () =>
      import('./officePages.ts').then((pages) => pages.casePage()).catch(notLoaded),
    '/faelle/:procedureId/:caseId/einlesen': () =>
      import('./officePages.ts').then((pages) => pages.intakePage()).catch(notLoaded),
    '/faelle/:procedureId/:caseId/fassung/:version': () =>
      import('./officePages.ts').then((pages) => pages.versionPage()).catch(notLoaded),
    '/verfahren/:procedureId/freigabe': () =>
      import('./officePages.ts').then((pages) => pages.packagePage()).catch(notLoaded),
    '/pakete': () =>
      import('./officePages.ts').then((pages) => pages.receivedPage()).catch(notLoaded),
    '/pakete/:packageId': () =>
      import('./officePages.ts').then((pages) => pages.receivedPackagePage()).catch(notLoaded),
    '/auswertung': () =>
      import('./officePages.ts').then((pages) => pages.rollupsPage()).catch(notLoaded),
    '/auswertung/themen': () =>
      import('./officePages.ts').then((pages) => pages.themesPage()).catch(notLoaded),
    '/auswertung/:rollup': () =>
      import('./officePages.ts').then((pages) => pages.rollupPage()).catch(notLoaded),
    '/empfehlungen': () =>
      import('./officePages.ts').then((pages) => pages.stateRecommendationsPage()).catch(notLoaded),
    '/empfehlungen/:recommendationId': () =>
      import('./officePages.ts').then((pages) => pages.stateRecommendationPage()).catch(notLoaded),
    '/auswertung/:rollup/:document': () =>
      import('./officePages.ts').then((pages) => pages.stateDocumentPage()).catch(notLoaded),
    '/zuordnung': () =>
      import('./officePages.ts').then((pages) => pages.mappingsPage()).catch(notLoaded),
    '/schluessel': () =>
      import('./officePages.ts').then((pages) => pages.keysPage()).catch(notLoaded),
    '/werkstaetten': () =>
      import('./officePages.ts').then((pages) => pages.workshopsPage()).catch(notLoaded),
    '/werkstaetten/neu': () =>
      import('./officePages.ts').then((pages) => pages.newWorkshopPage()).catch(notLoaded),
    '/werkstaetten/neu/:caseId': () =>
      import('./officePages.ts').then((pages) => pages.newWorkshopPage()).catch(notLoaded),
    '/werkstaetten/:workshopId': () =>
      import('./officePages.ts').then((pages) => pages.planPage()).catch(notLoaded),
    '/werkstaetten/:workshopId/einladung': () =>
      import('./officePages.ts').then((pages) => pages.invitationPage()).catch(notLoaded),
    layout: () => import('./officePages.ts').then((pages) => pages.officeShell()).catch(notLoaded),
  },
  '/abschlussbefragung': () =>
    import('./officePages.ts').then((pages) => pages.surveyPage()).catch(notLoaded),
  '/nachrechnen': () =>
    import('./officePages.ts').then((pages) => pages.recalculationPage()).catch(notLoaded),
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
    // Overtaken by a way back or another link, sv-router 0.16.1 waits for itself. The later one leads.
    if (error instanceof TypeError && route.pathname !== href) return undefined
    throw error
  }
}

type Go = (href: string, options: { replace?: boolean }) => Promise<unknown>
const go = ({ navigate: typed }: { navigate: unknown }): Go => typed as Go
