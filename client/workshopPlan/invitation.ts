// The invitation of a workshop: its text, and how long a join code shall be valid.
import { versionName } from '../../shared/caseText/caseName.ts'
import { formatDateTime, formatMinutes, formatWeekday } from '../../shared/kernel/format.ts'
import type { WorkshopBasis } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { shownCode } from '../../shared/join/joinCode.ts'
import { workshopName } from '../../shared/workshop/workshop.words.ts'
import { shortHash } from '../page/reviewCaseText.ts'

/** The longest a code may be valid, in hours (api.rotateJoinCode). */
const MOST_HOURS = 24 * 21

/** A day in the room, in hours. */
export const TODAY_HOURS = 12

const HOUR_MS = 3_600_000

/**
 * Hours from now until the end of the workshop's day (YYYY-MM-DD, Berlin time ± an hour), for working
 * ahead; never above the longest validity. `reaches` says whether that is enough for the day.
 */
export function hoursUntilDay(date: string, now: number): { hours: number; reaches: boolean } {
  // 24:00 in Berlin is 22:00 or 23:00 UTC; the later one is right or an hour generous.
  const end = Date.parse(`${date}T23:00:00Z`)
  const wanted = Math.max(TODAY_HOURS, Math.ceil((end - now) / HOUR_MS))
  return { hours: Math.min(wanted, MOST_HOURS), reaches: wanted <= MOST_HOURS }
}

/** How one comes in: what the facilitation hands out. */
interface WayIn {
  readonly code: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly address: string
  /** The code already opens the room before the day. */
  readonly ahead: boolean
}

export interface InvitationFacts {
  readonly title: string
  /** YYYY-MM-DD */
  readonly date: string
  /** "09:00", or empty when it is told elsewhere. */
  readonly start: string
  readonly slotMinutes: number
  readonly basis: WorkshopBasis
  /** Null for who reads the invitation and does not invite. */
  readonly wayIn: WayIn | null
}

/** The invitation as plain text, to be pasted into a letter or a message. Holds no case text and no names. */
export function invitationText(facts: InvitationFacts): string {
  const day = formatWeekday(facts.date)
  const when = facts.start === '' ? day : `${day}, ${facts.start} Uhr`
  const { wayIn } = facts
  const opening = wayIn?.ahead
    ? 'Sie können schon vorher an Ihrem Arbeitsplatz beitreten. Ihr Platz bleibt bis zum Tag erhalten, wenn Sie denselben Browser benutzen.'
    : 'Bitte treten Sie erst am Tag der Werkstatt bei.'
  const withCase = facts.basis.reviewCase !== null
  return [
    `Einladung zur ${workshopName(withCase)} „${facts.title}“`,
    '',
    `Wann: ${when} (${formatMinutes(facts.slotMinutes)})`,
    ...(wayIn
      ? [
          `Beitreten: ${wayIn.address}`,
          `Code: ${shownCode(wayIn.code)} (gültig bis ${formatDateTime(wayIn.expiresAt)})`,
        ]
      : ['Beitreten: Adresse und Code nennt Ihnen die Moderation.']),
    basisLine(facts.basis),
    '',
    `${wayIn ? `${opening} ` : ''}Sie brauchen kein Konto. Ein Gerät mit Browser genügt, auch eines für mehrere Personen.`,
    '',
    `Ihre ${withCase ? 'Anmerkungen' : 'Einstufungen'} erscheinen ohne Namen; auch die Moderation sieht nicht, von wem sie sind. Bitte geben Sie den Code nicht weiter.`,
  ].join('\n')
}

/**
 * What will be read, and against what: "Fall 7, Fassung 3 (Prüfsumme 3f9a 02bc 77d1) · Schutzauftrag, Fassung 2020.1".
 * Without a case the catalogue alone.
 */
export const basisLine = ({
  reviewCase,
  catalogueTitle,
  catalogueVersion,
}: WorkshopBasis): string =>
  [
    ...(reviewCase
      ? [
          `${versionName(reviewCase.label, reviewCase.version)} (Prüfsumme ${shortHash(reviewCase.hash)})`,
        ]
      : []),
    `${catalogueTitle}, Fassung ${catalogueVersion}`,
  ].join(' · ')
