import { statements } from './migration.ts'

/**
 * Browsers in which an account has logged in: they have a share of login attempts of their own, so that guesses of
 * others keep no owner out. A hash of a random value, nothing else.
 */
export const knownBrowser = statements('0007_knownBrowser', [
  `CREATE TABLE known_browser (
    tokenHash TEXT NOT NULL,
    accountId TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    seenAt INTEGER NOT NULL,
    PRIMARY KEY (tokenHash, accountId)
  ) STRICT, WITHOUT ROWID`,
])
