import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { AuditAction } from '../audit/audit.ts'
import { prepared } from '../db/prepared.ts'
import { replaceSynced } from '../db/syncedFile.ts'

/** An account as it stood last: what it may, and a mark that changes with its password and tells nothing of it. */
const accountSchema = z.strictObject({
  id: z.string(),
  active: z.boolean(),
  role: z.string(),
  officeId: z.string().nullable(),
  password: z.string(),
  // Lists of earlier versions do not say; then no account has it until it is given again.
  secrecyOfficer: z.boolean().default(false),
})

/** A package that was given out: its number is not free again. Once it is taken back, the file that says so. */
const givenOutSchema = z.strictObject({
  id: z.string(),
  procedureId: z.string(),
  number: z.int(),
  replaces: z.int().nullable(),
  hash: z.string(),
  releasedAt: z.number(),
  withdrawnAt: z.number().nullable(),
  withdrawal: z.string().nullable(),
})

/** A release of the state that was closed: its number is taken, and what it was counted from stays. */
const closedRollupSchema = z.strictObject({
  number: z.int(),
  hash: z.string(),
  dueOffices: z.int(),
  allOffices: z.int().default(0),
  dueUntil: z.string().default(''),
  closedAt: z.number(),
})

/** A draw as it stands in its table: sizes, hashes, seed, times. Never a number of a case (DR1). */
const drawSchema = z.strictObject({
  id: z.string(),
  procedureId: z.string(),
  number: z.int(),
  commitment: z.string(),
  rule: z.string(),
  seedKind: z.string(),
  strata: z.string(),
  officeCommitment: z.string().nullable(),
  officeValue: z.string().nullable(),
  facilitationCommitment: z.string().nullable(),
  facilitationValue: z.string().nullable(),
  seed: z.string().nullable(),
  announcedAt: z.number(),
  drawnAt: z.number().nullable(),
  discardedAt: z.number().nullable(),
  discardReason: z.string().nullable(),
})

/** A position that was drawn and left out. */
const leftOutSchema = z.strictObject({
  drawId: z.string(),
  stratum: z.int(),
  position: z.int(),
  reason: z.string(),
  since: z.int(),
  at: z.number(),
})

/** What the list holds of a row: a column that comes later makes no list unreadable. */
const columnsOf = ({ shape }: z.ZodObject): string => Object.keys(shape).join()

/** A public key this server signs or signed with. */
const ownKeySchema = z.strictObject({
  keyId: z.string(),
  publicKey: z.string(),
  label: z.string(),
  addedAt: z.number(),
  retiredAt: z.number().nullable(),
})

/** A file of an office that was taken back: by which key, and what it was. Lists of earlier versions say neither. */
const takenBackSchema = z.strictObject({
  officeId: z.string(),
  hash: z.string(),
  keyId: z.string().default(''),
  procedureKey: z.string().default(''),
  number: z.int().default(0),
})

const removalsSchema = z.strictObject({
  withdrawnCases: z.array(z.string()),
  /** `caseId.version` */
  withdrawnTexts: z.array(z.string()),
  concludedWorkshops: z.array(z.string()),
  removedCases: z.array(z.string()),
  removedWorkshops: z.array(z.string()),
  removedAccounts: z.array(z.string()),
  accounts: z.array(accountSchema),
  // Lists of earlier versions have none of these.
  packages: z.array(givenOutSchema).default([]),
  takenBack: z.array(takenBackSchema).default([]),
  ownKeys: z.array(ownKeySchema).default([]),
  rollups: z.array(closedRollupSchema).default([]),
  used: z.array(z.strictObject({ hash: z.string(), usedIn: z.int() })).default([]),
  recommendations: z.array(z.strictObject({ id: z.string(), withdrawnOn: z.string() })).default([]),
  recalls: z
    .array(z.strictObject({ id: z.string(), hearing: z.int(), recalledOn: z.string() }))
    .default([]),
  revocations: z.array(z.strictObject({ keyId: z.string(), revoked: z.boolean() })).default([]),
  draws: z.array(drawSchema).default([]),
  leftOut: z.array(leftOutSchema).default([]),
})
export type GivenOut = z.output<typeof givenOutSchema>

