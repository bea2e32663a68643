import { type Route, nothing, route } from './route.ts'
import {
  IMPORT_BYTES,
  importDoneSchema,
  importInput,
  importPreviewInput,
  importPreviewSchema,
} from '../officeImport/officeImport.schema.ts'
import { addresses as at } from './address.ts'

/** A file of the largest size in base64, with the words around it. */
const LIST_BYTES = Math.ceil(IMPORT_BYTES / 3) * 4 + 4 * 1024

/** Lists of offices and plans out of files. */
export const officeImportApi = {
  previewImport: route(at.previewImport, {
    summary: 'What a list of offices or a plan would change, and where it has to be mended',
    params: nothing,
    body: importPreviewInput,
    bodyBytes: LIST_BYTES,
    reply: importPreviewSchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
  applyImport: route(at.applyImport, {
    summary: 'Take over a list as the preview showed it',
    params: nothing,
    body: importInput,
    bodyBytes: LIST_BYTES,
    reply: importDoneSchema,
    access: { who: ['administrator', 'analyst'], own: 'none' },
  }),
} as const satisfies Record<string, Route>
