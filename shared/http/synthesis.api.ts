import { type Route, byId, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import {
  headingTitleSchema,
  pointIdSchema,
  pointKindSchema,
  pointsInput,
  synthesisSchema,
} from '../synthesis/synthesis.schema.ts'
import { addresses as at } from './address.ts'

const access = { who: ['coordinator', 'facilitator'], own: 'procedure' } as const
const revision = z.int().min(1)

/** Findings and recommendations brought together across the workshops of a procedure. */
export const synthesisApi = {
  getSynthesis: route(at.getSynthesis, {
    summary: 'What the concluded workshops of a procedure found, and what was brought together',
    params: byId,
    body: nothing,
    reply: synthesisSchema,
    access,
  }),
  addHeading: route(at.addHeading, {
    summary: 'Gather findings or recommendations under one heading',
    params: byId,
    body: z.strictObject({
      kind: pointKindSchema,
      title: headingTitleSchema,
      several: z.boolean(),
      points: pointsInput,
    }),
    reply: synthesisSchema,
    access,
  }),
  changeHeading: route(at.changeHeading, {
    summary: 'Change a heading, and what stands under it',
    params: byId,
    body: z.strictObject({
      headingId: idSchema,
      title: headingTitleSchema,
      several: z.boolean(),
      points: pointsInput,
      revision,
    }),
    reply: synthesisSchema,
    access,
  }),
  dissolveHeading: route(at.dissolveHeading, {
    summary: 'Take a heading away; what stood under it stands by itself again',
    params: byId,
    body: z.strictObject({ headingId: idSchema, revision }),
    reply: synthesisSchema,
    access,
  }),
  keepApart: route(at.keepApart, {
    summary: 'Say that a finding or a recommendation stays by itself, or take that back',
    params: byId,
    body: pointIdSchema.extend({ kind: pointKindSchema, apart: z.boolean() }),
    reply: synthesisSchema,
    access,
  }),
} as const satisfies Record<string, Route>