/**
 * What must not come back with an older copy of the database, or be forgotten with it. Ids, marks, and what a draw laid down;
 * never content.
 */
export type Removals = z.output<typeof removalsSchema>

const noRemovals: Removals = {
  ...{ withdrawnCases: [], withdrawnTexts: [], concludedWorkshops: [] },
  ...{ removedCases: [], removedWorkshops: [], removedAccounts: [], accounts: [] },
  ...{ packages: [], takenBack: [], ownKeys: [], revocations: [], rollups: [], used: [] },
  ...{ recommendations: [], recalls: [], draws: [], leftOut: [] },
}

/** Name of the list, beside the database and in no backup. */
export const REMOVALS = 'removals.json'

/** Changes with a stored password and tells nothing of it. */
export const passwordMark = (passwordHash: string): string =>
  createHash('sha256').update(passwordHash).digest('hex').slice(0, 32)

interface AccountRow {
  readonly id: string
  readonly active: number
  readonly role: string
  readonly officeId: string | null
  readonly passwordHash: string
  readonly secrecyOfficer: number
}

const statements = prepared((sqlite) => {
  const ids = (query: string) => sqlite.prepare<[], string>(query).pluck()
  const removed = (action: AuditAction) =>
    ids(`SELECT DISTINCT objectId FROM audit WHERE action = '${action}' AND objectId IS NOT NULL`)
  return {
    withdrawnCases: ids('SELECT id FROM review_case WHERE withdrawn = 1'),
    withdrawnTexts: ids(
      "SELECT caseId || '.' || version FROM case_version WHERE status = 'withdrawn'",
    ),
    concludedWorkshops: ids("SELECT id FROM workshop WHERE status = 'concluded'"),
    removedCases: removed('case.removed'),
    removedWorkshops: removed('workshop.removed'),
    removedSamples: removed('sample.removed'),
    removedAccounts: removed('account.removed'),
    accounts: sqlite.prepare<[], AccountRow>(
      'SELECT id, active, role, officeId, passwordHash, secrecyOfficer FROM account',
    ),
    packages: sqlite.prepare<[], GivenOut>(
      'SELECT id, procedureId, number, replaces, hash, releasedAt, withdrawnAt, withdrawal FROM release_package',
    ),
    takenBack: sqlite.prepare<[], Removals['takenBack'][number]>(
      `SELECT officeId, hash, keyId, procedureKey, number FROM received_package WHERE withdrawnAt IS NOT NULL
       UNION SELECT officeId, hash, keyId, procedureKey, number FROM withdrawn_package`,
    ),
    ownKeys: sqlite.prepare<[], Removals['ownKeys'][number]>(
      'SELECT keyId, publicKey, label, addedAt, retiredAt FROM signing_key WHERE own = 1',
    ),
    rollups: sqlite.prepare<[], Removals['rollups'][number]>(
      'SELECT number, hash, dueOffices, allOffices, dueUntil, closedAt FROM rollup_release ORDER BY number',
    ),
    used: sqlite.prepare<[], Removals['used'][number]>(
      'SELECT hash, usedIn FROM received_package WHERE usedIn IS NOT NULL ORDER BY hash',
    ),
    recommendations: sqlite.prepare<[], Removals['recommendations'][number]>(
      'SELECT id, withdrawnOn FROM state_recommendation WHERE withdrawnOn IS NOT NULL ORDER BY id',
    ),
    // The last hearing that was called back: a further one only follows on that.
    recalls: sqlite.prepare<[], Removals['recalls'][number]>(
      `SELECT id, hearings - (step <> 'recalled') AS hearing, recalledOn FROM state_recommendation
       WHERE recalledOn IS NOT NULL ORDER BY id`,
    ),
    draws: sqlite.prepare<[], Removals['draws'][number]>(
      `SELECT ${columnsOf(drawSchema)} FROM draw ORDER BY id`,
    ),
    leftOut: sqlite.prepare<[], Removals['leftOut'][number]>(
      `SELECT ${columnsOf(leftOutSchema)} FROM draw_exclusion`,
    ),
    revocations: sqlite.prepare<[], { keyId: string; revoked: number }>(
      'SELECT keyId, revokedAt IS NOT NULL AS revoked FROM signing_key',
    ),
  }
})

