import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { IdentifierType } from '../../shared/identifiers/detectIdentifiers.ts'

/** A place a person marked by hand; `entity` is who or what it means. */
export interface GoldSpan {
  readonly start: number
  readonly end: number
  readonly type: IdentifierType | 'LOCATION' | 'ORG'
  readonly entity: string
}

/** Rules were written with a text; or it was set aside meanwhile, and looked at later; or it was measured once, unseen. */
type TextUse = 'written' | 'aside' | 'held'

/** A text with its marked places, in UTF-16 units. */
export interface GoldText {
  readonly id: string
  readonly genre: string
  readonly text: string
  readonly spans: readonly GoldSpan[]
  /** Neither right nor wrong. */
  readonly ignore: readonly { readonly start: number; readonly end: number }[]
  /** Passages an assessment rests on: nothing of them should be lost. */
  readonly weighty: readonly { readonly start: number; readonly end: number }[]
  readonly use: TextUse
}

const short: Readonly<Record<string, IdentifierType>> = {
  ...{
    P: 'PERSON',
    S: 'STREET',
    Z: 'POSTCODE',
    O: 'PLACE',
    I: 'INSTITUTION',
    C: 'CASE_NO',
    D: 'DATE',
    B: 'DATE_BIRTH',
  },
  ...{
    A: 'AGE',
    T: 'PHONE',
    E: 'EMAIL',
    U: 'URL_HANDLE',
    K: 'IBAN',
    N: 'ID_NUMBER',
    V: 'VEHICLE',
    J: 'OCCUPATION',
  },
  ...{ H: 'NATIONALITY', G: 'DIAGNOSIS', F: 'FAMILY', Q: 'QUASI_OTHER' },
}

/** Reads `{Emil|P|emil}` as a marked place and `{{…}}` as a weighty passage; the first line is the genre, its use before it. */
function parseGold(id: string, file: string): GoldText {
  const [head = '', ...lines] = file.split('\n')
  const source = lines.join('\n')
  const spans: GoldSpan[] = []
  const weighty: { start: number; end: number }[] = []
  let text = ''
  let opened = 0
  for (const piece of source.split(/(\{\{|\}\}|\{[^{}|]+\|[A-Z]\|[^{}|]+\})/u)) {
    const marked = /^\{([^{}|]+)\|([A-Z])\|([^{}|]+)\}$/u.exec(piece)
    if (piece === '{{') opened = text.length
    else if (piece === '}}') weighty.push({ start: opened, end: text.length })
    else if (marked) {
      const [, words = '', code = '', entity = ''] = marked
      const type = short[code]
      if (!type) throw new Error(`${id}: no type "${code}"`)
      spans.push({ start: text.length, end: text.length + words.length, type, entity })
      text += words
    } else text += piece
  }
  const [, use = 'written', genre = ''] = /^(?:(aside|held) )?(.*)$/u.exec(head) ?? []
  return { id, genre, text, spans, ignore: [], weighty, use: use as TextUse }
}

const folder = resolve(import.meta.dirname, 'text')

/** The texts of the project. */
export const ownTexts = (): GoldText[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => parseGold(name.replace('.txt', ''), readFileSync(join(folder, name), 'utf8')))

const shared = resolve(import.meta.dirname, '../../../shared/pii')

/** Texts beside the project, where they are there; undefined where not. */
export function besideTexts(name: 'dev' | 'germeval14-sample'): GoldText[] | undefined {
  const path = join(shared, `${name}.jsonl`)
  if (!existsSync(path)) return undefined
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const {
        id,
        genre = '',
        text,
        spans,
        ignore = [],
      } = JSON.parse(line) as Partial<GoldText> & Pick<GoldText, 'id' | 'text' | 'spans'>
      return {
        id,
        genre,
        text,
        ignore,
        weighty: [],
        use: 'aside' as const,
        spans: spans.map((span) => ({ ...span, entity: span.entity ?? String(at) })),
      }
    })
}
