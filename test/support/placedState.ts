// A state whose offices delivered, laid down as it would be after the files came in: for tests of what is made of them.
import type { Deps } from '../../server/deps.ts'
import { hashOfFile, keyIdOf } from '../../server/releasePackage/signature.ts'
import type { SignedPackage } from '../../shared/releasePackage/releasePackage.ts'
import { earlierOf } from '../../server/rollup/readEarlier.ts'
import { holdingsIn } from '../../server/rollup/holdings.sqlite.ts'
import { countedIn, rolled } from '../../server/rollup/rollUp.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { officeName, publicKey } from './rollupPackages.ts'
import { solversHere } from './rollupSolvers.ts'

/** Registers the offices of these files and their key, and lays the files down as received. Returns their ids. */
export function placeState(
  { sqlite, newId, clock }: Pick<Deps, 'sqlite' | 'newId' | 'clock'>,
  files: readonly string[],
): string[] {
  const keyId = keyIdOf(publicKey)
  const run = (sql: string, ...values: unknown[]) => sqlite.prepare(sql).run(...values)
  run(
    'INSERT INTO signing_key (keyId, publicKey, label, own, addedAt) VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING',
    ...[keyId, publicKey, 'Rechenzentrum (erfunden)', clock()],
  )
  return files.map((file) => {
    const content = (JSON.parse(file) as SignedPackage).package
    const { office, procedure } = content
    const { key, regionalBody, administrativeDistrict, authorityType, sizeClass } = office
    const name = officeName(Number(/\d+/.exec(key)?.[0]))
    run(
      `INSERT INTO office (id, name, regionalBody, administrativeDistrict, authorityType, sizeClass)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      ...[key, name, regionalBody, administrativeDistrict, authorityType, sizeClass],
    )
    run('INSERT INTO signing_key_office VALUES (?, ?, ?) ON CONFLICT DO NOTHING', keyId, key, key)
    const id = newId()
    run(
      `INSERT INTO received_package (id, officeId, procedureKey, number, hash, keyId, releasedIn, cycleStart,
         extraordinary, randomCases, additionalCases, findings, file, receivedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 0, 0, ?, ?)`,
      ...[id, key, procedure.key, content.number, hashOfFile(file), keyId],
      ...[content.releasedIn, procedure.cycleStart, file, clock()],
    )
    return id
  })
}

/** Makes a release of all that lies there, as two would close it, and closes it. */
export async function closeRelease({
  sqlite,
  clock,
}: Pick<Deps, 'sqlite' | 'clock'>): Promise<RollupRelease> {
  const { held, closed, due } = holdingsIn(sqlite, '2026-H2')
  const { selection, catalogues } = countedIn(held, '2026-H2')
  const earlier = closed.map(({ releaseFile, auditFile }) => {
    const one = earlierOf(releaseFile, auditFile, held)
    if (!('hash' in one)) throw new Error('a release before is no more')
    return one
  })
  const made = await rolled({ selection, catalogues, earlier }, solversHere)
  if (!('release' in made)) throw new Error(`refused: ${made.why}`)
  const { release, files } = made
  sqlite
    .prepare(
      `INSERT INTO rollup_release VALUES (?, ?, @dueOffices, ?, ?, ?, ?, @allOffices, @dueUntil)`,
    )
    .run(release.number, files.hash, files.release, files.table, files.audit, clock(), due)
  return release
}

/** The file of a release that says nothing. */
export const EMPTY_RELEASE = '{"items":[],"values":[],"populations":[]}'

/** Lays down a closed release that says nothing. */
export const placeRollup = ({ sqlite }: Pick<Deps, 'sqlite'>, number: number): void =>
  void sqlite
    .prepare("INSERT INTO rollup_release VALUES (?, ?, 0, ?, 'x', '{}', 0, 0, '')")
    .run(number, String(number).repeat(64).slice(0, 64), EMPTY_RELEASE)
