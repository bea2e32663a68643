// Faults planted one by one, to show that the simulation would notice each of them. Never part of the product.
import { audienceOf } from '../../server/room/audience.ts'
import { roomRules } from '../../server/room/roomRules.ts'
import type { BoxPlace, StoredBallot, StoredEvent } from '../../server/room/roomStore.ts'
import type { WorkshopResult } from '../../shared/result/result.schema.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { waitingAnnotations } from '../../shared/room/annotation.rules.ts'
import { emptyOwnSlice, type RoomView } from '../../shared/room/roomView.ts'
import { courseFaults } from './plantedFaults.course.ts'
import { lineFaults } from './plantedFaults.lines.ts'
import { ratingFaults } from './plantedFaults.ratings.ts'
import { voteFaults } from './plantedFaults.votes.ts'
import { MemoryBoxes, MemoryRoomStore } from '../support/memoryRoomStore.ts'
import type { WorldOptions } from './simWorld.ts'

/** A fault, the rule it breaks, and what the simulation says about it. */
export interface PlantedFault {
  readonly rule: string
  readonly what: string
  readonly options: () => Omit<WorldOptions, 'seed'>
  readonly found: string
}

/** Says "durable" three times out of four before it is: the fourth transaction writes all of them. */
class ForgetfulStore extends MemoryRoomStore {
  #commits = 0
  #kept = false
  override begin(): void {
    if (!this.#kept) super.begin()
  }
  override commit(): void {
    this.#kept = ++this.#commits % 4 !== 0
    if (!this.#kept) super.commit()
  }
  override rollback(): void {
    this.#kept = false
    super.rollback()
  }
}

/** Writes twice what it is given once. */
class DoublingStore extends MemoryRoomStore {
  override append(workshopId: string, firstSeq: number, events: readonly StoredEvent[]): void {
    const doubled = events.flatMap((stored) =>
      stored.body.includes('"topicParked"') ? [stored, stored] : [stored],
    )
    super.append(workshopId, this.events(workshopId).length + 1, doubled)
    void firstSeq
  }
}

/** Lets something slip into what stays. */
class ResultWith extends MemoryRoomStore {
  readonly #change: (result: WorkshopResult, log: readonly RoomEvent[]) => WorkshopResult

  constructor(change: (result: WorkshopResult, log: readonly RoomEvent[]) => WorkshopResult) {
    super()
    this.#change = change
  }

  override conclude(workshopId: string, result: WorkshopResult): void {
    const log = this.events(workshopId).map(({ event }) => event)
    super.conclude(workshopId, this.#change(result, log))
  }
}

/** One more line among the statements of a result. */
const alsoSaying = (result: WorkshopResult, line: string): WorkshopResult => ({
  ...result,
  record: { ...result.record, statements: [...result.record.statements, line] },
})

class NoMemoryOfCommands extends MemoryRoomStore {
  override acceptedKeys(): string[] {
    return []
  }
  override accept(): void {
    // nothing is remembered
  }
}

class KeepsBallots extends MemoryBoxes {
  override delete(): void {
    // nothing is deleted
  }
}

/** Takes any key for one that voted before. */
class AnyKey extends MemoryBoxes {
  override ballot(place: BoxPlace, key: string): StoredBallot | undefined {
    const known = super.ballot(place, key)
    const somebodyVoted = this.flags(place).length > 0
    return known ?? (somebodyVoted ? { key, turn: 0, choice: {}, text: '' } : undefined)
  }
}

/** Forgets a ballot as soon as the next one arrives. */
class OneBallotOnly extends MemoryBoxes {
  override ballots(place: BoxPlace): StoredBallot[] {
    return super.ballots(place).slice(-1)
  }
}

type Decide = (typeof roomRules)['decide']
const deciding = (decide: Decide) => ({ rules: { decide } })

/** Lets a change pass on whatever revision it is based. */
const blindToRevisions: Decide = (view, command, ctx) => {
  const { room } = view
  switch (command.type) {
    case 'changeKeySituation': {
      const held = room.keySituation.situations.find(({ id }) => id === command.content.id)
      return roomRules.decide(view, { ...command, revision: held?.revision ?? 0 }, ctx)
    }
    case 'changeFinding': {
      const held = room.finding.findings.find(({ id }) => id === command.content.id)
      return roomRules.decide(view, { ...command, revision: held?.revision ?? 0 }, ctx)
    }
    default:
      return roomRules.decide(view, command, ctx)
  }
}

const revealAtOnce: Decide = (view, command, ctx) => {
  if (command.type !== 'reveal') return roomRules.decide(view, command, ctx)
  const annotation = { ...view.room.annotation, announced: true }
  return roomRules.decide({ ...view, room: { ...view.room, annotation } }, command, ctx)
}

/** Decides a reveal on a room that was made to look as if it may. */
const revealingOn =
  (change: (view: RoomView) => RoomView): Decide =>
  (view, command, ctx) =>
    roomRules.decide(command.type === 'reveal' ? change(view) : view, command, ctx)

const changed = (
  view: RoomView,
  annotation: Partial<RoomView['room']['annotation']>,
): RoomView => ({
  ...view,
  room: { ...view.room, annotation: { ...view.room.annotation, ...annotation } },
})

/** As if everybody had been asked, and had agreed to all they have. */
const agreedFor = (view: RoomView, asking: number): RoomView => {
  const own = Object.entries(view.own).map(([seatId, slice]) => {
    const covers = Object.values(slice.annotations)
    return [seatId, { ...slice, revealAnswer: { round: asking, agree: true, covers } }]
  })
  const seats = Object.keys(view.room.workshop.seats).map((seatId) => [
    seatId,
    { ...emptyOwnSlice, revealAnswer: { round: asking, agree: true, covers: [] } },
  ])
  return {
    ...changed(view, { asking }),
    own: { ...Object.fromEntries(seats), ...Object.fromEntries(own) } as RoomView['own'],
  }
}

const noMinimum = revealingOn((view) => agreedFor(view, 1))

const takesSilenceForYes = revealingOn((view) => {
  const { asking = null } = view.room.annotation
  return asking === null ? view : agreedFor(view, asking)
})

const asOftenAsPressed = revealingOn((view) =>
  changed(view, { lateSteps: view.room.workshop.agenda.map(({ id }) => id) }),
)

/** No seat is the facilitation or the recorder, as far as notes go. */
const everybodyParticipates: Decide = (view, command, ctx) => {
  if (command.type !== 'reveal' && command.type !== 'addAnnotation')
    return roomRules.decide(view, command, ctx)
  const { workshop } = view.room
  const seats = Object.entries(workshop.seats).map(([id, seat]) => [
    id,
    { ...seat, role: 'participant' as const },
  ])
  const plain = {
    ...workshop,
    seats: Object.fromEntries(seats) as typeof workshop.seats,
    coFacilitators: [],
  }
  return roomRules.decide({ ...view, room: { ...view.room, workshop: plain } }, command, ctx)
}

/** Takes the facilitation for three who proposed. */
const opensForItself: Decide = (view, command, ctx) => {
  const [draft] = Object.values(view.own).flatMap(({ situationDrafts }) => situationDrafts)
  if (command.type !== 'openProposals' || !draft) return roomRules.decide(view, command, ctx)
  const padding = ['padding-1', 'padding-2', 'padding-3'].map((seatId) => [
    seatId,
    { ...emptyOwnSlice, situationDrafts: [draft] },
  ])
  const own = { ...view.own, ...(Object.fromEntries(padding) as RoomView['own']) }
  const decided = roomRules.decide({ ...view, own }, command, ctx)
  if (!decided.ok) return decided
  const real = (event: RoomEvent) => !('seatId' in event && event.seatId?.startsWith('padding'))
  return { ok: true, value: decided.value.filter(real) }
}

const exactly = (view: RoomView) => {
  const { annotations, ...rest } = roomRules.figures(view)
  return { ...rest, annotations: annotations && waitingAnnotations(view) }
}

/** Gives every place a figure, as if a single writer were a room. */
const countsNotes: Decide = (view, command, ctx) => {
  const decided = roomRules.decide(view, command, ctx)
  if (!decided.ok || command.type !== 'reveal') return decided
  const counted = decided.value.map((event): RoomEvent => {
    if (event.type !== 'annotationsRevealed') return event
    const figures = event.bundle.map(({ span, criterionId, direction }) => ({
      entryId: span.entryId,
      criterionId,
      seats: 3,
      verdict: 'agreed' as const,
      leading: direction,
    }))
    return { ...event, figures: figures.slice(0, 1) }
  })
  return { ok: true, value: counted }
}

/** Computes agreement with every bundle, though late writers have read the others. */
const agreesAgain: Decide = (view, command, ctx) => {
  const annotation = { ...view.room.annotation, bundles: 0 }
  const again = { ...view, room: { ...view.room, annotation } }
  const decided = roomRules.decide(view, command, ctx)
  if (!decided.ok || command.type !== 'reveal' || view.room.annotation.bundles === 0) return decided
  const first = roomRules.decide(again, command, ctx)
  return first.ok ? first : decided
}

const forgetsFigures: Decide = (view, command, ctx) => {
  const annotation = { ...view.room.annotation, figures: [] }
  const forgetful = { ...view, room: { ...view.room, annotation } }
  return roomRules.decide(command.type === 'reveal' ? forgetful : view, command, ctx)
}

const writesOnWhileAsked: Decide = (view, command, ctx) => {
  if (command.type !== 'changeFinding' && command.type !== 'updateText')
    return roomRules.decide(view, command, ctx)
  return roomRules.decide({ ...view, room: { ...view.room, vote: { votes: [] } } }, command, ctx)
}

const namesTheAuthor: Decide = (view, command, ctx) => {
  const decided = roomRules.decide(view, command, ctx)
  if (!decided.ok || command.type !== 'askQuestion') return decided
  const signed = decided.value.map((event): RoomEvent => Object.assign({ by: ctx.seatId }, event))
  return { ok: true, value: signed }
}

const namesTheProposers: Decide = (view, command, ctx) => {
  const decided = roomRules.decide(view, command, ctx)
  if (!decided.ok || command.type !== 'openProposals') return decided
  const by = Object.keys(view.own).filter((id) => view.own[id]?.situationDrafts.length)
  const signed = decided.value.map((event): RoomEvent =>
    event.type === 'proposalsOpened' ? Object.assign({ by }, event) : event,
  )
  return { ok: true, value: signed }
}

/** Also takes into its log what its own reader would refuse (BI8). */
const unread = (decide: Decide) => ({ rules: { decide, isReadable: () => true } })

export const plantedFaults: readonly PlantedFault[] = [
  {
    rule: 'RU2',
    what: 'keeps a note',
    options: () => ({
      store: new ResultWith((result, log) => {
        const noted = log.find((event) => event.type === 'annotationAdded')
        return noted ? alsoSaying(result, noted.annotation.note) : result
      }),
    }),
    found: 'the result keeps what one person wrote',
  },
  {
    rule: 'RU1',
    what: 'keeps a seat',
    options: () => ({
      store: new ResultWith((result, log) => {
        const admitted = log.find((event) => event.type === 'seatAdmitted')
        return admitted ? alsoSaying(result, admitted.seat.id) : result
      }),
    }),
    found: 'the result keeps an id of the day',
  },
  {
    rule: 'RU1',
    what: 'counts annotations that were withdrawn',
    options: () => ({
      store: new ResultWith((result) => ({
        ...result,
        annotations: result.annotations.map((one) => ({ ...one, count: one.count + 1 })),
      })),
    }),
    found: 'the result counts wrong',
  },
  {
    rule: 'RU1',
    what: 'has another form',
    options: () => ({
      store: new ResultWith((result) => ({ ...result, origin: 'drawn' as 'random' })),
    }),
    found: 'the result is of another form',
  },
  {
    rule: 'RO1',
    what: 'acknowledges before it is durable',
    options: () => ({ store: new ForgetfulStore() }),
    found: 'an acknowledged command is lost',
  },
  {
    rule: 'RO1',
    what: 'writes an event twice',
    options: () => ({ store: new DoublingStore() }),
    found: 'an acknowledged command happened twice',
  },
  {
    rule: 'RO4',
    what: 'forgets which commands it accepted',
    options: () => ({ store: new NoMemoryOfCommands() }),
    found: 'a refused command happened',
  },
  {
    rule: 'RO5',
    what: 'takes changes on any revision',
    options: () => deciding(blindToRevisions),
    found: 'a revision was overwritten unseen',
  },
  {
    rule: 'RO6',
    what: 'lets everybody hear everything',
    options: () => ({ rules: { audience: () => ({ channel: 'room' }) } }),
    found: 'foreign text before the reveal',
  },
  {
    rule: 'RO6',
    what: 'tells nobody about a parked topic',
    options: () => ({
      rules: {
        audience: (event) =>
          event.type === 'topicParked' ? { channel: 'seat', seatId: 'nobody' } : audienceOf(event),
      },
    }),
    found: 'a client disagrees about the room',
  },
  {
    rule: 'RO6',
    what: 'names the author of a question',
    options: () => unread(namesTheAuthor),
    found: 'a room event names its author',
  },
  {
    rule: 'RO8',
    what: 'delivers the whole text at once',
    options: () => ({ rules: { delivered: ({ entries }) => entries.length } }),
    found: 'text was delivered too early',
  },
  {
    rule: 'RV1',
    what: 'reveals without an announcement',
    options: () => deciding(revealAtOnce),
    found: 'a reveal was not announced',
  },
  {
    rule: 'RV2',
    what: 'reveals a bundle of one',
    options: () => deciding(noMinimum),
    found: 'a bundle gives its writers away',
  },
  {
    rule: 'RV2',
    what: 'counts facilitation and recorder for the minimum',
    options: () => deciding(everybodyParticipates),
    found: 'a bundle gives its writers away',
  },
  {
    rule: 'RV2',
    what: 'lets later notes of facilitation and recorder travel',
    options: () => deciding(everybodyParticipates),
    found: 'a later bundle holds what facilitation or recorder wrote',
  },
  {
    rule: 'RV6',
    what: 'uncovers later notes as often as it is pressed',
    options: () => deciding(asOftenAsPressed),
    found: 'later notes were uncovered twice in a step',
  },
  {
    rule: 'RV7',
    what: 'takes silence for agreement',
    options: () => deciding(takesSilenceForYes),
    found: 'few were uncovered before everybody agreed',
  },
  {
    rule: 'RV8',
    what: 'tells exactly how many wait',
    options: () => ({ rules: { figures: exactly } }),
    found: 'a figure is no band',
  },
  {
    rule: 'RV8',
    what: 'tells at once what changed',
    options: () => ({ rules: { figureMs: 100 } }),
    found: 'a figure changed twice within a minute',
  },
  {
    rule: 'KS1',
    what: 'lets the facilitation read quiet proposals',
    options: () => ({
      rules: {
        audience: (event) =>
          event.type === 'situationProposed' ? { channel: 'facilitation' } : audienceOf(event),
      },
    }),
    found: 'a private event reached another seat',
  },
  {
    rule: 'KS3',
    what: 'names who proposed what is opened',
    options: () => unread(namesTheProposers),
    found: 'a room event names its author',
  },
  {
    rule: 'KS2',
    what: 'opens proposals whoever made them',
    options: () => deciding(opensForItself),
    found: 'an opening gives its writers away',
  },
  {
    rule: 'RV4',
    what: 'counts annotations as if they were seats',
    options: () => deciding(countsNotes),
    found: 'a figure counts fewer than three seats',
  },
  {
    rule: 'RV5',
    what: 'counts a place anew with every bundle',
    options: () => deciding(forgetsFigures),
    found: 'a figure was changed later',
  },
  {
    rule: 'AG1',
    what: 'computes agreement with every bundle',
    options: () => deciding(agreesAgain),
    found: 'agreement was computed again',
  },
  {
    rule: 'PH4',
    what: 'lets anybody steer',
    options: () => ({ rules: { mayNot: () => undefined } }),
    found: 'somebody steered who never held the facilitation',
  },
  {
    rule: 'VO1',
    what: 'counts one ballot only',
    options: () => ({ store: new MemoryRoomStore(new OneBallotOnly()) }),
    found: 'an acknowledged ballot is missing',
  },
  {
    rule: 'VO2',
    what: 'keeps the ballots of a closed vote',
    options: () => ({ store: new MemoryRoomStore(new KeepsBallots()) }),
    found: 'ballots outlived their vote',
  },
  {
    rule: 'VO4',
    what: 'lets a seat vote under a second key',
    options: () => ({ store: new MemoryRoomStore(new AnyKey()) }),
    found: 'a seat voted under two keys',
  },
  {
    rule: 'VO13',
    what: 'forgets which browser had a seat before',
    options: () => ({ forgetfulDoor: true }),
    found: 'a browser was counted twice',
  },
  {
    rule: 'VO10',
    what: 'lets people write on while consent is asked',
    options: () => deciding(writesOnWhileAsked),
    found: 'what a vote is about was changed while it ran',
  },
  ...courseFaults,
  ...voteFaults,
  ...lineFaults,
  ...ratingFaults,
]
