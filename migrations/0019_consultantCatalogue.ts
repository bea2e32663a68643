import { statements } from './migration.ts'

/** The catalogue whose criteria about the consulting specialist are rated beside those about the structure; null if none. */
export const consultantCatalogue = statements('0019_consultantCatalogue', [
  'ALTER TABLE workshop ADD COLUMN consultantKey TEXT',
  'ALTER TABLE workshop ADD COLUMN consultantVersion TEXT',
])
