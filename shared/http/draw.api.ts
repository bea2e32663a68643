import {
  announcementSchema,
  diceSchema,
  discardInput,
  drawsSchema,
  drawTasksSchema,
  exclusionInput,
  partValueSchema,
} from '../draw/draw.schema.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'
import { z } from '../kernel/zod.ts'
import { drawAddresses as at } from './draw.address.ts'
import { type Route, byId, nothing, route } from './route.ts'

const both = { who: ['coordinator', 'facilitator'], own: 'procedure' } as const
/** The list is the office's own: so is what is laid down of it, left out, and given up. */
const office = { who: ['coordinator'], own: 'procedure' } as const

const params = z.strictObject({ id: idSchema, drawId: idSchema })
const reply = drawsSchema

/** Draws of the cases of a procedure. */
export const drawApi = {
  listDraws: route(at.listDraws, {
    summary: 'The draws of a procedure, the newest first',
    params: byId,
    body: nothing,
    reply,
    access: both,
  }),
  listDrawTasks: route(at.listDrawTasks, {
    summary: 'What draws wait for from the account',
    params: nothing,
    body: nothing,
    reply: drawTasksSchema,
    access: { who: ['coordinator', 'facilitator'], own: 'none' },
  }),
  announceDraw: route(at.announceDraw, {
    summary:
      'Lay down what is drawn from, before a seed is known: sizes and a hash, never the list',
    params: byId,
    body: announcementSchema,
    reply,
    access: office,
  }),
  bindPart: route(at.bindPart, {
    summary: 'Bind oneself to a part of the seed, by its hash',
    params,
    body: z.strictObject({ commitment: sha256Schema }),
    reply,
    access: both,
  }),
  uncoverPart: route(at.uncoverPart, {
    summary: 'Uncover the part of the seed one is bound to, the office first; the second one draws',
    params,
    body: z.strictObject({ value: partValueSchema }),
    reply,
    access: both,
  }),
  enterDice: route(at.enterDice, {
    summary: 'Draw with digits that were rolled',
    params,
    body: z.strictObject({ dice: diceSchema }),
    reply,
    access: both,
  }),
  excludeDrawn: route(at.excludeDrawn, {
    summary: 'Leave out a case that was drawn, for a reason; the next one of the order follows',
    params,
    body: exclusionInput,
    reply,
    access: office,
  }),
  discardDraw: route(at.discardDraw, {
    summary: 'Give a draw up, for a reason; it stays in every later protocol',
    params,
    body: discardInput,
    reply,
    access: office,
  }),
} as const satisfies Record<string, Route>
