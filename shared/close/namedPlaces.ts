// Where a name may stand in what goes into the minutes (rule RC13): found on the device of who edits, a reminder that
// holds nothing up. Other software than a person cannot tell a name from a word; what is shown is looked at by a person.
import { findNames } from '../caseText/guard.label.ts'
import { lookUp } from '../kernel/lookUp.ts'
import { numberFor } from '../kernel/numbering.ts'
import type { RoomSlice } from '../room/roomView.ts'
import { plainText } from '../sharedText/plainText.ts'
import {
  findingTextId,
  recommendationTextId,
  sharedTextFields,
  structureTextId,
} from '../sharedText/sharedText.ts'
import { perspectiveWords } from '../discussion/discussion.words.ts'
import { boardWords } from '../keySituation/keySituation.words.ts'
import type { PhaseKind } from '../workshop/agenda.ts'
import { headWords, partWords, RECORD_DETAILS } from '../minutes/minutes.words.ts'
import { PLACES, type MinutesDocument } from '../minutes/minutesBlocks.ts'

/** A text that goes into the minutes, where it stands and where it is changed. */
export interface WrittenPlace {
  readonly key: string
  /** "Themenspeicher", "Befund 2" */
  readonly where: string
  readonly text: string
  /** The step in which it is changed; undefined if it is changed on the spot. */
  readonly step?: PhaseKind
  /** What was said in the discussion and can be reworded on the spot (`changeItem`). */
  readonly itemId?: string
}

/** The words of a text that may name a person, in its order. */
export const namesIn = (text: string): readonly string[] => [
  ...new Set(findNames(text).map(({ start, end }) => text.slice(start, end))),
]

/** Everything people typed that the minutes take over. */
export function roomPlaces(room: RoomSlice): readonly WrittenPlace[] {
  const { discussion, keySituation, finding, recommendation, structureRating, vote, minutes } = room
  const shared = (id: string) => plainText(lookUp(room.sharedText.states, id))
  const item = (where: string) => (one: { readonly id: string; readonly text: string }) => ({
    key: one.id,
    where,
    text: one.text,
    itemId: one.id,
  })
  const { facilitation, recorder, distribution } = minutes.details
  return [
    ...finding.findings.flatMap(({ id, noEvidenceReason }) => {
      const where = `Befund ${String(numberFor(id, finding.findings, finding.retired))}`
      const text = [
        ...sharedTextFields.finding.map((field) => shared(findingTextId(id, field))),
        noEvidenceReason,
      ].join('\n')
      return { key: id, where, text, step: 'findings' as const }
    }),
    ...recommendation.recommendations.map(({ id, owner, indicator }) => ({
      key: id,
      where: `Empfehlung ${String(
        numberFor(id, recommendation.recommendations, recommendation.retired),
      )}`,
      text: [shared(recommendationTextId(id)), owner, indicator].join('\n'),
      step: 'recommendations' as const,
    })),
    ...structureRating.agreed.map(({ id, criterionId, reason, evidence }) => ({
      key: id,
      where: `Einstufung ${criterionId}`,
      text: [reason, evidence.text, shared(structureTextId(id))].join('\n'),
      step: 'structure' as const,
    })),
    ...keySituation.situations.map(({ id, title, question }) => ({
      key: id,
      where: `Schlüsselsituation „${title}“`,
      text: [title, question].join('\n'),
      step: 'keySituations' as const,
    })),
    ...keySituation.boardItems.map(({ id, kind, text }) => ({
      key: id,
      where: `Tafel, ${boardWords[kind].heading}`,
      text,
      itemId: id,
    })),
    ...discussion.perspectives.map((note) => ({
      ...item(`Perspektive ${perspectiveWords[note.perspective]}`)(note),
    })),
    ...discussion.statements.map(item(partWords.statements)),
    ...discussion.questions.map((question) => ({
      ...item('Verständnisfrage')(question),
      text: [question.text, question.answer].join('\n'),
    })),
    ...discussion.parked.map((topic) => ({
      ...item(partWords.parked)(topic),
      text: [topic.text, topic.assignedTo].join('\n'),
    })),
    ...vote.votes.flatMap(({ id, result }) =>
      (result?.texts ?? []).map((text, at) => ({
        key: `${id} ${String(at)}`,
        where: partWords.feedback,
        text,
      })),
    ),
    {
      key: 'record',
      where: RECORD_DETAILS,
      text: [facilitation, recorder, distribution].join('\n'),
    },
  ]
}

/** A place in a document where a name may stand: the heading above it, and the words. */
export interface NamedPlace {
  /** Index of the block that heads it. */
  readonly at: number
  readonly where: string
  readonly names: readonly string[]
}

/** What the office and the plan say, and what was counted: none of it was typed into the room. */
const PLANNED: readonly string[] = [
  headWords.office,
  headWords.procedure,
  headWords.caseText,
  headWords.day,
  headWords.people,
  headWords.stage,
  PLACES,
]
const UNTYPED: readonly string[] = [partWords.course, partWords.sources, partWords.annotations]

/** The places of a document where a name may stand, each under the heading it stands below. */
export function documentPlaces({ blocks }: Pick<MinutesDocument, 'blocks'>): readonly NamedPlace[] {
  const found = new Map<number, { where: string; names: string[] }>()
  let part = 'Angaben vorn im Dokument'
  let where = part
  let head = 0
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      if (block.level === 1) part = block.text
      where = block.text === part ? part : `${part}, ${block.text}`
      head = at
    }
    if (part === partWords.open || UNTYPED.some((title) => part.endsWith(`: ${title}`))) continue
    const names = namesIn(wordsOf(block).join('\n'))
    if (names.length === 0) continue
    const held = found.get(head) ?? { where, names: [] }
    held.names.push(...names.filter((name) => !held.names.includes(name)))
    found.set(head, held)
  }
  return [...found].map(([at, { where, names }]) => ({ at, where, names }))
}

function wordsOf(block: MinutesDocument['blocks'][number]): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text]
    case 'facts':
      return block.rows.filter(([label]) => !PLANNED.includes(label)).map(([, text]) => text)
    case 'list':
      return block.items
    case 'table':
      return block.rows.flat()
    // Words of the case text, which was read twice before it was released.
    case 'quotes':
    case 'signatures':
      return []
  }
}
