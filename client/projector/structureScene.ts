// Structure criteria on the wall: what is asked, how the ratings of a theme spread once they are uncovered, and what the
// room agreed on. Never who.
import { criterionById, ratingsOf, type Catalogue } from '../../shared/catalogue/catalogue.ts'
import { latestVote } from '../../shared/room/vote.rules.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import { structureTextId } from '../../shared/sharedText/sharedText.ts'
import {
  distribution,
  type AgreedRating,
  type Rated,
} from '../../shared/structureRating/structureRating.ts'
import {
  evidenceText,
  ratingPartWords,
  spreadText,
  TOO_FEW_RATED,
} from '../../shared/structureRating/structureRating.words.ts'
import { ratingLabel } from '../catalogue/ratingLabel.ts'
import { consentSummary } from '../vote/voteText.ts'
import type { Source } from './blocks.ts'
import type { Block } from './flow.ts'

interface StructurePicture {
  readonly of: string
  readonly headline: string
  readonly over?: string
  readonly title: string
  readonly empty?: string
  readonly blocks: readonly Block[]
}

/** The words of a criterion, or its code if the catalogue is not there. */
export const criterionTitle = (catalogue: Catalogue | null, id: string): string =>
  (catalogue && criterionById(catalogue, id)?.title) ?? id

const labelOf = ({ catalogue }: Source, id: string, rating: string): string =>
  (catalogue && ratingLabel(catalogue, id, rating)) ?? rating

/** How the ratings of one criterion spread, in the order of the scale. */
function spreadOf(source: Source, id: string, voices: readonly Rated[]) {
  const { catalogue } = source
  const criterion = catalogue && criterionById(catalogue, id)
  const scale = catalogue && criterion ? ratingsOf(catalogue, criterion) : []
  return distribution(
    voices,
    scale.map(({ value }) => value),
  ).map(({ rating, seats }) => ({ rating, text: spreadText(labelOf(source, id, rating), seats) }))
}

const agreedOn = ({ room }: Source, criterionId: string): AgreedRating | undefined =>
  room.structureRating.agreed.find((one) => one.criterionId === criterionId)

/** What the room agreed on: rating, what it rests on, how far the room goes along, and what a minority says. */
export function agreedBlocks(source: Source, agreed: AgreedRating): readonly Block[] {
  const { room } = source
  const { id, criterionId, rating, reason, evidence } = agreed
  const block = (part: keyof typeof ratingPartWords, text: string): readonly Block[] =>
    text === '' ? [] : [{ id: part, label: ratingPartWords[part], text }]
  return [
    ...block('rating', labelOf(source, criterionId, rating)),
    ...block('reason', reason),
    ...block('evidence', evidenceText(evidence)),
    ...block('consent', consentSummary(latestVote({ room }, 'consent', id)?.result)),
    ...block('minorityView', plainText(room.sharedText.states[structureTextId(id)]).trim()),
  ]
}

/** The picture of the step: the theme that was uncovered last, or what is asked. */
export function structurePicture(source: Source, headline: string): StructurePicture {
  const { room, catalogue } = source
  const { last, uncovered, announced, announcedIds } = room.structureRating
  const [first] = last
  const soon = catalogue ? criterionById(catalogue, announcedIds?.[0] ?? '')?.theme : undefined
  if (first === undefined)
    return announced
      ? {
          of: 'structure.announced',
          headline: `Gleich wird aufgedeckt${soon === undefined ? '' : `: ${soon}`}`,
          title: 'Aufdecken angekündigt',
          empty:
            'Thema für Thema wird sichtbar, wie sich die Einstufungen verteilen, ohne Namen. Wer noch etwas ändern möchte, tut es jetzt.',
          blocks: [],
        }
      : {
          of: 'structure',
          headline,
          title: headline,
          empty:
            'Stufen Sie für sich ein, Thema für Thema. Was Sie eingeben, sieht nur Ihr Gerät, bis aufgedeckt wird.',
          blocks: [],
        }
  const theme = (catalogue && criterionById(catalogue, first)?.theme) ?? headline
  const blocks = last.map((id): Block => {
    const voices = uncovered[id]
    const agreed = agreedOn(source, id)
    const spread = voices ? spreadOf(source, id, voices).map(({ text }) => text) : [TOO_FEW_RATED]
    return {
      id,
      head: `${id} ${criterionTitle(catalogue, id)}`,
      text: spread.join(' · '),
      ...(agreed ? { after: `Vereinbart: ${labelOf(source, id, agreed.rating)}` } : {}),
      whole: true,
    }
  })
  return { of: `structure.${first}`, headline: theme, title: `Aufgedeckt: ${theme}`, blocks }
}

/** One criterion: how its ratings spread, and what the room agreed on. */
export function criterionPicture(source: Source, id: string): StructurePicture {
  const voices = source.room.structureRating.uncovered[id]
  const agreed = agreedOn(source, id)
  const spread = voices ? spreadOf(source, id, voices) : []
  const headline = criterionTitle(source.catalogue, id)
  return {
    of: `structureCriterion.${id}`,
    headline,
    over: id,
    title: `Strukturmerkmal ${id}: ${headline}`,
    empty: TOO_FEW_RATED,
    blocks: [
      ...spread.map(({ rating, text }) => ({ id: rating, group: 'Eingestuft haben', text })),
      ...(agreed
        ? agreedBlocks(source, agreed).map((block) => ({ ...block, group: 'Vereinbart' }))
        : []),
    ],
  }
}