/** Reads from a database what is withdrawn, concluded, removed and switched off. */
export function removalsIn(db: Database): Removals {
  const asked = statements(db)
  return {
    withdrawnCases: asked.withdrawnCases.all(),
    withdrawnTexts: asked.withdrawnTexts.all(),
    concludedWorkshops: asked.concludedWorkshops.all(),
    removedCases: asked.removedCases.all(),
    removedWorkshops: [...asked.removedWorkshops.all(), ...asked.removedSamples.all()],
    removedAccounts: asked.removedAccounts.all(),
    accounts: asked.accounts.all().map(({ passwordHash, active, secrecyOfficer, ...account }) => ({
      ...account,
      active: active === 1,
      secrecyOfficer: secrecyOfficer === 1,
      password: passwordMark(passwordHash),
    })),
    packages: asked.packages.all(),
    takenBack: asked.takenBack.all(),
    ownKeys: asked.ownKeys.all(),
    rollups: asked.rollups.all(),
    used: asked.used.all(),
    recommendations: asked.recommendations.all(),
    recalls: asked.recalls.all(),
    draws: asked.draws.all(),
    leftOut: asked.leftOut.all(),
    revocations: asked.revocations.all().map(({ keyId, revoked }) => ({
      keyId,
      revoked: revoked === 1,
    })),
  }
}

/** One of each, the later one, ordered by what names it. */
function latest<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const held = new Map(all.map((one) => [nameOf(one), one]))
  return [...held].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

/** What is known of packages that were given out and of keys: what was taken back or retired once stays so. */
const mergePackages = (older: Removals, newer: Removals) => ({
  packages: latest(
    [...older.packages, ...newer.packages].toSorted(
      (a, b) => Number(a.withdrawnAt !== null) - Number(b.withdrawnAt !== null),
    ),
    ({ id }) => id,
  ),
  takenBack: latest([...older.takenBack, ...newer.takenBack], (one) =>
    Object.values(one).join(' '),
  ),
  ownKeys: latest(
    [...older.ownKeys, ...newer.ownKeys].toSorted(
      (a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null),
    ),
    ({ keyId }) => keyId,
  ),
})

/** Draws go on only: of one the state that knows more of it. */
const mergeDraws = (older: Removals, newer: Removals) => ({
  draws: latest(
    [...older.draws, ...newer.draws].toSorted((a, b) => known(a) - known(b)),
    ({ id }) => id,
  ),
  leftOut: latest([...older.leftOut, ...newer.leftOut], ({ drawId, stratum, position }) =>
    [drawId, stratum, position].join(' '),
  ),
})

const known = (draw: Removals['draws'][number]): number =>
  Object.values(draw).filter((value) => value !== null).length

