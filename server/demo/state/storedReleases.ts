// Both releases of the demo's state as they were computed once: that takes minutes, and a start shall not.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { rollupAuditSchema } from '../../../shared/rollup/audit.schema.ts'
import { releaseSchema } from '../../../shared/rollup/release.schema.ts'
import { filesOf, type ReleaseFiles } from '../../rollup/writeRelease.ts'

const FOLDER = join(import.meta.dirname, 'releases')

const placeOf = (number: number, file: 'release' | 'audit'): string =>
  join(FOLDER, `${String(number)}-${file}.json.gz`)

const read = (number: number, file: 'release' | 'audit'): unknown =>
  JSON.parse(gunzipSync(readFileSync(placeOf(number, file))).toString('utf8'))

/**
 * The files of a stored release, if there is one of exactly these packages (SHA-256 of their files) that follows these
 * releases; else undefined.
 */
export function storedRelease(
  number: number,
  packages: readonly string[],
  earlier: readonly string[],
): ReleaseFiles | undefined {
  if (!existsSync(placeOf(number, 'release'))) return undefined
  const release = releaseSchema.safeParse(read(number, 'release'))
  const audit = rollupAuditSchema.safeParse(read(number, 'audit'))
  if (!release.success || !audit.success) return undefined
  const { files: told, passed: _passed, ...saying } = audit.data
  const isOfThese =
    saying.packages.join() === packages.toSorted().join() &&
    release.data.earlier.join() === earlier.join()
  const files = isOfThese ? filesOf(release.data, saying) : undefined
  return files?.hash === told?.release ? files : undefined
}

/** Stores a release for every later start. */
export function storeRelease(number: number, { release, audit }: ReleaseFiles): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(placeOf(number, 'release'), gzipSync(release, { level: 9 }))
  writeFileSync(placeOf(number, 'audit'), gzipSync(audit, { level: 9 }))
}
