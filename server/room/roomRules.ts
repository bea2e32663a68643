import { decide } from '../../shared/protocol/decide.ts'
import { isReadable } from './readEvent.ts'
import { isAnswered, mayNotCast, tally } from '../../shared/vote/vote.rules.ts'
import { deliveredCount } from '../../shared/workshop/delivery.ts'
import { mayNot } from './access.ts'
import { audienceOf } from './audience.ts'
import { TAIL_LENGTH } from './channelLog.ts'
import { mayNotSay } from './headings.ts'
import { FIGURE_MS, figuresOf } from './minuteFigures.ts'

/** Who is told the join code: whoever shows it to the room. A seat already is in, and the code is not for passing on. */
const hearsJoinCode = (seatId: string | null, facilitates: boolean): boolean =>
  seatId === null || facilitates

/** Do numbers of a line that was held belong to this one: the same seat in the same role (RO3)? */
const sameStream = (held: string | null, stream: string): boolean => held === stream

/**
 * The rules a room asks: who hears an event, who may give a command, what may be said, what a command leads to and
 * whether it can be read again, how much of the text is delivered, who is told the join code, where a line goes on by
 * number and how far back, what may be cast, how a vote is counted and when it closes by itself, and what the
 * facilitation is told of what nobody sees yet, how often. A parameter of the room only so that a test can prove what
 * happens without one of them.
 */
export const roomRules = {
  audience: audienceOf,
  mayNot,
  mayNotSay,
  decide,
  delivered: deliveredCount,
  hearsJoinCode,
  sameStream,
  /** So many events of a channel are at hand for those who come back, or up to twice as many. */
  tailLength: TAIL_LENGTH as number,
  mayNotCast,
  tally,
  isAnswered,
  isReadable,
  figures: figuresOf,
  /** How often figures change at most, in milliseconds. */
  figureMs: FIGURE_MS as number,
} as const
export type RoomRules = typeof roomRules
