import { statements } from './migration.ts'

/**
 * What stood in the hearing of a recommendation to all, which hearing it was, why one was called back, and in which hearing
 * an office said what it said. Of a hearing that runs the text is what stands there; of one that is over it is not known.
 */
export const hearingText = statements('0038_hearingText', [
  'ALTER TABLE state_recommendation ADD COLUMN hearings INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE state_recommendation ADD COLUMN heard TEXT',
  'ALTER TABLE state_recommendation ADD COLUMN recalledOn TEXT',
  'ALTER TABLE state_recommendation ADD COLUMN recalledReason TEXT',
  'ALTER TABLE state_recommendation_comment ADD COLUMN hearing INTEGER NOT NULL DEFAULT 1',
  'UPDATE state_recommendation SET hearings = 1 WHERE hearingOn IS NOT NULL',
  `UPDATE state_recommendation SET heard = json_object('content', json(content), 'themeLabel', themeLabel)
    WHERE step = 'hearing' AND hearingUntil >= date('now')`,
])
