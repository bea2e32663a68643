// What the people at one device answered and did not give yet: it stays on the device until all have answered, or
// a person gives it as it is (rule VO15).
import { ok, type Result } from '../../shared/kernel/result.ts'
import { isDotVote, isReadyToGive } from '../../shared/vote/tally.ts'
import type { Choice, Vote } from '../../shared/vote/vote.ts'
import { peopleAt } from '../../shared/room/role.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { heldAnswersName } from '../room/ownBallots.ts'
import { spentDots } from './ballot.ts'

type Room = Pick<RoomClient, 'draft' | 'myBallot' | 'castBallot' | 'seat' | 'view'>

/** The ballot of this device as its people see it. */
export interface DeviceBallot {
  readonly people: number
  /** What stands on the screen. */
  readonly choice: Choice
  /** How many answers the ballot has that was given; null while none was. */
  readonly given: number | null
  /** Is what stands on the screen still to be given? */
  readonly held: boolean
}

const heldAnswers = (room: Pick<Room, 'draft'>, vote: Vote) =>
  room.draft<{ choice: Choice }>(heldAnswersName(vote.id))

/** How the ballot of this device stands. */
export function deviceBallot(room: Room, vote: Vote): DeviceBallot {
  const people = Math.max(1, peopleAt(room.view.room, room.seat?.id ?? ''))
  const ballot = room.myBallot(vote.id)
  const draft = heldAnswers(room, vote).value
  const held = people > 1 && draft !== undefined
  const choice = held ? draft.choice : (ballot?.choice ?? {})
  return { people, choice, given: ballot && spentDots(ballot.choice), held }
}

/** Does a person at this device have concerns, or object? */
export const dissents = (choice: Choice): boolean =>
  (choice.concerns ?? 0) > 0 || (choice.object ?? 0) > 0

/** Takes an answer at this device: gives the ballot where it is ready, else keeps it here. */
export async function answer(room: Room, vote: Vote, choice: Choice): Promise<Result<null>> {
  const { people, given } = deviceBallot(room, vote)
  const answers = spentDots(choice)
  if (isDotVote(vote.kind) || isReadyToGive(answers, given, people))
    return give(room, vote, choice, room.myBallot(vote.id)?.text ?? '')
  const nothing = answers === 0 && given === null
  const draft = heldAnswers(room, vote)
  if (nothing) draft.drop()
  else draft.keep({ choice })
  return ok(null)
}

/** Gives the ballot of this device as it stands. If it is refused, its people find their answers as they were. */
export async function give(
  room: Room,
  vote: Vote,
  choice: Choice,
  text: string,
): Promise<Result<null>> {
  const draft = heldAnswers(room, vote)
  const wasHeld = draft.value !== undefined
  draft.drop()
  const result = await room.castBallot(vote.id, choice, text)
  if (!result.ok && wasHeld && result.problem.code !== 'vote.closed') draft.keep({ choice })
  return result
}

/** "1 von 3 geantwortet, noch nicht abgegeben": how a ballot of several people stands; empty if all is given. */
export function heldText({ people, choice, given, held }: DeviceBallot): string {
  const answers = spentDots(choice)
  const so = `${answers} von ${people} geantwortet`
  if (held)
    return given === null
      ? `${so}, noch nicht abgegeben`
      : `${so}. Es gilt noch, was vorher abgegeben wurde`
  return people > 1 && given !== null && given < people ? `${so}, so abgegeben` : ''
}
