import { statements } from './migration.ts'

/**
 * On what case texts are passed on: the list an installation maintains, begun with what the law names, and every decision
 * for a case. The newest one of a case counts; earlier cases have none.
 */
export const legalBasis = statements('0020_legalBasis', [
  `CREATE TABLE legal_basis (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
  ) STRICT`,
  `INSERT INTO legal_basis (id, label) VALUES
    ('sgb8-64-2a-external', '§ 64 Abs. 2a SGB VIII: pseudonymisiert an Fachkräfte außerhalb des Jugendamts'),
    ('sgb8-64-2c-with-79a-2', '§ 64 Abs. 2c in Verbindung mit § 79a Abs. 2 SGB VIII: Qualitätsentwicklung'),
    ('sgb10-67c-3-own-house', '§ 67c Abs. 3 SGB X: Aufsicht, Organisationsuntersuchung, Ausbildung im eigenen Haus'),
    ('stays-in-the-office', 'Bleibt im Jugendamt, keine Weitergabe')`,
  `CREATE TABLE basis_decision (
    caseId TEXT NOT NULL REFERENCES review_case (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    basisId TEXT NOT NULL REFERENCES legal_basis (id),
    decidedBy TEXT NOT NULL,
    decidedOn TEXT NOT NULL,
    byId TEXT REFERENCES account (id),
    at INTEGER NOT NULL,
    PRIMARY KEY (caseId, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX basis_decision_basisId_idx ON basis_decision (basisId)`,
  `CREATE TRIGGER basis_decision_unchanged BEFORE UPDATE ON basis_decision
    BEGIN SELECT RAISE(ABORT, 'a decision about a legal basis does not change'); END`,
])
