// The places of the office area, and which of them a role has business in.
import type { AccountRole } from '../../shared/protocol/api.ts'

export interface Place {
  readonly href: string
  readonly label: string
}

const home: Place = { href: '/amt', label: 'Übersicht' }
const workshops: Place = { href: '/amt/werkstaetten', label: 'Werkstätten' }

const places: Readonly<Record<AccountRole, readonly Place[]>> = {
  coordinator: [home, { href: '/amt/faelle', label: 'Fälle' }, workshops],
  facilitator: [home, workshops],
  administrator: [
    home,
    { href: '/amt/jugendaemter', label: 'Jugendämter' },
    { href: '/amt/konten', label: 'Konten' },
    { href: '/amt/verfahren', label: 'Verfahren' },
    { href: '/amt/kataloge', label: 'Kataloge' },
  ],
  analyst: [home],
}

/** The entries of the main navigation for a role. */
export const placesOf = (role: AccountRole): readonly Place[] => places[role]

/** Whether a path lies at or below a place; the overview is only itself. */
export function isHere(place: Place, path: string): boolean {
  if (path === place.href) return true
  return place.href !== home.href && path.startsWith(`${place.href}/`)
}

/** Pages of a role that are not in its navigation. */
const besides: Readonly<Record<AccountRole, readonly RegExp[]>> = {
  coordinator: [/^\/amt\/faelle\//],
  facilitator: [/^\/amt\/werkstaetten\//, /^\/amt\/faelle\/[^/]+\/[^/]+\/fassung\//],
  administrator: [],
  analyst: [],
}

/**
 * Whether a page of the office area is for this role: whoever follows an address of another one reads a sentence
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
export const intakeHref = (procedureId: string, caseId: string): string =>
  `${caseHref(procedureId, caseId)}/einlesen`
export const versionHref = (procedureId: string, caseId: string, version: number): string =>
  `${caseHref(procedureId, caseId)}/fassung/${version}`
export const planHref = (workshopId: string): string => `/amt/werkstaetten/${workshopId}`
export const invitationHref = (workshopId: string): string => `${planHref(workshopId)}/einladung`
/** Planning a new workshop, with a case chosen already or not. */
export const newWorkshopHref = (caseId?: string): string =>
  caseId === undefined ? '/amt/werkstaetten/neu' : `/amt/werkstaetten/neu/${caseId}`
export const minutesHref = (workshopId: string): string => `/werkstatt/${workshopId}/protokoll`
