// Where a text still names what must not leave the office, with a sentence that helps to mend it.
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import type { Identifier, IdentifierKind } from '../../shared/caseText/guard.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { Intake } from './intake.ts'

/** One place in the draft. `start` and `end` are UTF-16 units inside the named field. */
export interface IntakeMark {
  /** Stable while the text around it stays. */
  readonly id: string
  readonly kind: IdentifierKind
  /** The entry, or null for the title and the roles. */
  readonly entryId: string | null
  readonly field: Identifier['field']
  readonly start: number
  readonly end: number
  /** The marked words with a few of their neighbours, for a list beside the text. */
  readonly before: string
  readonly words: string
  readonly after: string
}

const AROUND = 24

function markOf(found: Identifier, entryId: string | null, text: string): IntakeMark {
  const { kind, field, start, end } = found
  return {
    id: `${entryId ?? ''}-${field}-${found.entryIndex ?? ''}-${start}-${kind}`,
    kind,
    entryId,
    field,
    start,
    end,
    before: text.slice(Math.max(0, start - AROUND), start),
    words: text.slice(start, end),
    after: text.slice(end, end + AROUND),
  }
}

/** Entries never change in place, so each is searched once, however long the text is. */
const searched = new WeakMap<Entry, readonly IntakeMark[]>()

function entryMarks(entry: Entry): readonly IntakeMark[] {
  const known = searched.get(entry)
  if (known !== undefined) return known
  const marks = findIdentifiers({ title: '', entries: [entry] }).map((found) =>
    markOf(found, entry.id, found.field === 'heading' ? entry.heading : entry.text),
  )
  searched.set(entry, marks)
  return marks
}

/** All places of a draft, in the order of the page: title, entries, roles. */
export function intakeMarks({ title, entries, roles }: Intake): readonly IntakeMark[] {
  const outside = findIdentifiers({ title, entries: [], roles: [...roles] }).map((found) => {
    const role = found.entryIndex === null ? undefined : roles[found.entryIndex]
    const text = found.field === 'roleToken' ? role?.token : role?.label
    return markOf(found, null, found.field === 'title' ? title : (text ?? ''))
  })
  const ofTitle = outside.filter(({ field }) => field === 'title')
  const ofRoles = outside.filter(({ field }) => field !== 'title')
  return [...ofTitle, ...entries.flatMap(entryMarks), ...ofRoles]
}

/** What was found, and what to write in its place. */
export const identifierText: Readonly<Record<IdentifierKind, { name: string; next: string }>> = {
  email: {
    name: 'E-Mail-Adresse',
    next: 'Schreiben Sie stattdessen, wer erreicht wurde, zum Beispiel „die Kita“.',
  },
  phone: {
    name: 'Telefonnummer',
    next: 'Lassen Sie die Nummer weg. Dass telefoniert wurde, darf stehen bleiben.',
  },
  iban: { name: 'Bankverbindung', next: 'Lassen Sie die Nummer weg.' },
  fileNumber: {
    name: 'Aktenzeichen',
    next: 'Schreiben Sie stattdessen, um welche Akte es geht, zum Beispiel „Akte des Familiengerichts“.',
  },
  birthDate: {
    name: 'Geburtsdatum',
    next: 'Schreiben Sie stattdessen ein gerundetes Alter, zum Beispiel „etwa 4 Jahre“.',
  },
}
