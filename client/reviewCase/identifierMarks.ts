// Where a text still names what must not leave the office, with a sentence that helps to mend it.
import {
  findCalendarDays,
  findImpossibleDays,
  isoDayNumber,
  relativeDay,
} from '../../shared/caseText/calendar.ts'
import { findCalendarSpans, relativeSpan } from '../../shared/caseText/calendarSpan.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { placeWords } from '../../shared/identifiers/lastLine.words.ts'
import {
  findPlaces,
  isKeptPlace,
  type Place,
  type PlaceKind,
} from '../../shared/identifiers/lastLine.ts'
import type { IdentifierType } from '../../shared/identifiers/identifier.ts'
import { birthBand } from '../../shared/identifiers/ageBand.ts'
import { proposedToken } from '../../shared/identifiers/proposedToken.ts'
import type { Intake } from './intake.ts'

/** One place in the draft. `start` and `end` are UTF-16 units inside the named field. */
export interface IntakeMark {
  /** Stable while the text around it stays. */
  readonly id: string
  readonly kind: PlaceKind
  /** The entry, or null for the title and the roles. */
  readonly entryId: string | null
  /** Which role, if the field is one of a role. */
  readonly roleIndex: number | null
  readonly field: Place['field']
  readonly start: number
  readonly end: number
  /** The marked words with a few of their neighbours, for a list beside the text. */
  readonly before: string
  readonly words: string
  readonly after: string
  /** What is proposed in its place: of a calendar day and a date of birth once day 0 is known; null where nothing is. */
  readonly replacement: string | null
}

const AROUND = 24

/** What the detection calls it. */
export const typeOfKind: Readonly<Record<PlaceKind, IdentifierType>> = {
  email: 'EMAIL',
  phone: 'PHONE',
  iban: 'IBAN',
  fileNumber: 'CASE_NO',
  birthDate: 'DATE_BIRTH',
  vehicle: 'VEHICLE',
  number: 'ID_NUMBER',
  webAddress: 'URL_HANDLE',
  address: 'STREET',
  calendarDay: 'DATE',
  calendarSpan: 'DATE',
}

function markOf(found: Place, entryId: string | null, text: string): IntakeMark {
  const { kind, field, start, end } = found
  const isRole = field === 'roleToken' || field === 'roleLabel'
  return {
    id: `${entryId ?? ''}-${field}-${found.entryIndex ?? ''}-${start}-${kind}`,
    kind,
    entryId,
    roleIndex: isRole ? found.entryIndex : null,
    field,
    start,
    end,
    before: text.slice(Math.max(0, start - AROUND), start),
    words: text.slice(start, end),
    after: text.slice(end, end + AROUND),
    replacement: isCalendar(found) ? null : (proposedToken(typeOfKind[kind], '') ?? null),
  }
}

/** Entries never change in place, so each is searched once, however long the text is. */
const searched = new WeakMap<Entry, readonly IntakeMark[]>()

function entryMarks(entry: Entry): readonly IntakeMark[] {
  const known = searched.get(entry)
  if (known !== undefined) return known
  const marks = findPlaces({ title: '', entries: [entry] })
    .map((found) => markOf(found, entry.id, found.field === 'heading' ? entry.heading : entry.text))
    .toSorted((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'heading' ? -1 : 1))
  searched.set(entry, marks)
  return marks
}

/** Written like a whole date that no calendar has. */
export const isImpossible = ({ kind, words }: Pick<IntakeMark, 'kind' | 'words'>): boolean =>
  kind === 'calendarDay' && findImpossibleDays(words).length > 0

/** A day, month or year of the calendar: the room reads relative days instead. */
export const isCalendar = ({ kind }: { readonly kind: PlaceKind }): boolean =>
  kind === 'calendarDay' || kind === 'calendarSpan'

/** Read where it stands: one digit alone is a day only behind its preposition. */
const foundAgain = <Found extends { readonly start: number }>(
  { before, words, after }: IntakeMark,
  find: (text: string) => readonly Found[],
): Found | undefined =>
  find(`${before}${words}${after}`).find(({ start }) => start === before.length)

