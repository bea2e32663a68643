import { type Route, byId, done, nothing, route } from './route.ts'
import {
  basisDecisionInput,
  basisDecisionSchema,
  legalBasisInput,
  legalBasisSchema,
} from '../legalBasis/legalBasis.schema.ts'
import { listOf } from '../kernel/page.schema.ts'
import { addresses as at } from './address.ts'

/** On what case texts are passed on. */
export const legalBasisApi = {
  listLegalBases: route(at.listLegalBases, {
    summary: 'The legal bases this installation knows',
    params: nothing,
    body: nothing,
    reply: listOf(legalBasisSchema),
    access: { who: ['administrator', 'coordinator', 'facilitator'], own: 'none' },
  }),
  addLegalBasis: route(at.addLegalBasis, {
    summary: 'Add a legal basis',
    params: nothing,
    body: legalBasisInput.pick({ label: true }),
    reply: legalBasisSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  changeLegalBasis: route(at.changeLegalBasis, {
    summary: 'Rename a legal basis, or offer it no longer',
    params: byId,
    body: legalBasisInput,
    reply: legalBasisSchema,
    access: { who: ['administrator'], own: 'none' },
  }),
  removeLegalBasis: route(at.removeLegalBasis, {
    summary: 'Remove a legal basis no case rests on',
    params: byId,
    body: nothing,
    reply: done,
    access: { who: ['administrator'], own: 'none' },
  }),
  listBasisDecisions: route(at.listBasisDecisions, {
    summary: 'What was decided for the cases of a procedure, the newest decision of each first',
    params: byId,
    body: nothing,
    reply: listOf(basisDecisionSchema),
    access: { who: ['coordinator', 'facilitator'], own: 'procedure' },
  }),
  decideLegalBasis: route(at.decideLegalBasis, {
    summary: 'On what basis the text of a case is passed on',
    params: byId,
    body: basisDecisionInput,
    reply: basisDecisionSchema,
    access: { who: ['coordinator'], own: 'case' },
  }),
} as const satisfies Record<string, Route>
