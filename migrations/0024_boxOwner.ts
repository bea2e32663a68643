import { statements } from './migration.ts'

/** A box of ballots belongs to an owner: a workshop, or a procedure that asks its people at the end. */
export const boxOwner = statements('0024_boxOwner', [
  'ALTER TABLE ballot_box RENAME COLUMN workshopId TO ownerId',
])
