// What stands in a document and not on its page: it is neither kept unseen nor lost unseen (IM12).
import type { CaseSource } from '../../shared/caseText/parse.ts'
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'

/** What kind of text it is that a reader of the page does not see, or not in the running text. */
export const hiddenKinds = [
  'deletedText',
  'hiddenText',
  'comments',
  'footnotes',
  'textBoxes',
  'headerFooter',
  'pictures',
  'placeholders',
  'embedded',
  'properties',
] as const
export type HiddenKind = (typeof hiddenKinds)[number]

/** One such text. */
export interface HiddenText {
  readonly kind: HiddenKind
  readonly text: string
  /** After how many blocks of the document it stands; all of them if it belongs to no place. */
  readonly after: number
}

/** No person reads through more of them; what is beyond is said. */
export const MOST_HIDDEN = 500
/** UTF-16 units of one that are shown and taken over. */
const LONGEST = 20_000

/** Gathers them while a document is being read, in order. */
export class HiddenTexts {
  readonly #found: { kind: HiddenKind; text: string; after: number }[] = []
  /** Pieces of one text come one after the other. */
  #isOpen = false
  #settled = 0
  #dropped = 0

  /** Words of one kind; pieces that follow each other are one text until `end`. */
  add(kind: HiddenKind, words: string): void {
    const last = this.#found.at(-1)
    if (this.#isOpen && last?.kind === kind) {
      if (last.text.length < LONGEST) last.text += words
      return
    }
    if (words.trim() === '') return
    if (this.#found.length >= MOST_HIDDEN) this.#dropped += 1
    else this.#found.push({ kind, text: words.slice(0, LONGEST), after: Number.NaN })
    this.#isOpen = true
  }

  /** What comes next of the same text stands on a line of its own. */
  break(): void {
    const last = this.#found.at(-1)
    if (this.#isOpen && last && !last.text.endsWith('\n')) last.text += '\n'
  }

  /** What comes next is another text. */
  end(): void {
    this.#isOpen = false
  }

  /** What was found since the last time stands after so many blocks. */
  settle(after: number): void {
    for (const one of this.#found.slice(this.#settled)) one.after = after
    this.#settled = this.#found.length
  }

  /** How many were too many to be listed. */
  get dropped(): number {
    return this.#dropped
  }

  /** All of them; what has no place stands at the end. `placeOf` says where a block went. */
  all(end: number, placeOf: (after: number) => number = (after) => after): readonly HiddenText[] {
    return this.#found.map(({ kind, text, after }) => ({
      kind,
      text: text
        .replace(/[ \t]+/g, ' ')
        .replace(/\n[\s]*/g, '\n')
        .trim(),
      after: Number.isNaN(after) ? end : placeOf(after),
    }))
  }
}

/** What a text that was taken over is called where it stands in the case text. */
const calledInText: Readonly<Record<HiddenKind, string>> = {
  deletedText: 'gelöscht',
  hiddenText: 'ausgeblendet',
  comments: 'Kommentar',
  footnotes: 'Fußnote',
  textBoxes: 'Textfeld',
  headerFooter: 'Kopf- oder Fußzeile',
  pictures: 'Bildbeschreibung',
  placeholders: 'Platzhalter',
  embedded: 'Eingebettet',
  properties: 'Eigenschaft der Datei',
}

/**
 * A source with some of its hidden texts at their places, of one without blocks at its end; each named for what it is. In
 * brackets, and its further lines behind dots, so that none of them opens an entry.
 */
export function withTaken(source: CaseSource, taken: readonly HiddenText[]): CaseSource {
  if (taken.length === 0) return source
  if (source.kind !== 'document')
    return { ...source, text: [source.text, ...taken.map(inBrackets)].join('\n\n') }
  const blocks: DocumentBlock[] = []
  const insert = (at: number): void => {
    for (const one of taken)
      if (Math.min(one.after, source.blocks.length) === at) blocks.push(paragraph(inBrackets(one)))
  }
  source.blocks.forEach((block, at) => {
    insert(at)
    blocks.push(block)
  })
  insert(source.blocks.length)
  return { kind: 'document', blocks }
}

const inBrackets = ({ kind, text }: HiddenText): string =>
  `[${calledInText[kind]}: ${text.replaceAll('\n', '\n… ')}]`

const paragraph = (text: string): DocumentBlock => ({
  kind: 'paragraph',
  lines: text.split('\n').map((line) => [{ text: line, isStruck: false }]),
})

/** "Änderungen und Kommentare von: M. Muster" */
export const authorLine = (name: string): string => `Änderungen und Kommentare von: ${name}`
