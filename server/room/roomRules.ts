import { decide } from '../../shared/protocol/decide.ts'
import { deliveredCount } from '../../shared/workshop/delivery.ts'
import { mayNot } from './access.ts'
import { audienceOf } from './audience.ts'

/**
 * The rules a room asks: who hears an event, who may give a command, what a command leads to, and how much of the
 * text is delivered. A parameter of the room only so that a test can prove what happens without one of them.
 */
export const roomRules = {
  audience: audienceOf,
  mayNot,
  decide,
  delivered: deliveredCount,
} as const
export type RoomRules = typeof roomRules
