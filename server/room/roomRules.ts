import { decide } from '../../shared/room/decide.ts'
import { isReadable } from './readEvent.ts'
import { isAnswered, tally } from '../../shared/vote/tally.ts'
import { mayNotCast } from '../../shared/room/vote.rules.ts'
import { deliveredCount } from '../../shared/workshop/delivery.ts'
import { mayNot } from '../../shared/room/access.ts'
import { needsCase } from '../../shared/room/withoutCase.ts'
import { audienceOf } from './audience.ts'
import { TAIL_LENGTH } from './channelLog.ts'
import { mayNotSay } from './headings.ts'
import { FIGURE_MS, figuresOf } from './minuteFigures.ts'
import { SNAPSHOT_EVERY } from './roomSnapshot.ts'

/**
 * Who is told the join code: those who show it to the room. A seat already is in, and the code is not for passing on.
 */
const hearsJoinCode = (seatId: string | null, facilitates: boolean): boolean =>
  seatId === null || facilitates

/** Do numbers of a line that was held belong to this one: the same seat in the same role (RO3)? */
const sameStream = (held: string | null, stream: string): boolean => held === stream

/** Time to see what one chose and to correct it, also for the last person who answers; in milliseconds (VO7). */
export const CHANGE_MS = 5000

/**
 * The rules a room asks: who hears an event, who may give a command, whether it needs a case, what may be said, what a command leads to and
 * whether it can be read again, how much of the text is delivered, who is told the join code, where a line goes on by
 * number and how far back, how often the state is kept beside the log, what may be cast, how a vote is counted and when
 * it closes by itself, and what the facilitation is told of what is not shown yet, how often. A parameter of the room
 * only so that a test can prove what happens without one of them.
 */
export const roomRules = {
  audience: audienceOf,
  mayNot,
  mayNotSay,
  needsCase,
  decide,
  delivered: deliveredCount,
  hearsJoinCode,
  sameStream,
  /** So many events of a channel are at hand for those who come back, or up to twice as many. */
  tailLength: TAIL_LENGTH as number,
  /** After so many events what they led to is kept beside the log. */
  snapshotEvery: SNAPSHOT_EVERY as number,
  mayNotCast,
  tally,
  isAnswered,
  /** How long the last answer to a consent may be changed before it closes by itself, in milliseconds. */
  changeMs: CHANGE_MS as number,
  isReadable,
  figures: figuresOf,
  /** How often figures change at most, in milliseconds. */
  figureMs: FIGURE_MS as number,
} as const
export type RoomRules = typeof roomRules