/** Both lists as one: what is gone in one of them is gone; of an account the newer one knows how it stands. */
export function mergeRemovals(older: Removals, newer: Removals): Removals {
  const both = (one: readonly string[], other: readonly string[]) =>
    [...new Set([...one, ...other])].sort()
  return {
    withdrawnCases: both(older.withdrawnCases, newer.withdrawnCases),
    withdrawnTexts: both(older.withdrawnTexts, newer.withdrawnTexts),
    concludedWorkshops: both(older.concludedWorkshops, newer.concludedWorkshops),
    removedCases: both(older.removedCases, newer.removedCases),
    removedWorkshops: both(older.removedWorkshops, newer.removedWorkshops),
    removedAccounts: both(older.removedAccounts, newer.removedAccounts),
    accounts: latest([...older.accounts, ...newer.accounts], ({ id }) => id),
    ...mergePackages(older, newer),
    // What was closed first under a number stays.
    rollups: latest([...newer.rollups, ...older.rollups], ({ number }) => String(number)).toSorted(
      (a, b) => a.number - b.number,
    ),
    used: latest([...newer.used, ...older.used], ({ hash }) => hash),
    recommendations: latest([...newer.recommendations, ...older.recommendations], ({ id }) => id),
    recalls: latest(
      [...older.recalls, ...newer.recalls].toSorted((a, b) => a.hearing - b.hearing),
      ({ id }) => id,
    ),
    ...mergeDraws(older, newer),
    // A revocation can be taken back: the newer one knows.
    revocations: latest([...older.revocations, ...newer.revocations], ({ keyId }) => keyId),
  }
}

/** After one of these the list may be another one. */
const CHANGING: readonly AuditAction[] = [
  'case.withdrawn',
  'caseText.withdrawn',
  'case.removed',
  'workshop.concluded',
  'workshop.removed',
  'sample.removed',
  'account.added',
  'account.changed',
  'account.removed',
  'password.changed',
  'password.reset',
  'setup.done',
  'package.released',
  'package.withdrawn',
  'package.takenBack',
  'rollup.closed',
  'stateRecommendation.recalled',
  'stateRecommendation.withdrawn',
  'draw.announced',
  'draw.partBound',
  'draw.partUncovered',
  'draw.diceEntered',
  'draw.caseExcluded',
  'draw.discarded',
  'signingKey.made',
  'signingKey.revoked',
  'signingKey.restored',
]

/** Asked after every call that may have changed something, so prepared once. */
const trail = prepared((sqlite) => ({
  lastLine: sqlite.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck(),
  changingSince: sqlite.prepare<[number, ...AuditAction[]]>(
    `SELECT 1 FROM audit WHERE seq > ? AND action IN (${CHANGING.map(() => '?').join(', ')}) LIMIT 1`,
  ),
}))

/** The list beside the database. */
export class RemovalFile {
  readonly file: string
  /** The last line of the audit trail that was looked at. */
  #seen: number | undefined

  constructor(dataFolder: string) {
    this.file = `${dataFolder}/${REMOVALS}`
  }

  /** What the file says; nothing if there is none. Throws if it cannot be read. */
  read(): Removals {
    if (!existsSync(this.file)) return noRemovals
    return removalsSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')))
  }

  /**
   * Takes over what a database says, and returns once it is on disk. Writes nothing if nothing is new. A file that
   * cannot be read is kept aside, not written over.
   */
  takeOver(db: Database): void {
    const last = this.#unseen(db)
    if (last === undefined) return
    this.write(mergeRemovals(this.#readOrKeep(), removalsIn(db)))
    this.#seen = last
  }

  /** Makes this the list, and returns once it is on disk. */
  write(list: Removals): void {
    const text = JSON.stringify(list, null, 1)
    const isNew = !existsSync(this.file) || readFileSync(this.file, 'utf8') !== text
    if (isNew) replaceSynced(this.file, text)
  }

  /** The last line of the audit trail, if one since the last look may have changed the list. */
  #unseen(db: Database): number | undefined {
    const { lastLine, changingSince } = trail(db)
    const last = lastLine.get() ?? 0
    if (this.#seen === undefined) return last
    if (changingSince.get(this.#seen, ...CHANGING) !== undefined) return last
    // Looked at once: every call asks, and the trail only grows.
    this.#seen = last
    return undefined
  }

  #readOrKeep(): Removals {
    try {
      return this.read()
    } catch {
      renameSync(this.file, `${this.file}.damaged`)
      return noRemovals
    }
  }
}
