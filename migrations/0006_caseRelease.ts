import { statements } from './migration.ts'

/**
 * Who submitted, released or gave back a version, and when; what was kept although it looks like a sign of a person.
 * What is known of earlier versions stands in the audit trail. Keys for texts that are being prepared on a device.
 */
export const caseRelease = statements('0006_caseRelease', [
  `ALTER TABLE case_version ADD COLUMN createdAt INTEGER`,
  `ALTER TABLE case_version ADD COLUMN releasedAt INTEGER`,
  `ALTER TABLE case_version ADD COLUMN refusedAt INTEGER`,
  `ALTER TABLE case_version ADD COLUMN refusedBy TEXT REFERENCES account (id)`,
  `ALTER TABLE case_version ADD COLUMN refusal TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE case_version ADD COLUMN note TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE case_version ADD COLUMN kept TEXT NOT NULL DEFAULT '[]'`,
  ...(['submitted', 'released'] as const).map(
    (done) =>
      `UPDATE case_version SET ${done === 'submitted' ? 'createdAt' : 'releasedAt'} =
        (SELECT CAST(strftime('%s', max(at)) AS INTEGER) * 1000 FROM audit
          WHERE action = 'caseText.${done}' AND objectId = caseId || '.' || version)`,
  ),
  `CREATE TABLE draft_key (
    accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    caseId TEXT NOT NULL REFERENCES review_case (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    PRIMARY KEY (accountId, caseId)
  ) STRICT, WITHOUT ROWID`,
])
