import { statements } from './migration.ts'

/**
 * Which cases a released package carries, so that it is known which one has to be taken back when a case is decided to
 * stay. The file names none; for packages from before it follows from what was concluded and decided when they left.
 */
export const packageCase = statements('0026_packageCase', [
  `CREATE TABLE release_package_case (
    packageId TEXT NOT NULL REFERENCES release_package (id) ON DELETE CASCADE,
    caseId TEXT NOT NULL REFERENCES review_case (id) ON DELETE CASCADE,
    PRIMARY KEY (packageId, caseId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX release_package_case_caseId_idx ON release_package_case (caseId)`,
  `INSERT INTO release_package_case (packageId, caseId)
    SELECT release_package.id, review_case.id
    FROM release_package
    JOIN review_case ON review_case.procedureId = release_package.procedureId
    WHERE EXISTS (
      SELECT 1 FROM workshop
      WHERE workshop.caseId = review_case.id AND workshop.status = 'concluded' AND workshop.sample = 0
        AND coalesce(workshop.concludedAt, 0) <= release_package.releasedAt
    ) AND (
      SELECT basisId FROM basis_decision
      WHERE basis_decision.caseId = review_case.id AND basis_decision.at <= release_package.releasedAt
      ORDER BY seq DESC LIMIT 1
    ) <> 'stays-in-the-office'`,
])
