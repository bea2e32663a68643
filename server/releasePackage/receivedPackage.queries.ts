import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { receivedProblem } from '../../shared/releasePackage/received.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import { asNow, cataloguesIn } from '../../shared/releasePackage/releasePackage.ts'
import {
  signedPackageSchema,
  type ReleasePackage,
  type SignedPackage,
  type SignedWithdrawal,
} from '../../shared/releasePackage/releasePackage.schema.ts'
import type {
  FoundWordings,
  Receipt,
  ReceivedPackage,
  ReceivedPage,
} from '../../shared/releasePackage/view.schema.ts'
import { changed, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db, Writing } from '../db/database.ts'
import { inAlphabet, nameLike } from '../db/nameLike.ts'
import { listMappings } from './mapping.queries.ts'
import type { ReadAndAsked, Reading, ReadQuestion } from './packageThread.ts'
import { basisWords, keptBasisWords } from './basisWords.ts'
import { forgetRefusal, refusedFiles } from './refusedFile.queries.ts'
import { carriesStayingCase, stayingCases } from './standing.queries.ts'
import { officeNames } from './wording.queries.ts'
import { namedInPackage } from './wordingCheck.ts'

/** Packages on a page. */
const PAGE = 50

/** What a thread needs to ask of a file all that can be asked of it alone. */
export async function askedOfFile(db: Db, text: string): Promise<ReadQuestion> {
  const keys = await db.selectFrom('signing_key').select(['keyId', 'publicKey']).execute()
  const catalogues = await db.selectFrom('catalogue').select('body').execute()
  return {
    text,
    keys: Object.fromEntries(keys.map(({ keyId, publicKey }) => [keyId, publicKey])),
    catalogues: catalogues.map(({ body }) => body),
    offices: await officeNames(db),
  }
}

/**
 * Takes in what a thread read of a file, a package or a withdrawal (RP7, RP10, RP11): all of it or nothing. `id` is that of
 * the package if it is a new one.
 */
export async function receive(
  trx: Trx,
  actorId: string,
  reading: Reading,
  id: string,
): Promise<Result<Receipt>> {
  if (!reading.ok) return refuse(reading.problem)
  const { file, isSigned } = reading.value
  const { key } = file.signature
  const known = await trx
    .selectFrom('signing_key')
    .select(['own', 'revokedAt'])
    .where('keyId', '=', key)
    .executeTakeFirst()
  const shown = { key: key.slice(0, 16) }
  if (!known) return refuse(refused('keyUnknown', shown))
  if (!isSigned) return refuse(refused('signatureWrong'))
  if (known.revokedAt !== null) return refuse(refused('keyRevoked', shown))
  const officeKey = 'package' in file ? file.package.office.key : file.withdrawal.office.key
  const office = await officeBehind(trx, known.own === 1, key, officeKey)
  return 'package' in file
    ? receivePackage(trx, actorId, { ...reading.value, file, id, office })
    : receiveWithdrawal(trx, actorId, { file, id, office, fileHash: reading.value.hash })
}

const officeColumns = [
  ...(['office.id', 'office.name', 'regionalBody', 'administrativeDistrict'] as const),
  ...(['authorityType', 'sizeClass', 'burdenClass'] as const),
] as const

/** The office a key stands for: of this server by its id, of another one as it was registered. */
function officeBehind(db: Db, own: boolean, keyId: string, officeKey: string) {
  const offices = db.selectFrom('office').select(officeColumns).where('sample', '=', 0)
  if (own) return offices.where('office.id', '=', officeKey).executeTakeFirst()
  return offices
    .innerJoin('signing_key_office', 'signing_key_office.officeId', 'office.id')
    .where('keyId', '=', keyId)
    .where('officeKey', '=', officeKey)
    .executeTakeFirst()
}
type OfficeBehind = Awaited<ReturnType<typeof officeBehind>>

interface Arrived extends ReadAndAsked {
  readonly file: SignedPackage
  readonly id: string
  readonly office: OfficeBehind
}

