import { idSchema } from '../kernel/id.schema.ts'
import { z } from '../kernel/zod.ts'
import { explainedChangesSchema } from '../rollup/change.schema.ts'
import {
  closedRollupsSchema,
  openedRollupSchema,
  ownFiguresSchema,
  closingSchema,
  rollupDraftSchema,
  themeHistoriesSchema,
} from '../rollup/view.schema.ts'
import { themeRecommendationsSchema } from '../stateRecommendation/stateRecommendation.schema.ts'
import { rollupAddresses as at } from './rollup.address.ts'
import { done, nothing, route, type Route } from './route.ts'

/** Those who answer for secrecy see a release before it is closed (LA2). */
export const ofSecrecy = { who: ['analyst'], own: 'secrecy' } as const

/** Every account reads what is closed (LA1). */
export const ofReaders = {
  who: ['coordinator', 'facilitator', 'analyst', 'administrator'],
  own: 'none',
} as const

/** A closed release by its number. */
const byNumber = z.strictObject({ number: z.coerce.number().int().min(1).max(9999) })

/** Releases of the state: those that are closed, and the one that is being prepared. */
export const rollupApi = {
  listRollups: route(at.listRollups, {
    summary: 'Closed releases of the state, the newest first',
    params: nothing,
    body: nothing,
    reply: closedRollupsSchema,
    access: ofReaders,
  }),
  listThemes: route(at.listThemes, {
    summary:
      'Themes through all closed releases, with the recommendations to all that were published on them',
    params: nothing,
    body: nothing,
    reply: z.strictObject({
      themes: themeHistoriesSchema,
      recommendations: themeRecommendationsSchema,
    }),
    access: ofReaders,
  }),
  getRollup: route(at.getRollup, {
    summary: 'A closed release of the state beside its files, with the reasons of what changed',
    params: byNumber,
    body: nothing,
    reply: openedRollupSchema,
    access: ofReaders,
  }),
  explainChanges: route(at.explainChanges, {
    summary: 'Say why figures differ from the release before',
    params: byNumber,
    body: explainedChangesSchema,
    reply: done,
    access: { who: ['analyst'], own: 'none' },
  }),
  getOwnFigures: route(at.getOwnFigures, {
    summary: 'What the own office said, counted as the release counts it',
    params: byNumber,
    body: nothing,
    reply: ownFiguresSchema,
    access: { who: ['coordinator'], own: 'none' },
  }),
  getRollupDraft: route(at.getRollupDraft, {
    summary: 'The release that is being prepared',
    params: nothing,
    body: nothing,
    reply: rollupDraftSchema,
    access: ofSecrecy,
  }),
  makeRollup: route(at.makeRollup, {
    summary: 'Begin to compute a release of all packages that count; it takes a while',
    params: nothing,
    body: nothing,
    reply: done,
    access: ofSecrecy,
  }),
  stopRollup: route(at.stopRollup, {
    summary: 'Break off what is being computed; nothing comes of it',
    params: nothing,
    body: nothing,
    reply: done,
    access: ofSecrecy,
  }),
  foreseeRollup: route(at.foreseeRollup, {
    summary: 'Begin to compute how much of a release would be secret with fewer offices',
    params: nothing,
    body: nothing,
    reply: done,
    access: ofSecrecy,
  }),
  discardRollup: route(at.discardRollup, {
    summary: 'Throw away the release that is being prepared',
    params: nothing,
    body: z.strictObject({ id: idSchema }),
    reply: done,
    access: ofSecrecy,
  }),
  closeRollup: route(at.closeRollup, {
    summary: 'Close the release as one of two',
    params: nothing,
    body: closingSchema,
    reply: z.strictObject({ closed: z.boolean() }),
    access: ofSecrecy,
  }),
} as const satisfies Record<string, Route>