/** The word may be a month or a name ("Mai"); both are to be written otherwise. */
export const isDoubtful = (mark: IntakeMark): boolean =>
  mark.kind === 'calendarSpan' && (foundAgain(mark, findCalendarSpans)?.isDoubtful ?? false)

/** The relative day of a mark, or the band of an age, read beside its own entry; null without day 0. Else what it has. */
function replacementOf(mark: IntakeMark, dayZero: number, day: number): string | null {
  if (mark.kind === 'birthDate') return birthBand(mark.words, dayZero + (day || 0))
  if (!isCalendar(mark)) return mark.replacement
  if (Number.isNaN(dayZero)) return null
  const near = dayZero + (Number.isNaN(day) ? 0 : day)
  if (mark.kind === 'calendarSpan') {
    const span = foundAgain(mark, findCalendarSpans)
    return span ? relativeSpan(span, dayZero, near, mark.before) : null
  }
  const found = foundAgain(mark, findCalendarDays)
  return found ? relativeDay(found, dayZero, near) : null
}

/** All places of a draft that were not decided about, in the order of the page: title, entries, roles. */
export function intakeMarks({
  title,
  entries,
  roles,
  kept,
  dayZero,
}: Intake): readonly IntakeMark[] {
  const zero = isoDayNumber(dayZero ?? '')
  const outside = findPlaces({ title, entries: [], roles: [...roles] }).map((found) => {
    const role = found.entryIndex === null ? undefined : roles[found.entryIndex]
    const text = found.field === 'roleToken' ? role?.token : role?.label
    return markOf(found, null, found.field === 'title' ? title : (text ?? ''))
  })
  const ofTitle = outside.filter(({ field }) => field === 'title')
  const ofRoles = outside.filter(({ field }) => field !== 'title')
  const open = (mark: IntakeMark): boolean => !isKeptPlace(kept, mark)
  return [
    ...ofTitle.filter(open).map((mark) => ({ ...mark, replacement: replacementOf(mark, zero, 0) })),
    ...entries.flatMap((entry) =>
      entryMarks(entry)
        .filter(open)
        .map((mark) => ({ ...mark, replacement: replacementOf(mark, zero, entry.day) })),
    ),
    ...ofRoles.filter(open).map((mark) => ({ ...mark, replacement: replacementOf(mark, zero, 0) })),
  ]
}

/** What was found, and what to write in its place. */
export const identifierText: Readonly<Record<PlaceKind, { name: string; next: string }>> = {
  email: {
    name: placeWords.email,
    next: 'Schreiben Sie stattdessen, wer erreicht wurde, zum Beispiel „die Kita“.',
  },
  phone: {
    name: placeWords.phone,
    next: 'Lassen Sie die Nummer weg. Dass telefoniert wurde, darf stehen bleiben.',
  },
  iban: { name: placeWords.iban, next: 'Lassen Sie die Nummer weg.' },
  fileNumber: {
    name: placeWords.fileNumber,
    next: 'Schreiben Sie stattdessen, um welche Akte es geht, zum Beispiel „Akte des Familiengerichts“.',
  },
  birthDate: {
    name: placeWords.birthDate,
    next: 'Schreiben Sie stattdessen eine Altersspanne, zum Beispiel „3 bis 5 Jahre“.',
  },
  vehicle: { name: placeWords.vehicle, next: 'Schreiben Sie stattdessen „ein Auto“.' },
  number: { name: placeWords.number, next: 'Lassen Sie die Nummer weg.' },
  webAddress: {
    name: placeWords.webAddress,
    next: 'Lassen Sie die Adresse weg. Welcher Dienst es war, darf stehen bleiben.',
  },
  address: {
    name: placeWords.address,
    next: 'Schreiben Sie stattdessen, was für ein Ort es ist, zum Beispiel „die Wohnung der Großmutter“.',
  },
  calendarDay: {
    name: placeWords.calendarDay,
    next: 'Schreiben Sie stattdessen den Tag ab der ersten Mitteilung, zum Beispiel „Tag 8“.',
  },
  calendarSpan: {
    name: placeWords.calendarSpan,
    next: 'Schreiben Sie stattdessen den Abstand zur ersten Mitteilung, zum Beispiel „etwa zwei Wochen nach Tag 0“.',
  },
}
