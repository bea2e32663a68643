import { statements } from './migration.ts'

/** General wordings of packages that came in, so that the state level finds them: of those that are there already as well. */
export const receivedWording = statements('0039_receivedWording', [
  `CREATE TABLE received_wording (
    packageId TEXT NOT NULL REFERENCES received_package (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (packageId, place)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO received_wording (packageId, place, text)
   SELECT received_package.id, one.key, json_extract(one.value, '$.wording')
     FROM received_package,
       json_each(iif(json_valid(file), file, '{}'), '$.package.recommendations') AS one
    WHERE json_extract(one.value, '$.wording') IS NOT NULL`,
])
