import { statements } from './migration.ts'

/**
 * The commands of a workshop as a list in the order in which they came, since a room asks its memory whether it knows
 * one. Indexed by their keys, which are random, each was written into another page.
 */
export const commandList = statements('0018_commandList', [
  `CREATE TABLE command_list (
    workshopId TEXT NOT NULL,
    number INTEGER NOT NULL,
    commandId TEXT NOT NULL,
    PRIMARY KEY (workshopId, number)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO command_list (workshopId, number, commandId)
    SELECT workshopId, row_number() OVER (PARTITION BY workshopId ORDER BY commandId), commandId
    FROM workshop_command`,
  `DROP TABLE workshop_command`,
  `ALTER TABLE command_list RENAME TO workshop_command`,
])
