// The places of the office area, and which of them a role has business in.
import type { AccountRole } from '../../shared/account/account.schema.ts'

export interface Place {
  readonly href: string
  readonly label: string
}

const home: Place = { href: '/amt', label: 'Übersicht' }
const workshops: Place = { href: '/amt/werkstaetten', label: 'Werkstätten' }
const procedures: Place = { href: '/amt/verfahren', label: 'Verfahren' }

/** Releases of the state, and the name of the one that is being prepared in the place of a number. */
export const ROLLUPS = '/amt/auswertung'
export const DRAFT = 'entwurf'
const rollups: Place = { href: ROLLUPS, label: 'Auswertung' }

/** Recommendations of the state to all, and the name of one that is being written in the place of an id. */
export const STATE_RECOMMENDATIONS_PLACE = '/amt/empfehlungen'
export const NEW_STATE_RECOMMENDATION = 'neu'
const recommendations: Place = { href: STATE_RECOMMENDATIONS_PLACE, label: 'Empfehlungen' }

const lists: Place = { href: '/amt/einlesen', label: 'Einlesen' }

const places: Readonly<Record<AccountRole, readonly Place[]>> = {
  coordinator: [
    home,
    { href: '/amt/faelle', label: 'Fälle' },
    workshops,
    procedures,
    rollups,
    recommendations,
  ],
  facilitator: [home, workshops, procedures, rollups, recommendations],
  administrator: [
    home,
    { href: '/amt/jugendaemter', label: 'Jugendämter' },
    { href: '/amt/konten', label: 'Konten' },
    procedures,
    { href: '/amt/kataloge', label: 'Kataloge' },
    { href: '/amt/rechtsgrundlagen', label: 'Rechtsgrundlagen' },
    { href: '/amt/schluessel', label: 'Schlüssel' },
    rollups,
    lists,
  ],
  analyst: [
    home,
    { href: '/amt/turnus', label: 'Turnus' },
    { href: '/amt/pakete', label: 'Pakete' },
    { href: '/amt/zuordnung', label: 'Zuordnung' },
    rollups,
    recommendations,
    lists,
  ],
}

/** The entries of the main navigation for a role. */
export const placesOf = (role: AccountRole): readonly Place[] => places[role]

/** Whether a path lies at or below a place; the overview is only itself. */
export function isHere(place: Place, path: string): boolean {
  if (path === place.href) return true
  return place.href !== home.href && path.startsWith(`${place.href}/`)
}

/** One version of a catalogue. */
const CATALOGUE = /^\/amt\/kataloge\/[^/]+$/

/** One release of the state, and what is written of it. */
const ROLLUP = /^\/amt\/auswertung\/[^/]+(\/(bericht|praxis-briefing|reflexionsfragen))?$/

/** One recommendation to all, and the form of a new one. */
const STATE_RECOMMENDATION = /^\/amt\/empfehlungen\/(?!neu$)[^/]+$/
const NEW = /^\/amt\/empfehlungen\/neu$/

/** Pages of a role that are not in its navigation. */
const besides: Readonly<Record<AccountRole, readonly RegExp[]>> = {
  coordinator: [
    /^\/amt\/faelle\//,
    /^\/amt\/verfahren\//,
    /^\/amt\/werkstaetten\/[^/]+\/einladung$/,
    ROLLUP,
    STATE_RECOMMENDATION,
  ],
  facilitator: [
    /^\/amt\/werkstaetten\//,
    /^\/amt\/faelle\/[^/]+\/[^/]+\/fassung\//,
    /^\/amt\/verfahren\//,
    ROLLUP,
    STATE_RECOMMENDATION,
  ],
  administrator: [/^\/amt\/verfahren\/[^/]+$/, CATALOGUE, ROLLUP],
  analyst: [CATALOGUE, ROLLUP, STATE_RECOMMENDATION, NEW, /^\/amt\/pakete\//, /^\/amt\/turnus\//],
}

/**
 * Whether a page of the office area is for this role: a person who follows an address of another one reads a sentence
 * instead of buttons the server would refuse.
 */
export function mayOpen(role: AccountRole, path: string): boolean {
  const bare = path.replace(/\/+$/, '')
  if (!`${bare}/`.startsWith('/amt/') || bare === '/amt/passwort') return true
  return (
    places[role].some(({ href }) => href === bare) || besides[role].some((own) => own.test(bare))
  )
}

/** Addresses below the places, each with ids only. */
export const caseHref = (procedureId: string, caseId: string): string =>
  `/amt/faelle/${procedureId}/${caseId}`
/** One version of a catalogue, by its key and version. */
export const catalogueHref = ({ key, version }: { key: string; version: string }): string =>
  `/amt/kataloge/${key}@${version}`
/** Opens the form for the legal basis of a case. */
export const legalBasisHref = (procedureId: string, caseId: string): string =>
  `${caseHref(procedureId, caseId)}#rechtsgrundlage`
export const intakeHref = (procedureId: string, caseId: string): string =>
  `${caseHref(procedureId, caseId)}/einlesen`
export const versionHref = (procedureId: string, caseId: string, version: number): string =>
  `${caseHref(procedureId, caseId)}/fassung/${version}`
export const procedureHref = (procedureId: string): string => `/amt/verfahren/${procedureId}`
export const synthesisHref = (procedureId: string): string =>
  `${procedureHref(procedureId)}/befunde`
export const closingHref = (procedureId: string): string =>
  `${procedureHref(procedureId)}/abschluss`
export const surveyHref = (procedureId: string): string =>
  `${procedureHref(procedureId)}/abschlussbefragung`
export const drawHref = (procedureId: string): string => `${procedureHref(procedureId)}/ziehung`
/** An office as the state's coordination sees it. */
export const cycleOfficeHref = (officeId: string): string => `/amt/turnus/${officeId}`
export const planHref = (workshopId: string): string => `/amt/werkstaetten/${workshopId}`
export const invitationHref = (workshopId: string): string => `${planHref(workshopId)}/einladung`
/** Planning a new workshop, with a case chosen already or not. */
export const newWorkshopHref = (caseId?: string): string =>
  caseId === undefined ? '/amt/werkstaetten/neu' : `/amt/werkstaetten/neu/${caseId}`
/** Planning a workshop without a case, in which the office of a procedure is rated. */
export const ratingWorkshopHref = (procedureId: string): string =>
  `${newWorkshopHref()}#einstufen=${procedureId}`
export const minutesHref = (workshopId: string): string => `/werkstatt/${workshopId}/protokoll`
/** The package of a procedure, and one that came in at the state level. */
export const packageHref = (procedureId: string): string => `${procedureHref(procedureId)}/freigabe`
export const receivedHref = (packageId: string): string => `/amt/pakete/${packageId}`
/** A theme through all closed releases. */
export const THEMES = `${ROLLUPS}/themen`
/** A closed release by its number, or the one that is being prepared. */
export const rollupHref = (which: number | typeof DRAFT): string => `${ROLLUPS}/${which}`
/** A recommendation to all by its id, or the form for a new one. */
export const stateRecommendationHref = (id: string): string =>
  `${STATE_RECOMMENDATIONS_PLACE}/${id}`
/** What is written of a closed release: the report, and what is made beside it. */
export const documentHref = {
  report: (rollup: number): string => `${rollupHref(rollup)}/bericht`,
  briefing: (rollup: number): string => `${rollupHref(rollup)}/praxis-briefing`,
  questions: (rollup: number): string => `${rollupHref(rollup)}/reflexionsfragen`,
} as const
