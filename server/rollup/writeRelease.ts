// Writes a release so that it is there as a whole or not at all.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import { rollupAuditSchema, type RollupAudit } from '../../shared/rollup/audit.schema.ts'
import { releaseSchema, type RollupRelease } from '../../shared/rollup/release.schema.ts'
import { csvOf } from '../coordination/sheet.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { hashOfFile } from '../releasePackage/signature.ts'
import { releaseSheet } from './releaseSheet.ts'

/** The files of a release. */
export const FILES = {
  release: 'release.json',
  table: 'release.csv',
  audit: 'audit.json',
} as const

/** What an audit says beside the hashes of the files. */
export type AuditSaying = Omit<RollupAudit, 'files' | 'passed'>

/** Throws a `StartProblem` unless the folder is new or empty. */
export function requireEmpty(folder: string): void {
  if (!existsSync(folder)) return
  try {
    if (readdirSync(folder).length === 0) return
  } catch {
    // Said below: it is no folder.
  }
  throw new StartProblem(
    `${folder} gibt es schon. Nennen Sie bei --out einen neuen oder leeren Ordner; was dort liegt, wird nie überschrieben.`,
    `${folder} is there already. Name a new or empty folder with --out; what lies there is never written over.`,
  )
}

/** The files of a release that passed its audit, and the SHA-256 of the first. */
export interface ReleaseFiles {
  readonly release: string
  readonly table: string
  readonly audit: string
  readonly hash: string
}

/** A release that passed its audit, as its files. */
export function filesOf(release: RollupRelease, saying: AuditSaying): ReleaseFiles {
  const text = canonicalJson(releaseSchema.parse(release))
  const table = csvOf(releaseSheet(release))
  const files = { release: hashOfFile(text), table: hashOfFile(table) }
  const audit = rollupAuditSchema.parse({ ...saying, passed: true, files })
  return { release: text, table, audit: canonicalJson(audit), hash: files.release }
}

/** The file that says that there is no release, and what the audit found (LW8). */
export const refusalOf = (saying: AuditSaying): string =>
  canonicalJson(rollupAuditSchema.parse({ ...saying, passed: false, files: null }))

/** Writes the files of a release, or the audit that refused it alone. */
export function writeFiles(
  folder: string,
  files: Pick<ReleaseFiles, 'audit'> & Partial<ReleaseFiles>,
): void {
  const { release, table, audit } = files
  writeWhole(folder, {
    ...(release === undefined ? {} : { [FILES.release]: release }),
    ...(table === undefined ? {} : { [FILES.table]: table }),
    [FILES.audit]: audit,
  })
}

function writeWhole(folder: string, files: Readonly<Record<string, string>>): void {
  requireEmpty(folder)
  const place = resolve(folder)
  const fresh = `${place}.${String(process.pid)}.new`
  mkdirSync(dirname(place), { recursive: true })
  try {
    mkdirSync(fresh)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(fresh, name), text)
    if (existsSync(place)) rmdirSync(place)
    renameSync(fresh, place)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}
