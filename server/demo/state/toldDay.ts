// A day in the room of a case: people write down and agree on what they were told to find, and on nothing else.
import { newId } from '../../../shared/kernel/id.ts'
import type { CaseText } from '../../../shared/caseText/caseText.ts'
import { markerDays } from '../../../shared/workshop/delivery.ts'
import { findingTextId, recommendationTextId } from '../../../shared/sharedText/sharedText.ts'
import { agree, enter, inRoom, uncover, wordIn, type RoomDay } from '../demoDay.ts'
import type { RoomVisitor } from '../visitor.ts'
import type { ToldCase } from './toldState.ts'

/** A short case: what is found in it was told, whatever it says. */
export const toldText: CaseText = {
  title: 'Unregelmäßiger Besuch der Kita',
  entries: [
    'Die Kita teilt mit, das Kind komme seit Wochen unregelmäßig und wirke müde.',
    'Zwei Fachkräfte besuchen die Familie noch am selben Tag und sprechen mit dem Kind.',
    'Der vereinbarte Termin fällt aus, niemand fragt nach.',
    'Im Fachgespräch wird die Einschätzung gemeinsam geschrieben.',
  ].map((text, place) => ({
    ...{ id: `e${String(place + 1)}`, day: place * 5, time: null, heading: '', text },
  })),
  outcomeFrom: null,
  roles: [],
}

/** A day that reads the case. */
interface ToldDay extends RoomDay {
  readonly told: ToldCase
  /** By when what is recommended is done, YYYY-MM-DD. */
  readonly due: string
}

/** Holds it over the network, by the same commands and rules as any other, and concludes it. */
export const holdToldDay = (day: ToldDay): Promise<void> =>
  inRoom(day, async (lead, seats) => {
    await enter(day, lead, 'annotate')
    const last = markerDays(toldText, { outcomeOpen: false })?.last ?? 0
    await lead.must({ type: 'moveDayMarker', day: last })
    await Promise.all(seats.map((seat) => annotate(seat, day.told)))
    await uncover(day, lead)
    await enter(day, lead, 'findings')
    const ids = await findAll(lead, day.told)
    const [first] = ids
    if (first !== undefined) await agree(lead, seats, first)
    await enter(day, lead, 'recommendations')
    await recommend(lead, ids.slice(0, 1), day.due)
  })

/** Notes on everything that was told; what does not apply is noted as such by everybody. */
async function annotate(seat: RoomVisitor, { findings, outside }: ToldCase): Promise<void> {
  const notes = [
    ...findings.map(({ criterion, direction, rating }) => ({ criterion, direction, rating })),
    ...outside.map((criterion) => ({
      ...{ criterion, direction: 'question' as const, rating: 'not_applicable' },
    })),
  ]
  for (const [place, { criterion, direction, rating }] of notes.entries()) {
    const entry = toldText.entries[place % toldText.entries.length]
    if (!entry) continue
    const span = { entryId: entry.id, start: 0, end: entry.text.length, quote: entry.text }
    await seat.must({
      type: 'addAnnotation',
      id: newId(),
      content: {
        ...{
          span,
          criterionId: criterion.id,
          direction,
          rating,
          weight: 2,
          note: '',
          paper: false,
        },
      },
    })
  }
}

async function findAll(lead: RoomVisitor, { findings }: ToldCase): Promise<readonly string[]> {
  const revealed = lead.mirror.view.room.annotation.order
  const ids: string[] = []
  for (const [place, finding] of findings.entries()) {
    const id = newId()
    const { criterion, direction, rating, level, evidenceLevel, factors } = finding
    await lead.must({
      type: 'changeFinding',
      revision: 0,
      content: {
        ...{ id, direction, rating, level, evidenceLevel, factors: [...factors] },
        ...{ criterionId: criterion.id, annotationIds: revealed.slice(place, place + 1) },
        ...{ spans: [], noEvidenceReason: '', groupId: null, keySituationId: null },
      },
    })
    await wordIn(lead, findingTextId(id, 'title'), criterion.title)
    ids.push(id)
  }
  return ids
}

async function recommend(
  lead: RoomVisitor,
  findingIds: readonly string[],
  due: string,
): Promise<void> {
  const id = newId()
  await lead.must({
    type: 'changeRecommendation',
    revision: 0,
    content: {
      ...{ id, findingIds: [...findingIds], addressee: 'office', owner: 'Leitung', due },
      indicator: 'Stichprobe nach einem Jahr',
    },
  })
  await wordIn(lead, recommendationTextId(id), 'Die Einschätzung wird zu zweit geschrieben.')
}
