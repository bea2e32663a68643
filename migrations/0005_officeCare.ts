import { statements } from './migration.ts'

/** When a workshop begins, accounts that still have the password they were handed, and the office samples belong to. */
export const officeCare = statements('0005_officeCare', [
  `ALTER TABLE workshop ADD COLUMN start TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE workshop ADD COLUMN sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))`,
  `ALTER TABLE account ADD COLUMN mustChangePassword INTEGER NOT NULL DEFAULT 0
    CHECK (mustChangePassword IN (0, 1))`,
  `ALTER TABLE office ADD COLUMN sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))`,
])
