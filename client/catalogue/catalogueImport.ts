// Reading a catalogue file: what is wrong with it, in German and with the place.
import type { z } from 'zod'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'

/** The largest file read, in bytes; the catalogues of the Landesjugendämter have some 60 kB. */
export const MOST_BYTES = 1_000_000

export type ReadCatalogue =
  | { readonly kind: 'catalogue'; readonly catalogue: Catalogue }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[]; readonly more: number }

export interface Fault {
  /** "Kriterium 3 (P-01-3), Leitfrage" */
  readonly place: string
  readonly sentence: string
}

const MOST_FAULTS = 20

const fieldNames: Readonly<Record<string, string>> = {
  key: 'Schlüssel (key)',
  title: 'Titel (title)',
  version: 'Fassung (version)',
  source: 'Quelle (source)',
  language: 'Sprache (language)',
  status: 'Stand (status)',
  scales: 'Skalen (scales)',
  nonAnswers: 'Nichtantworten (nonAnswers)',
  criteria: 'Kriterien (criteria)',
  id: 'Kennung (id)',
  dimension: 'Dimension (dimension)',
  theme: 'Thema (theme)',
  guidingQuestion: 'Leitfrage (guidingQuestion)',
  reference: 'Fundstelle (reference)',
  tags: 'Schlagworte (tags)',
  synonyms: 'Alltagswörter (synonyms)',
  core: 'Kernbestand (core)',
  evidence: 'Beleg (evidence)',
  appliesWhen: 'Gilt wenn (appliesWhen)',
  value: 'Wert (value)',
  label: 'Bezeichnung (label)',
}

/** What a letter becomes that was read in the wrong encoding. */
const MISREAD = '\ufffd'

const ENCODING: Fault = {
  place: 'Datei',
  sentence:
    'Umlaute und Sonderzeichen sind nicht lesbar: Die Datei ist nicht in UTF-8 gespeichert. Speichern Sie sie im Editor mit der Kodierung UTF-8 und wählen Sie sie noch einmal.',
}

/** The bytes of a file as text; undefined if they are no UTF-8, so that no letter is lost without a word. */
export function decodeCatalogue(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What is wrong with a file that `decodeCatalogue` does not read. */
export const encodingFault: readonly Fault[] = [ENCODING]

/** Reads the text of a JSON file. Never throws; every fault says where it is and what to do. */
export function readCatalogue(text: string): ReadCatalogue {
  if (text.includes(MISREAD)) return { kind: 'faults', faults: [misreadFault(text)], more: 0 }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { kind: 'faults', faults: [syntaxFault(text, error)], more: 0 }
  }
  const checked = catalogueSchema.safeParse(json)
  if (checked.success) return { kind: 'catalogue', catalogue: checked.data }
  const issues = checked.error.issues
  return {
    kind: 'faults',
    faults: issues.slice(0, MOST_FAULTS).map((issue) => faultOf(issue, json)),
    more: Math.max(0, issues.length - MOST_FAULTS),
  }
}

function misreadFault(text: string): Fault {
  const line = text.slice(0, text.indexOf(MISREAD)).split('\n').length
  return { ...ENCODING, place: `Zeile ${line}` }
}

function syntaxFault(text: string, error: unknown): Fault {
  const message = error instanceof Error ? error.message : ''
  const at = /position (\d+)/.exec(message)?.[1]
  const line =
    /line (\d+)/.exec(message)?.[1] ?? (at && String(text.slice(0, Number(at)).split('\n').length))
  return {
    place: line ? `Zeile ${line}` : 'Datei',
    sentence:
      text.trim() === ''
        ? 'Hier steht noch nichts. Wählen Sie eine Datei oder fügen Sie ihren Inhalt ein.'
        : 'Das ist kein gültiges JSON. Prüfen Sie Kommas, Klammern und Anführungszeichen an dieser Stelle.',
  }
}

function faultOf(issue: z.core.$ZodIssue, json: unknown): Fault {
  return {
    place: placeOf(issue.path, json),
    sentence: sentenceOf(issue, valueAt(json, issue.path)),
  }
}

/** What stands at a place; undefined if nothing does. */
const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((here, step) => (isRecord(here) ? here[String(step)] : undefined), json)

const KINDS = { string: 'ein Text', number: 'eine Zahl', boolean: 'Ja oder Nein' } as const

/** What kind of thing a value is, in words. */
function kindWords(value: unknown): string {
  if (value === null) return 'nichts (null)'
  if (Array.isArray(value)) return 'eine Liste'
  return lookUp<string>(KINDS, typeof value) ?? 'eine Gruppe von Angaben'
}

/** What kind a field wants, as the schema calls it. */
const WANTED = {
  string: 'ein Text in Anführungszeichen',
  boolean: 'true oder false',
  array: 'eine Liste in eckigen Klammern',
  object: 'eine Gruppe von Angaben in geschweiften Klammern',
  record: 'eine Gruppe von Angaben in geschweiften Klammern',
} as const

/** The path of an issue in words; lists count from 1, criteria are named by their id, and scales by their dimension. */
function placeOf(path: readonly PropertyKey[], json: unknown): string {
  const parts: string[] = []
  let here: unknown = json
  let within = ''
  for (const step of path) {
    here = isRecord(here) ? here[String(step)] : undefined
    if (typeof step === 'number') {
      const id =
        within === 'criteria' && isRecord(here) && typeof here.id === 'string' ? here.id : ''
      if (within === 'criteria') parts.pop()
      const word = within === 'criteria' ? 'Kriterium' : 'Eintrag'
      parts.push(`${word} ${step + 1}${id === '' ? '' : ` (${id})`}`)
    } else if (within === 'scales') {
      parts.splice(-1, 1, `Skala „${String(step)}“`)
      within = String(step)
    } else {
      within = String(step)
      parts.push(lookUp(fieldNames, within) ?? `„${within}“`)
    }
  }
  return parts.length === 0 ? 'Katalog' : parts.join(', ')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** `given` is what stands there: an issue of zod does not bring it along. */
function sentenceOf(issue: z.core.$ZodIssue, given: unknown): string {
  if (given === undefined && issue.code.startsWith('invalid_')) return 'Die Angabe fehlt.'
  switch (issue.code) {
    case 'invalid_type':
      return `Hier steht ${kindWords(given)}, erwartet wird ${lookUp<string>(WANTED, issue.expected) ?? 'etwas anderes'}.`
    case 'unrecognized_keys':
      return `Unbekannte Angaben: ${issue.keys.map((key) => `„${key}“`).join(', ')}. Bitte entfernen Sie sie.`
    case 'invalid_value':
      return `Erlaubt ist nur: ${issue.values.map((value) => `„${String(value)}“`).join(', ')}.`
    case 'too_small':
      return 'Die Angabe ist leer oder zu kurz.'
    case 'too_big':
      return `Die Angabe ist zu lang, erlaubt sind ${String(issue.maximum)}.`
    case 'invalid_format':
      return 'Die Schreibweise passt nicht. Eine Kennung sieht aus wie „P-03-1“, ein Schlüssel wie „schutzauftrag-8a“, eine Fassung wie „2020.1“.'
    case 'custom':
      return 'Eine Kennung kommt zweimal vor. Jede darf es nur einmal geben.'
    default:
      return 'Die Angabe passt nicht zum Aufbau eines Katalogs.'
  }
}
