import { z } from '../kernel/zod.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { ballotSchema } from '../vote/vote.schema.ts'
import { commandSchema } from '../room/command.ts'

const cursorSchema = z.strictObject({
  room: z.int().min(0),
  seat: z.int().min(0),
  facilitation: z.int().min(0),
})
/** Last number received per channel; 0 if nothing was received. */
export type Cursors = z.infer<typeof cursorSchema>

/** Everything a client may say on the room connection. */
export const clientMessageSchema = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('hello'),
    protocol: z.int(),
    /** The stream these cursors belong to, from an earlier welcome; null on the first visit. */
    stream: z.string().max(80).nullable(),
    cursors: cursorSchema,
    /** The case text held and how many of its entries, to send only the rest. */
    text: z.strictObject({ id: z.string().max(80), entries: z.int().min(0) }).nullable(),
    /** A typed name, for the room list only; never stored. */
    name: sayingSchema(60).nullable(),
  }),
  z.strictObject({
    t: z.literal('command'),
    id: idSchema,
    command: commandSchema,
    /** Server time in milliseconds after which it is no longer wanted (RO10); without it, it is wanted for ever. */
    until: z.number().optional(),
  }),
  z.strictObject({ t: z.literal('ballot'), ballot: ballotSchema }),
  z.strictObject({ t: z.literal('hand'), raised: z.boolean() }),
  /** A person is typing for the board of a group; said now and then while it lasts. */
  z.strictObject({ t: z.literal('writing') }),
  /** The facilitation took a request to speak; said by another seat it changes nothing. */
  z.strictObject({ t: z.literal('lowerHand'), seatId: idSchema }),
  z.strictObject({ t: z.literal('ping'), sent: z.number() }),
])
export type ClientMessage = z.infer<typeof clientMessageSchema>
