// What a simulated person does next. Pure: what the person sees and remembers in, one move out.
import type { AnnotationContent, Direction } from '../../shared/annotation/annotation.ts'
import { criterionById } from '../../shared/catalogue/catalogue.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { Command } from '../../shared/room/command.ts'
import { ownIn, type Mirror } from '../../shared/protocol/mirror.ts'
import { isVoter, peopleAt } from '../../shared/room/role.ts'
import type { Choice, Vote } from '../../shared/vote/vote.ts'
import { currentStep } from '../../shared/room/workshop.rules.ts'
import type { DemoAnnotation, DemoCase } from './material/demoCase.ts'
import { sayings } from './sayings.ts'
import { Prng } from './prng.ts'

/** One of the simulated people: the `index`-th of `count`, with habits of their own. */
export interface Persona {
  readonly index: number
  readonly count: number
  readonly seed: number
  readonly random: Prng
  readonly demoCase: DemoCase
  readonly catalogue: Catalogue
}

/** What a person remembers between two moves. */
export interface Memory {
  /** Everything done already, by name. */
  readonly done: Set<string>
  turn: number
  /** Moves made or let pass in this step. */
  moments: number
}

export const freshMemory = (): Memory => ({ done: new Set(), turn: -1, moments: 0 })

/** One thing a person does. `name` is remembered once it was taken. */
export type Move =
  | { readonly name: string; readonly command: Command }
  | {
      readonly name: string
      readonly voteId: string
      readonly choice: Choice
      readonly text: string
    }

/** Moments a person only reads before annotating, and before saying to be ready. */
const READING = 3
const READY_AFTER = 5

/** The next move, or null if the person reads, listens or waits. */
export function nextMove(persona: Persona, memory: Memory, mirror: Mirror): Move | null {
  const { workshop } = mirror.view.room
  if (workshop.status !== 'open' || mirror.me?.kind !== 'seat') return null
  if (memory.turn !== workshop.turn) {
    memory.turn = workshop.turn
    memory.moments = 0
  }
  memory.moments++
  const moves = [greeting, agreeing, voting, working, beingReady]
  for (const move of moves) {
    const found = move(persona, memory, mirror)
    if (found && !memory.done.has(found.name)) return found
  }
  return null
}

type Habit = (persona: Persona, memory: Memory, mirror: Mirror) => Move | null

const greeting: Habit = (_persona, _memory, mirror) => {
  const own = ownIn(mirror)
  const round = mirror.view.room.workshop.seeTestRound
  if (!own.rulesConfirmed) return { name: 'rules', command: { type: 'confirmRules' } }
  return round > own.seeTestRound
    ? { name: `seen ${String(round)}`, command: { type: 'passSeeTest', round } }
    : null
}

/** Simulated people let themselves be uncovered: there are no people behind them. */
const agreeing: Habit = (_persona, _memory, mirror) => {
  const { asking = null } = mirror.view.room.annotation
  if (asking === null) return null
  const command = { type: 'answerToReveal' as const, round: asking, agree: true }
  return { name: `agreed ${String(asking)}`, command }
}

const beingReady: Habit = (_persona, { moments, turn }, mirror) => {
  const seatId = mirror.me?.kind === 'seat' ? mirror.me.seatId : ''
  if (moments < READY_AFTER || !isVoter(mirror.view.room, seatId)) return null
  return { name: `ready ${String(turn)}`, command: { type: 'setReady', ready: true } }
}

const working: Habit = (persona, memory, mirror) => {
  switch (currentStep(mirror.view.room.workshop)?.kind) {
    case 'clarify':
      return question(persona)
    case 'annotate':
      return memory.moments > READING ? annotate(persona, memory, mirror) : null
    case 'compare':
    case 'discuss':
      return reply(persona, mirror)
    case 'perspectives':
      return perspective(persona)
    case 'deepen':
      return board(persona, memory, mirror)
    default:
      return null
  }
}

// --- annotating ------------------------------------------------------------------------------------

/**
 * Which direction this person gives a reference, following the spread expected of six people: everybody has one
 * place in an order that is drawn per reference, and the shares cut that order.
 */
export function directionOf(
  { index, count, seed }: Pick<Persona, 'index' | 'count' | 'seed'>,
  { distribution }: Pick<DemoAnnotation, 'distribution'>,
  at: number,
): Direction | 'none' {
  const everybody = Array.from({ length: count }, (_, person) => person)
  const place = new Prng(seed * 7919 + at).shuffle(everybody).indexOf(index)
  const share = (place + 0.5) / count
  const total = Object.values(distribution).reduce((sum, people) => sum + people, 0)
  let reached = 0
  for (const direction of ['strength', 'potential', 'question'] as const) {
    reached += distribution[direction] / total
    if (share < reached) return direction
  }
  return 'none'
}

function annotate(persona: Persona, { done }: Memory, mirror: Mirror): Move | null {
  const delivered = new Set(mirror.text?.entries.map(({ id }) => id) ?? [])
  for (const [at, reference] of persona.demoCase.annotations.entries()) {
    const name = `annotation ${reference.key}`
    if (done.has(name) || !delivered.has(reference.span.entryId)) continue
    const direction = directionOf(persona, reference, at)
    if (direction === 'none') continue
    const content = contentOf(persona, reference, direction)
    return { name, command: { type: 'addAnnotation', id: persona.random.id(), content } }
  }
  return null
}

