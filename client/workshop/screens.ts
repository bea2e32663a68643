import type { Component } from 'svelte'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'

type Loader = () => Promise<{ default: Component }>

/** The screen of each kind of step, the one before the first and the one after the end; loaded apart, so that the first is there soon. */
const loaders: Record<PhaseKind | 'before' | 'closed', Loader> = {
  before: () => import('./BeforeOpening.svelte'),
  arrive: () => import('./ArriveScreen.svelte'),
  present: () => import('./PresentScreen.svelte'),
  clarify: () => import('./ClarifyScreen.svelte'),
  annotate: () => import('../annotation/AnnotateScreen.svelte'),
  compare: () => import('../step/CompareScreen.svelte'),
  discuss: () => import('../discussion/DiscussScreen.svelte'),
  perspectives: () => import('../discussion/PerspectivesScreen.svelte'),
  keySituations: () => import('../keySituation/KeySituationsScreen.svelte'),
  deepen: () => import('../keySituation/DeepenScreen.svelte'),
  statement: () => import('../discussion/StatementScreen.svelte'),
  findings: () => import('../step/FindingsScreen.svelte'),
  recommendations: () => import('../recommendation/RecommendationsScreen.svelte'),
  structure: () => import('../structureRating/StructureScreen.svelte'),
  close: () => import('../close/CloseScreen.svelte'),
  followUp: () => import('../close/FollowUpScreen.svelte'),
  break: () => import('./BreakScreen.svelte'),
  closed: () => import('../close/ClosedScreen.svelte'),
}

/** What a seat opens over any screen. */
export const sheets = {
  standing: () => import('./WhereWeStand.svelte'),
  topics: () => import('../discussion/ParkingLot.svelte'),
  seat: () => import('./YourSeat.svelte'),
} satisfies Record<string, Loader>

/** What is needed now and then, on any screen. */
export const parts = {
  away: () => import('./AwayPage.svelte'),
  returned: () => import('./ReturnedEntries.svelte'),
  versions: () => import('../conflict/OpenQuestions.svelte'),
  waiting: () => import('./WaitingRoom.svelte'),
  shortcuts: () => import('../ui/ShortcutList.svelte'),
  legend: () => import('../caseText/RoleLegend.svelte'),
  lanes: () => import('./RoomLanes.svelte'),
} satisfies Record<string, Loader>

export type ScreenKind = keyof typeof loaders

/** Screens whose problems have their sentences from the beginning; all others fetch theirs beside the screen. */
const firstScreens: ReadonlySet<ScreenKind> = new Set(['before', 'arrive', 'annotate', 'break'])

const loadProblems = (): Promise<unknown> => import('../kernel/laterProblemText.ts')

/** Loads a screen; the browser keeps what it loaded once. */
export async function loadScreen(kind: ScreenKind): Promise<Component> {
  const [screen] = await Promise.all([
    loaders[kind](),
    firstScreens.has(kind) ? undefined : loadProblems(),
  ])
  return screen.default
}

/** How long after the first screen the others are fetched, in milliseconds. */
const LATER_MS = 1500

/**
 * Fetches all screens and sheets soon, so that the next step is there also if the network is not. Returns how to
 * give up; what cannot be fetched now is tried again when its step comes.
 */
export function loadAllLater(): () => void {
  const timer = setTimeout(() => {
    const all = [loaders, sheets, parts].flatMap((some) => Object.values<Loader>(some))
    for (const load of [...all, loadProblems]) load().catch(() => undefined)
  }, LATER_MS)
  return () => clearTimeout(timer)
}