async function receivePackage(
  trx: Trx,
  actorId: string,
  arrived: Arrived,
): Promise<Result<Receipt>> {
  const { file, hash, id, office } = arrived
  const content = asNow(file.package)
  const before = office ? await sameProcedure(trx, office.id, content.procedure.key) : []
  const { id: _id, name: _name, ...master } = office ?? {}
  if (office && (await isOfOther(trx, before, { keyId: file.signature.key, office })))
    return refuse(refused('keyOther'))
  const isHeld = before.some((one) => one.hash === hash)
  const gone = office
    ? await takenBackOf(trx, { office, keyId: file.signature.key }, content.procedure.key)
    : []
  if (!isHeld && gone.some((one) => one.hash === hash && isMeant(one, content.number)))
    return refuse(refused('withdrawnBefore'))
  const wrong = receivedProblem(content, hash, {
    office: office && (master as Omit<typeof office, 'id' | 'name'>),
    catalogues: await trx.selectFrom('catalogue').select(['key', 'version']).execute(),
    mappings: await listMappings(trx),
    before: before.map(({ extraordinary, revokedAt, ...one }) => ({
      ...one,
      extraordinary: extraordinary === 1,
      isRevoked: revokedAt !== null,
    })),
    takenBack: gone.flatMap(({ number }) => number ?? []),
    now: halfYearOf(berlinDay(trx.at)),
  })
  const against = wrong ?? arrived.contradiction
  if (against) return refuse(against)
  if (await carriesStayingCase(trx, hash)) return refuse(refused('caseStays'))
  const kind = arrived.named ?? (await namedSince(trx, content, arrived.offices))
  if (kind !== null) return refuse(refused('wordingNamed', { kind }))
  if (!office) return refuse(refused('officeUnknown'))
  await keep(trx, actorId, { ...arrived, office })
  return ok({ withdrawal: false, id, hash, officeName: office.name, number: content.number })
}

/** What the wordings name of offices that came since the thread read the file. */
async function namedSince(db: Db, content: ReleasePackage, asked: readonly string[]) {
  const known = new Set(asked)
  const come = (await officeNames(db)).filter((name) => !known.has(name))
  return come.length === 0 ? null : namedInPackage(content, come)
}

/**
 * Did another server sign what came in of a procedure? A key speaks for what it signed itself and for what another key signed
 * of the same server: an own one, or one registered under the same key of the office, as after a renewal.
 */
async function isOfOther(
  db: Db,
  held: readonly { readonly keyId: string }[],
  { keyId, office }: Signer,
): Promise<boolean> {
  const servers = await serversOf(db, office.id, [keyId, ...held.map((one) => one.keyId)])
  return new Set(servers.values()).size > 1
}

/** What keys have in common that speak for an office from one server: nothing for own ones, else the key of the office there. */
async function serversOf(
  db: Db,
  officeId: string,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('signing_key')
    .leftJoin('signing_key_office', (join) =>
      join
        .onRef('signing_key_office.keyId', '=', 'signing_key.keyId')
        .on('signing_key_office.officeId', '=', officeId),
    )
    .select(['signing_key.keyId', 'own', 'officeKey'])
    .where('signing_key.keyId', 'in', keyIds)
    .execute()
  return new Map(rows.map(({ keyId, own, officeKey }) => [keyId, own === 1 ? '' : officeKey]))
}

/** Who signed a file, and the office it speaks for. */
interface Signer {
  readonly office: NonNullable<OfficeBehind>
  readonly keyId: string
}

/** A file that was taken back: its number, or null where an earlier version wrote down its hash alone. */
interface TakenBack {
  readonly hash: string
  readonly number: number | null
}

const isMeant = ({ number: told }: TakenBack, number: number): boolean =>
  told === null || told === number

/**
 * Files of a procedure that were taken back and are not held: by withdrawals of the same signer that came before them, or
 * on this server.
 */