/** Ratings of those who see a passage differently than the reference does. */
const otherRating: Readonly<Record<string, Partial<Record<Direction, string>>>> = {
  process: { strength: 'mostly_met', potential: 'partly_met' },
  structure: { strength: 'present', potential: 'emerging' },
  outcome: { strength: 'achieved', potential: 'partly_achieved' },
}

function contentOf(
  { random, index, catalogue }: Persona,
  reference: DemoAnnotation,
  direction: Direction,
): AnnotationContent {
  const criterionId = reference.criteria[0] ?? ''
  const agrees = direction === reference.direction
  const dimension = criterionById(catalogue, criterionId)?.dimension ?? 'process'
  const others = random.chance(0.6) ? random.pick(sayings.notes[direction]) : ''
  const weight = random.chance(0.7) ? reference.weight : random.pick([1, 2, 3] as const)
  return {
    span: reference.span,
    criterionId,
    direction,
    weight,
    rating: agrees ? reference.rating : (otherRating[dimension]?.[direction] ?? null),
    note: agrees && index % 4 === reference.key.length % 4 ? reference.note : others,
    paper: false,
  }
}

// --- talking ---------------------------------------------------------------------------------------

const question = ({ index, random }: Persona): Move | null => {
  const text = sayings.questions[index]
  if (text === undefined) return null
  return { name: 'question', command: { type: 'askQuestion', id: random.id(), text } }
}

function reply({ index, random }: Persona, mirror: Mirror): Move | null {
  const { order } = mirror.view.room.annotation
  const text = sayings.replies[index]
  const annotationId = order[(index * 7) % Math.max(1, order.length)]
  if (text === undefined || annotationId === undefined) return null
  const entry = { id: random.id(), annotationId, text }
  return { name: 'reply', command: { type: 'addReply', reply: entry } }
}

const perspective = ({ index, random }: Persona): Move | null => {
  const saying = sayings.perspectives[index]
  if (saying === undefined) return null
  const note = { id: random.id(), ...saying }
  return { name: 'perspective', command: { type: 'addPerspectiveNote', note } }
}

/** Factors and hypotheses from the demo's findings, on the board of one chosen key situation. */
function board(
  { index, random, demoCase }: Persona,
  { done }: Memory,
  mirror: Mirror,
): Move | null {
  const chosen = mirror.view.room.keySituation.situations.filter((situation) => situation.chosen)
  const mine = chosen[index % Math.max(1, chosen.length)]
  const finding = demoCase.findings[index % demoCase.findings.length]
  if (!mine || !finding || mirror.view.room.keySituation.boardsOpen) return null
  const lines = [
    { kind: 'factor' as const, factor: finding.factors[0] ?? null, text: finding.explanation },
    { kind: 'knownThen' as const, factor: null, text: finding.observation },
    { kind: 'hypothesis' as const, factor: null, text: finding.beyondCase },
  ]
  const line = lines.find(({ kind }) => !done.has(`board ${mine.id} ${kind}`))
  if (!line || line.text === '') return null
  const item = { id: random.id(), keySituationId: mine.id, ...line, text: line.text.slice(0, 600) }
  return { name: `board ${mine.id} ${line.kind}`, command: { type: 'addBoardItem', item } }
}

// --- voting ----------------------------------------------------------------------------------------

const voting: Habit = (persona, { done }, mirror) => {
  const seatId = mirror.me?.kind === 'seat' ? mirror.me.seatId : ''
  const { room } = mirror.view
  if (!isVoter(room, seatId)) return null
  const open = room.vote.votes.find((vote) => vote.result === null && !done.has(`vote ${vote.id}`))
  if (!open) return null
  const people = peopleAt(room, seatId)
  const { random, index } = persona
  const text = open.kind === 'feedback' ? (sayings.feedback[index] ?? '') : ''
  return { name: `vote ${open.id}`, voteId: open.id, choice: choiceOf(open, people, random), text }
}

/** How often people answer what, if a vote has fixed answers. */
const leaning: Partial<Record<Vote['kind'], readonly string[]>> = {
  consent: ['agree', 'agree', 'agree', 'agree', 'agree', 'concerns', 'concerns', 'object'],
  feedback: ['rather', 'rather', 'rather', 'very', 'very', 'little'],
}

/** Spends the dots of everybody at the device; never more on an option than the vote allows. */
function choiceOf(vote: Vote, people: number, random: Prng): Choice {
  const answers = leaning[vote.kind]
  const perOption = vote.cumulative ? vote.dots * people : people
  const choice: Record<string, number> = {}
  const dots = Math.min(vote.dots * people, perOption * vote.options.length)
  for (let spent = 0; spent < dots; spent++) {
    const free = vote.options.filter((id) => (choice[id] ?? 0) < perOption)
    const liked = answers?.filter((id) => free.includes(id)) ?? []
    const id = random.pick(liked.length > 0 ? liked : free)
    choice[id] = (choice[id] ?? 0) + 1
  }
  return choice
}
