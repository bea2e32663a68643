import { statements } from './migration.ts'

/**
 * Decisions keep the words of their legal basis as they read on that day; for those from before, the words of today are
 * what is left. So do packages, for what is read beside the file.
 */
export const frozenBasis = statements('0027_frozenBasis', [
  `DROP TRIGGER basis_decision_unchanged`,
  `ALTER TABLE basis_decision ADD COLUMN label TEXT NOT NULL DEFAULT ''`,
  `UPDATE basis_decision SET label = (SELECT label FROM legal_basis WHERE legal_basis.id = basis_decision.basisId)`,
  `CREATE TRIGGER basis_decision_unchanged BEFORE UPDATE ON basis_decision
    BEGIN SELECT RAISE(ABORT, 'a decision about a legal basis does not change'); END`,
  `ALTER TABLE release_package ADD COLUMN legalBases TEXT NOT NULL DEFAULT '{}'`,
  `UPDATE release_package SET legalBases = (SELECT json_group_object(id, label) FROM legal_basis)`,
  `ALTER TABLE received_package ADD COLUMN legalBases TEXT NOT NULL DEFAULT '{}'`,
  `UPDATE received_package SET legalBases = (SELECT json_group_object(id, label) FROM legal_basis)`,
])