async function takenBackOf(db: Db, signer: Signer, procedureKey: string): Promise<TakenBack[]> {
  const told = await db
    .selectFrom('withdrawn_package')
    .select(['hash', 'number', 'keyId'])
    .where('officeId', '=', signer.office.id)
    .where('procedureKey', 'in', ['', procedureKey])
    .execute()
  const keyIds = [signer.keyId, ...told.map(({ keyId }) => keyId)]
  const servers = await serversOf(db, signer.office.id, keyIds)
  const here = servers.get(signer.keyId)
  const own = told
    .filter(({ keyId }) => keyId === '' || servers.get(keyId) === here)
    .map(({ hash, number, keyId }) => ({ hash, number: keyId === '' ? null : number }))
  const released = await db
    .selectFrom('release_package')
    .select(['hash', 'number'])
    .where('procedureId', '=', procedureKey)
    .where('withdrawnAt', 'is not', null)
    .execute()
  return [...own, ...released]
}

const sameProcedure = (db: Db, officeId: string, procedureKey: string) =>
  db
    .selectFrom('received_package')
    .innerJoin('signing_key', 'signing_key.keyId', 'received_package.keyId')
    .select(['id', 'received_package.keyId', 'number', 'hash', 'withdrawnAt', 'usedIn'])
    .select(['releasedIn', 'cycleStart', 'extraordinary', 'revokedAt'])
    .where('officeId', '=', officeId)
    .where('procedureKey', '=', procedureKey)
    .execute()

/** Writes a package down, and that it replaces the ones before it. */
async function keep(
  trx: Trx,
  actorId: string,
  { file, hash, id, office }: Arrived & { readonly office: NonNullable<OfficeBehind> },
): Promise<void> {
  const content = asNow(file.package)
  const { procedure, number, releasedIn, cases, findings } = content
  const random = cases.filter(({ origin }) => origin === 'random').length
  const writing = await changed(trx, 'package.received', actorId, id)
  await writing
    .updateTable('received_package')
    .set({ replacedBy: number })
    .where('officeId', '=', office.id)
    .where('procedureKey', '=', procedure.key)
    .where('replacedBy', 'is', null)
    .where('withdrawnAt', 'is', null)
    .execute()
  await writing
    .insertInto('received_package')
    .values({
      ...{ id, officeId: office.id, procedureKey: procedure.key, number, hash, releasedIn },
      keyId: file.signature.key,
      cycleStart: procedure.cycleStart,
      extraordinary: procedure.extraordinary ? 1 : 0,
      randomCases: random,
      additionalCases: cases.length - random,
      findings: findings.length,
      file: canonicalJson(file),
      legalBases: JSON.stringify(await basisWords(trx)),
      receivedAt: trx.at,
    })
    .execute()
  await forgetRefusal(writing, hash)
  const refs = cataloguesIn(content)
  await writing
    .insertInto('received_package_catalogue')
    .values(refs.map((catalogue) => ({ packageId: id, catalogue })))
    .execute()
  const wordings = content.recommendations.flatMap(({ wording }, place) =>
    wording === null ? [] : [{ packageId: id, place, text: wording }],
  )
  if (wordings.length > 0) await writing.insertInto('received_wording').values(wordings).execute()
}

/** How many wordings a search tells. */
const MOST_WORDINGS = 50

/**
 * General wordings of packages that count which hold all of these words, whatever their order, each once and in the order of the alphabet: of no office, and
 * without how many offices wrote it.
 */
