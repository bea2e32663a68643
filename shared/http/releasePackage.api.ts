import { type Route, byId, done, nothing, route } from './route.ts'
import { idSchema } from '../kernel/id.schema.ts'
import { sayingSchema } from '../kernel/saying.schema.ts'
import { z } from '../kernel/zod.ts'
import { catalogueMappingSchema, mappingPreviewSchema } from '../releasePackage/mapping.schema.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'
import {
  keyInput,
  ownRegistrationSchema,
  signingKeyFilterSchema,
  signingKeyPageSchema,
} from '../releasePackage/signingKey.schema.ts'
import {
  casePackageSchema,
  foundWordingsSchema,
  packageTasksSchema,
  packageViewSchema,
  receiptSchema,
  receivedContentSchema,
  receivedPageSchema,
} from '../releasePackage/view.schema.ts'
import { recommendationPlace, wordingInput } from '../releasePackage/wording.schema.ts'
import { releasePackageAddresses as at } from './releasePackage.address.ts'

/** A package is 40 kB on average; in JSON each of its quotes takes two characters. */
const PACKAGE_BYTES = 2 * 1024 * 1024
/** A mapping of 500 criteria. */
const MAPPING_BYTES = 128 * 1024

const byPackage = z.strictObject({ id: idSchema, packageId: idSchema })
const ref = z.string().max(121)
const ofCoordination = { who: ['coordinator'], own: 'procedure' } as const
const ofState = { who: ['analyst'], own: 'none' } as const
const ofAdministration = { who: ['administrator'], own: 'none' } as const

