import { statements } from './migration.ts'

/**
 * Draws of cases: what was laid down (`strata` as JSON: sizes, counts, never a number of a case), the parts of the seed, the
 * seed, and which drawn positions were left out. What was laid down or uncovered never changes; one draw of a procedure
 * counts. Times in milliseconds.
 */
export const draw = statements('0040_draw', [
  `CREATE TABLE draw (
    id TEXT PRIMARY KEY,
    procedureId TEXT NOT NULL REFERENCES procedure (id),
    number INTEGER NOT NULL,
    commitment TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('wholeList', 'drawnOnly')),
    seedKind TEXT NOT NULL CHECK (seedKind IN ('parties', 'dice')),
    strata TEXT NOT NULL,
    officeCommitment TEXT,
    officeValue TEXT,
    facilitationCommitment TEXT,
    facilitationValue TEXT,
    seed TEXT,
    announcedAt INTEGER NOT NULL,
    drawnAt INTEGER,
    discardedAt INTEGER,
    discardReason TEXT,
    UNIQUE (procedureId, number),
    CHECK ((seed IS NULL) = (drawnAt IS NULL)),
    CHECK ((discardedAt IS NULL) = (discardReason IS NULL)),
    CHECK (officeValue IS NULL OR (officeCommitment IS NOT NULL AND facilitationCommitment IS NOT NULL)),
    CHECK (facilitationValue IS NULL OR officeValue IS NOT NULL)
  ) STRICT`,
  `CREATE UNIQUE INDEX draw_standing_idx ON draw (procedureId) WHERE discardedAt IS NULL`,
  `CREATE TRIGGER draw_laid_down BEFORE UPDATE OF
      id, procedureId, number, commitment, rule, seedKind, strata, announcedAt ON draw
    BEGIN SELECT RAISE(ABORT, 'what was laid down before a draw stays so'); END`,
  `CREATE TRIGGER draw_drawn BEFORE UPDATE OF
      officeCommitment, officeValue, facilitationCommitment, facilitationValue, seed, drawnAt ON draw
    WHEN OLD.seed IS NOT NULL OR OLD.discardedAt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a draw is made once'); END`,
  `CREATE TRIGGER draw_uncovered BEFORE UPDATE OF
      officeCommitment, officeValue, facilitationCommitment ON draw WHEN OLD.officeValue IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'what was uncovered stays so'); END`,
  `CREATE TRIGGER draw_stays BEFORE DELETE ON draw
    BEGIN SELECT RAISE(ABORT, 'a draw is given up, never removed'); END`,
  `CREATE TABLE draw_exclusion (
    drawId TEXT NOT NULL REFERENCES draw (id),
    stratum INTEGER NOT NULL,
    position INTEGER NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL CHECK (since IN (0, 1)),
    at INTEGER NOT NULL,
    PRIMARY KEY (drawId, stratum, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TRIGGER draw_exclusion_fixed BEFORE UPDATE ON draw_exclusion
    BEGIN SELECT RAISE(ABORT, 'what was left out of a draw is told for ever'); END`,
  `CREATE TRIGGER draw_exclusion_stays BEFORE DELETE ON draw_exclusion
    BEGIN SELECT RAISE(ABORT, 'what was left out of a draw is told for ever'); END`,
])
