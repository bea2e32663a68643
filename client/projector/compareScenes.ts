// What there is to see after the reveal, one statement at a time.
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { countDirections, DIRECTIONS, type SeatFigure } from '../../shared/annotation/seatFigure.ts'
import { placeSentence } from '../annotation/agreementText.ts'
import { agreementPlaces, placesWith, type AgreementPlace } from '../annotation/agreement.ts'
import { densityBars, type DensityBar } from '../annotation/density.ts'
import { entryName } from '../caseText/entryName.ts'
import { directionText } from '../caseText/directionText.ts'
import { formatList, plural } from '../kernel/format.ts'
import type { Block } from './flow.ts'
import { excerptOf } from './passageScene.ts'

/** Places of one verdict that are shown; more would be a list. */
const MOST_PLACES = 3
/** Bars the whole text is cut into. */
const BARS = 120

export type CompareScene =
  | { readonly kind: 'density' }
  | { readonly kind: 'agreed' | 'split'; readonly place: AgreementPlace }

type Marks = readonly RevealedAnnotation[]

/** The density of the whole text, then the clearest places where the room agrees, then those where it splits. */
export function compareScenes(
  marks: Marks,
  figures: readonly SeatFigure[],
): readonly CompareScene[] {
  const places = agreementPlaces(marks, figures)
  const clearest = (kind: 'agreed' | 'split'): CompareScene[] =>
    placesWith(places, kind)
      .slice(0, MOST_PLACES)
      .map((place) => ({ kind, place }))
  return [{ kind: 'density' }, ...clearest('agreed'), ...clearest('split')]
}

/** An entry on the strip: as wide as its text is long, with bars along it. */
export interface DensityPart {
  readonly entry: Entry
  readonly bars: readonly DensityBar[]
}

/** The strip along the whole text, from the first entry to the last. */
export function densityParts(entries: readonly Entry[], marks: Marks): readonly DensityPart[] {
  const whole = Math.max(
    1,
    entries.reduce((sum, { text }) => sum + text.length, 0),
  )
  return entries.map((entry) => {
    const here = marks.filter(({ span }) => span.entryId === entry.id)
    const count = Math.max(1, Math.round((entry.text.length / whole) * BARS))
    return { entry, bars: densityBars(entry.text.length, here, count) }
  })
}

/** What the strip shows, in words. */
export function densityCaption(entries: readonly Entry[], marks: Marks): string {
  const counted = entries.map((entry) => ({
    entry,
    count: marks.filter(({ span }) => span.entryId === entry.id).length,
  }))
  const most = Math.max(0, ...counted.map(({ count }) => count))
  const densest = counted.filter(({ count }) => count === most && most > 0)
  const empty = counted.filter(({ count }) => count === 0).length
  const names = formatList(densest.slice(0, 2).map(({ entry }) => `„${entryName(entry)}“`))
  const dense =
    densest.length === 0
      ? ''
      : `Am dichtesten bei ${names}: ${plural(most, 'Anmerkung', 'Anmerkungen')}${densest.length > 1 ? ' je Eintrag' : ''}.`
  const rest =
    empty === 0
      ? 'Jeder Eintrag hat Anmerkungen.'
      : `${empty} von ${plural(entries.length, 'Eintrag', 'Einträgen')} ohne Anmerkung.`
  return [dense, rest].filter((sentence) => sentence !== '').join(' ')
}

/** "12 Anmerkungen: 5 Gelungen, 6 Entwicklungspotenzial und 1 Offene Frage" */
export function directionsSentence(marks: Marks): string {
  const counts = countDirections(marks)
  const sides = DIRECTIONS.filter((direction) => counts[direction] > 0).map(
    (direction) => `${counts[direction]} ${directionText[direction].label}`,
  )
  return `${plural(marks.length, 'Anmerkung', 'Anmerkungen')}: ${formatList(sides)}`
}

/** Lines for the entry and the criterion, and for a bar per direction. */
const PLACE_WORDS = 1.7
const PLACE_BARS = 3.9

/** Names a scene, also as a place to turn to. */
export const sceneId = (scene: CompareScene): string =>
  scene.kind === 'density'
    ? 'density'
    : `${scene.kind}.${scene.place.entryId}.${scene.place.criterionId}`

/** The scenes as pages: the picture of the whole text, then each place with the words it is about. */
export function compareBlocks(
  entries: readonly Entry[],
  marks: Marks,
  figures: readonly SeatFigure[],
  headline: string,
): readonly Block[] {
  return compareScenes(marks, figures).map((scene) => {
    const id = sceneId(scene)
    if (scene.kind === 'density') return { id, text: '', headline, alone: true }
    const text = entries.find((entry) => entry.id === scene.place.entryId)?.text ?? ''
    const { start, end } = excerptOf(text, scene.place.span, 0)
    return {
      id,
      text: text.slice(start, end),
      headline: placeSentence(scene.place),
      extra: PLACE_WORDS + PLACE_BARS,
      alone: true,
    }
  })
}