/** What leaves an office, what comes in at the state level, and the keys between both. */
export const releasePackageApi = {
  getPackageView: route(at.getPackageView, {
    summary: 'What would leave the house, what stands against it, and what left',
    params: byId,
    body: nothing,
    reply: packageViewSchema,
    access: ofCoordination,
  }),
  writeWording: route(at.writeWording, {
    summary: 'Write the general wording of a recommendation',
    params: z.strictObject(recommendationPlace),
    body: wordingInput,
    reply: done,
    access: ofCoordination,
  }),
  confirmWording: route(at.confirmWording, {
    summary: 'Confirm the general wording that another person wrote',
    params: z.strictObject(recommendationPlace),
    body: wordingInput.pick({ revision: true }),
    reply: done,
    access: ofCoordination,
  }),
  releasePackage: route(at.releasePackage, {
    summary: 'Release a package as it was seen',
    params: byId,
    body: z.strictObject({ contentHash: sha256Schema }),
    reply: done,
    access: ofCoordination,
  }),
  withdrawPackage: route(at.withdrawPackage, {
    summary: 'Take a package back',
    params: byPackage,
    body: nothing,
    reply: done,
    access: ofCoordination,
  }),
  listCasePackages: route(at.listCasePackages, {
    summary: 'Packages that carry a case and were not taken back',
    params: byId,
    body: nothing,
    reply: z.array(casePackageSchema),
    access: { who: ['coordinator'], own: 'case' },
  }),
  listPackageTasks: route(at.listPackageTasks, {
    summary: 'What waits for the coordination: wordings to confirm, packages to take back',
    params: nothing,
    body: nothing,
    reply: packageTasksSchema,
    access: { who: ['coordinator'], own: 'none' },
  }),
  listReceived: route(at.listReceived, {
    summary: 'Packages that came in, a page of them; of one cycle or of all',
    params: z.strictObject({
      cycle: z.union([z.literal('all'), z.string().regex(/^2\d{3}$/)]),
      page: z.string().regex(/^[1-9]\d{0,3}$/),
    }),
    body: nothing,
    reply: receivedPageSchema,
    access: ofState,
  }),
  countWaiting: route(at.countWaiting, {
    summary: 'How many packages were released on this server and did not come in yet',
    params: nothing,
    body: nothing,
    reply: z.strictObject({ waitingTotal: z.int().min(0) }),
    access: ofState,
  }),
  getReceived: route(at.getReceived, {
    summary: 'One package that came in, with what it says',
    params: byId,
    body: nothing,
    reply: receivedContentSchema,
    access: ofState,
  }),
  receivePackage: route(at.receivePackage, {
    summary: 'Take in a file: a package, or that one is taken back',
    params: nothing,
    body: z.strictObject({ file: z.string().max(PACKAGE_BYTES) }),
    reply: receiptSchema,
    bodyBytes: PACKAGE_BYTES,
    access: ofState,
  }),
  searchWordings: route(at.searchWordings, {
    summary:
      'General wordings of packages that count; a call with a body, because an address holds no text',
    params: nothing,
    body: z.strictObject({ text: sayingSchema(100, 1) }),
    reply: foundWordingsSchema,
    access: ofState,
  }),
  receiveWaiting: route(at.receiveWaiting, {
    summary: 'Take in a package that was released on this server',
    params: nothing,
    body: z.strictObject({ id: idSchema }),
    reply: receiptSchema,
    access: ofState,
  }),
  listMappings: route(at.listMappings, {
    summary: 'Mappings between versions of catalogues',
    params: nothing,
    body: nothing,
    reply: z.array(catalogueMappingSchema),
    access: ofState,
  }),
  previewMapping: route(at.previewMapping, {
    summary: 'What a mapping would do, and what is wrong with it',
    params: nothing,
    body: catalogueMappingSchema,
    reply: mappingPreviewSchema,
    bodyBytes: MAPPING_BYTES,
    access: ofState,
  }),
  addMapping: route(at.addMapping, {
    summary: 'Keep a mapping',
    params: nothing,
    body: catalogueMappingSchema,
    reply: done,
    bodyBytes: MAPPING_BYTES,
    access: ofState,
  }),
  removeMapping: route(at.removeMapping, {
    summary: 'Remove a mapping no package needs',
    params: z.strictObject({ fromRef: ref, toRef: ref }),
    body: nothing,
    reply: done,
    access: ofState,
  }),
  findSigningKeys: route(at.findSigningKeys, {
    summary: 'A page of the public keys that are known, of this server or of others',
    params: nothing,
    body: signingKeyFilterSchema,
    reply: signingKeyPageSchema,
    access: ofAdministration,
  }),
  getRegistration: route(at.getRegistration, {
    summary: 'How this server introduces itself elsewhere',
    params: nothing,
    body: nothing,
    reply: ownRegistrationSchema,
    access: ofAdministration,
  }),
  renewSigningKey: route(at.renewSigningKey, {
    summary: 'Make a key of this server, in place of the one before',
    params: nothing,
    body: nothing,
    reply: done,
    access: ofAdministration,
  }),
  addSigningKey: route(at.addSigningKey, {
    summary: 'Register the key of another server and its offices',
    params: nothing,
    body: keyInput,
    reply: done,
    bodyBytes: MAPPING_BYTES,
    access: ofAdministration,
  }),
  changeSigningKey: route(at.changeSigningKey, {
    summary: 'Name the key of another server anew, and the offices it speaks for',
    params: z.strictObject({ keyId: sha256Schema }),
    body: keyInput.omit({ publicKey: true }),
    reply: done,
    bodyBytes: MAPPING_BYTES,
    access: ofAdministration,
  }),
  restoreSigningKey: route(at.restoreSigningKey, {
    summary: 'Take again what a key signed that was revoked',
    params: z.strictObject({ keyId: sha256Schema }),
    body: nothing,
    reply: done,
    access: ofAdministration,
  }),
  revokeSigningKey: route(at.revokeSigningKey, {
    summary: 'Take nothing more that a key signed',
    params: z.strictObject({ keyId: sha256Schema }),
    body: nothing,
    reply: done,
    access: ofAdministration,
  }),
} as const satisfies Record<string, Route>
