import { statements } from './migration.ts'

/**
 * Recommendations of the state to all offices: what they say, how they came about, what the offices said of them, and
 * the counts of answers as closed releases froze them.
 */
export const stateRecommendation = statements('0037_stateRecommendation', [
  `CREATE TABLE state_recommendation (
    id TEXT PRIMARY KEY,
    number INTEGER UNIQUE,
    revision INTEGER NOT NULL,
    step TEXT NOT NULL,
    content TEXT NOT NULL,
    themeLabel TEXT NOT NULL,
    hearingOn TEXT,
    hearingUntil TEXT,
    resolvedOn TEXT,
    resolvedBody TEXT,
    publishedOn TEXT,
    withdrawnOn TEXT,
    withdrawnReason TEXT,
    replacedBy TEXT
  ) STRICT`,
  `CREATE TABLE state_recommendation_comment (
    recommendationId TEXT NOT NULL REFERENCES state_recommendation (id) ON DELETE CASCADE,
    officeId TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    PRIMARY KEY (recommendationId, officeId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE state_recommendation_progress (
    recommendationId TEXT NOT NULL REFERENCES state_recommendation (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    progress TEXT NOT NULL,
    proof TEXT NOT NULL,
    setOn TEXT NOT NULL,
    PRIMARY KEY (recommendationId, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE state_recommendation_answer (
    recommendationId TEXT NOT NULL REFERENCES state_recommendation (id) ON DELETE CASCADE,
    officeId TEXT NOT NULL REFERENCES office (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (recommendationId, officeId)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE state_recommendation_count (
    recommendationId TEXT NOT NULL REFERENCES state_recommendation (id) ON DELETE CASCADE,
    rollup INTEGER NOT NULL,
    offices INTEGER NOT NULL,
    shown TEXT NOT NULL,
    held TEXT NOT NULL,
    PRIMARY KEY (recommendationId, rollup)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE adopted_recommendation (
    procedureId TEXT NOT NULL REFERENCES procedure (id) ON DELETE CASCADE,
    recommendationId TEXT NOT NULL REFERENCES state_recommendation (id) ON DELETE CASCADE,
    adoptedOn TEXT NOT NULL,
    PRIMARY KEY (procedureId, recommendationId)
  ) STRICT, WITHOUT ROWID`,
])