export async function searchWordings(db: Db, text: string): Promise<FoundWordings> {
  const found = await db
    .selectFrom('received_wording')
    .innerJoin('received_package', 'received_package.id', 'packageId')
    .innerJoin('signing_key', 'signing_key.keyId', 'received_package.keyId')
    .select('text')
    .distinct()
    .where('replacedBy', 'is', null)
    .where('withdrawnAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where((of) => of.and(text.split(/\s+/u).map((word) => nameLike(of.ref('text'), word))))
    .orderBy((of) => inAlphabet(of.ref('text')))
    .limit(MOST_WORDINGS + 1)
    .execute()
  return {
    wordings: found.slice(0, MOST_WORDINGS).map((one) => one.text),
    more: found.length > MOST_WORDINGS,
  }
}

/** A package that came in counts no more: what it replaced counts again, unless something later does. */
export async function takeBack(writing: Writing, hash: string, at: number): Promise<void> {
  const packages = () => writing.updateTable('received_package')
  const gone = await packages()
    .set({ withdrawnAt: at })
    .where('hash', '=', hash)
    .returning(['officeId', 'procedureKey', 'number'])
    .executeTakeFirst()
  if (!gone) return
  const all = await sameProcedure(writing, gone.officeId, gone.procedureKey)
  const valid = all.filter(({ withdrawnAt }) => withdrawnAt === null)
  const newest = Math.max(0, ...valid.map(({ number }) => number))
  await packages()
    .set((set) => ({ replacedBy: set.fn('nullif', [set.val(newest), set.ref('number')]) }))
    .where('officeId', '=', gone.officeId)
    .where('procedureKey', '=', gone.procedureKey)
    .where('replacedBy', '=', gone.number)
    .where('withdrawnAt', 'is', null)
    .execute()
}

async function receiveWithdrawal(
  trx: Trx,
  actorId: string,
  {
    file: { withdrawal, signature },
    id,
    office,
    fileHash,
  }: { file: SignedWithdrawal; id: string; office: OfficeBehind; fileHash: string },
): Promise<Result<Receipt>> {
  if (!office) return refuse(refused('officeUnknown'))
  const procedureKey = withdrawal.procedure.key
  const held = await sameProcedure(trx, office.id, procedureKey)
  const { number, hash } = withdrawal
  const keyId = signature.key
  const receipt = { withdrawal: true, hash, officeName: office.name, number }
  const meant = held.find((one) => one.number === number)
  if (!meant) {
    const gone = await takenBackOf(trx, { office, keyId }, procedureKey)
    if (gone.some((one) => one.hash === hash && isMeant(one, number)))
      return refuse(refused('withdrawnBefore'))
    const other = await isOfAnother(trx, { office, keyId }, { procedureKey, number, hash })
    if (other) return refuse(other)
    const writing = await changed(trx, 'package.takenBack', actorId, id)
    await writing
      .insertInto('withdrawn_package')
      .values({ officeId: office.id, hash, keyId, procedureKey, number })
      .execute()
    await forgetRefusal(writing, fileHash)
    return ok({ ...receipt, id })
  }
  if (meant.hash !== hash) return refuse(refused('otherFile'))
  if (await isOfOther(trx, [meant], { keyId, office })) return refuse(refused('keyOther'))
  if (meant.withdrawnAt !== null) return refuse(refused('withdrawnBefore'))
  if (meant.usedIn !== null) return refuse(refused('usedByRelease', { release: meant.usedIn }))
  const writing = await changed(trx, 'package.takenBack', actorId, meant.id)
  await takeBack(writing, hash, trx.at)
  await forgetRefusal(writing, fileHash)
  return ok({ ...receipt, id: meant.id })
}

/** Does a withdrawal name a file that is known under another number, or that another server signed? Then it takes back nothing. */
async function isOfAnother(
  db: Db,
  signer: Signer,
  {
    procedureKey,
    number,
    hash,
  }: { readonly procedureKey: string; readonly number: number; readonly hash: string },
): Promise<Problem | undefined> {
  const held = await db
    .selectFrom('received_package')
    .select(['procedureKey', 'number', 'keyId'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  const here = await db
    .selectFrom('release_package')
    .select(['procedureId as procedureKey', 'number'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  const known = held ?? here
  if (!known) return undefined
  const isOther = held ? await isOfOther(db, [held], signer) : !(await isOwnKey(db, signer.keyId))
  if (isOther) return refused('keyOther')
  const isSame = known.procedureKey === procedureKey && known.number === number
  return isSame ? undefined : refused('otherFile')
}

const isOwnKey = async (db: Db, keyId: string): Promise<boolean> =>
  (await countOf(db.selectFrom('signing_key').where('keyId', '=', keyId).where('own', '=', 1))) > 0

const listed = (db: Db) =>
  db
    .selectFrom('received_package')
    .innerJoin('office', 'office.id', 'received_package.officeId')
    .innerJoin('signing_key', 'signing_key.keyId', 'received_package.keyId')
    .select([
      ...(['received_package.id', 'name as officeName', 'number', 'hash', 'releasedIn'] as const),
      ...(['cycleStart', 'extraordinary', 'randomCases', 'additionalCases', 'findings'] as const),
      ...(['receivedAt', 'replacedBy', 'withdrawnAt', 'usedIn', 'revokedAt'] as const),
    ])

const toReceived = ({ extraordinary, revokedAt, ...row }: ListedRow): ReceivedPackage => ({
  ...row,
  extraordinary: extraordinary === 1,
  keyRevoked: revokedAt !== null,
})
type ListedRow = Awaited<ReturnType<ReturnType<typeof listed>['execute']>>[number]

/** A page of what came in, the newest half-year first; of one cycle if one is named. Pages count from 1. */
export async function receivedPage(
  db: Db,
  { cycle, page }: { readonly cycle: number | null; readonly page: number },
): Promise<ReceivedPage> {
  const chosen = cycle === null ? listed(db) : listed(db).where('cycleStart', '=', cycle)
  const rows = await chosen
    .orderBy('releasedIn', 'desc')
    .orderBy('received_package.id')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
  const counted = db
    .selectFrom('received_package')
    .select(({ fn }) => ['cycleStart', fn.countAll<number>().as('count')])
    .groupBy('cycleStart')
    .orderBy('cycleStart', 'desc')
  const cycles = await counted.execute()
  const total = cycles
    .filter(({ cycleStart }) => cycle === null || cycleStart === cycle)
    .reduce((sum, { count }) => sum + count, 0)
  return {
    packages: rows.map(toReceived),
    total,
    cycles: cycles.map(({ cycleStart }) => cycleStart),
    waiting: await waitingRows(db),
    waitingTotal: await waitingCount(db),
    refused: await refusedFiles(db),
  }
}

/** How many packages of this server wait to be taken in. */
export const waitingCount = (db: Db): Promise<number> => countOf(waitingHere(db))

/** Released on this server, valid, and not taken in yet. */
const waitingHere = (db: Db) =>
  db
    .selectFrom('release_package')
    .innerJoin('procedure', 'procedure.id', 'release_package.procedureId')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .leftJoin('received_package', 'received_package.hash', 'release_package.hash')
    .where('received_package.id', 'is', null)
    .where('release_package.withdrawnAt', 'is', null)
    .where('release_package.id', 'not in', stayingCases(db).select('packageId'))
    .where('release_package.file', '!=', '')

/** At most a page of what waits, the oldest first. */
const waitingRows = (db: Db) =>
  waitingHere(db)
    .select(['release_package.id', 'name as officeName', 'release_package.number'])
    .select('release_package.hash')
    .orderBy('releasedAt')
    .limit(PAGE)
    .execute()

/** The file of a package that was released on this server, as it would travel; undefined if it is withdrawn. */
export const waitingFile = async (db: Db, id: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('release_package')
    .select('file')
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .where('file', '!=', '')
    .executeTakeFirst()
  return row?.file
}

/** One package that came in, with what it says; undefined if there is none. */
export async function receivedById(
  db: Db,
  id: string,
): Promise<
  | {
      readonly info: ReceivedPackage
      readonly content: ReleasePackage
      readonly legalBases: Readonly<Record<string, string>>
    }
  | undefined
> {
  const row = await listed(db)
    .select(['file', 'legalBases'])
    .where('received_package.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { file, legalBases, ...info } = row
  const signed = signedPackageSchema.parse(JSON.parse(file))
  return {
    info: toReceived(info),
    content: asNow(signed.package),
    legalBases: keptBasisWords(legalBases),
  }
}

/** Its file, byte for byte as it came in; undefined if there is none. */
export async function receivedFile(
  db: Db,
  id: string,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const row = await db
    .selectFrom('received_package')
    .select(['file as text', 'number', 'hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { name: `freigabepaket-${row.number}-${row.hash.slice(0, 8)}.json`, text: row.text }
}
