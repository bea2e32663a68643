import { decide } from '../../shared/protocol/decide.ts'
import { deliveredCount } from '../../shared/workshop/delivery.ts'
import { mayNot } from './access.ts'
import { audienceOf } from './audience.ts'
import { mayNotSay } from './headings.ts'
import { FIGURE_MS, figuresOf } from './minuteFigures.ts'

/** Who is told the join code: whoever shows it to the room. A seat already is in, and the code is not for passing on. */
const hearsJoinCode = (seatId: string | null, facilitates: boolean): boolean =>
  seatId === null || facilitates

/**
 * The rules a room asks: who hears an event, who may give a command, what may be said, what a command leads to, how
 * much of the text is delivered, who is told the join code, and what the facilitation is told of what nobody sees yet,
 * how often. A parameter of the room only so that a test can prove what happens without one of them.
 */
export const roomRules = {
  audience: audienceOf,
  mayNot,
  mayNotSay,
  decide,
  delivered: deliveredCount,
  hearsJoinCode,
  figures: figuresOf,
  /** How often figures change at most, in milliseconds. */
  figureMs: FIGURE_MS as number,
} as const
export type RoomRules = typeof roomRules
