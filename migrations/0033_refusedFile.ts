import { statements } from './migration.ts'

/**
 * Files the state level refused last: SHA-256 of the file, the code of the reason, and the numbers and codes its sentence
 * names as JSON. Nothing else of a file.
 */
export const refusedFile = statements('0033_refusedFile', [
  `CREATE TABLE refused_file (
    hash TEXT PRIMARY KEY,
    why TEXT NOT NULL,
    facts TEXT NOT NULL,
    refusedBy TEXT NOT NULL REFERENCES account (id),
    refusedAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX refused_file_order ON refused_file (refusedAt DESC, hash)`,
])
