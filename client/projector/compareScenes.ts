// What there is to see after the reveal, one statement at a time.
import type { RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { SeatFigure } from '../../shared/annotation/seatFigure.ts'
import { placeSentence } from '../annotation/agreementText.ts'
import { agreementPlaces, placesWith, type AgreementPlace } from '../annotation/agreement.ts'
import { densityWords } from '../annotation/densityWords.ts'
import type { Block } from './flow.ts'
import { excerptOf } from './passageScene.ts'

/** Places of one verdict that are shown; more would be a list. */
const MOST_PLACES = 3

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

/** What is said beside the picture: what it counts, and where the room itself is counted. Nothing in it hangs on who wrote how much. */
export function densityCaption(marks: Marks, figures: readonly SeatFigure[]): string {
  const further = compareScenes(marks, figures).length > 1
  return further
    ? `${densityWords.counted} Wo der Raum einig oder gespalten ist, zeigen die nächsten Seiten.`
    : densityWords.counted
}

/** Lines for the entry and the criterion. */
const PLACE_WORDS = 1.7

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
      extra: PLACE_WORDS,
      alone: true,
    }
  })
}
