import { sql } from 'kysely'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { canonicalJson } from '../../shared/kernel/canonicalJson.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { STAYS_IN_OFFICE } from '../../shared/legalBasis/legalBasis.ts'
import { procedureStates } from '../../shared/procedure/procedure.schema.ts'
import {
  contradictionIn,
  isSameProcedure,
  timeProblem,
} from '../../shared/releasePackage/received.ts'
import { refused } from '../../shared/releasePackage/refusal.ts'
import { catalogueRef, cataloguesIn, splitRef } from '../../shared/releasePackage/releasePackage.ts'
import {
  releasePackageSchema,
  signedPackageSchema,
  type ReleasePackage,
} from '../../shared/releasePackage/releasePackage.schema.ts'
import { type PackageView, type ReleasedPackage } from '../../shared/releasePackage/view.schema.ts'
import type { Synthesis } from '../../shared/synthesis/synthesis.schema.ts'
import { actorNames } from '../audit/actor.queries.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import { countOf } from '../db/countOf.ts'
import type { Db } from '../db/database.ts'
import { decisionsOfProcedure } from '../legalBasis/legalBasis.queries.ts'
import { leavingMasterDataOf } from '../reviewCase/masterData.queries.ts'
import { resultsOfProcedure } from '../result/result.queries.ts'
import {
  structureRatingsOf,
  type ProcedureRating,
} from '../structureRating/structureRating.queries.ts'
import { synthesisOf } from '../synthesis/synthesis.queries.ts'
import { contentOf, leavingCases, type PackageSource } from './packageContent.ts'
import { hashOfFile, signedPackage, signedWithdrawal } from './signature.ts'
import { basisWords, keptBasisWords } from './basisWords.ts'
import { takeBack } from './receivedPackage.queries.ts'
import { keptFacts } from './refusedFile.queries.ts'
import { currentKey } from './signingKey.queries.ts'
import type { SigningKeys } from './signingKeys.ts'
import { stayingByPackage } from './standing.queries.ts'
import { confirmedWordings, listWordings, officeNames } from './wording.queries.ts'
import { namedInPackage } from './wordingCheck.ts'

/** The half-year of a moment. */
const halfYearAt = (at: number): string => halfYearOf(berlinDay(at))

const procedureRow = (db: Db, id: string) =>
  db
    .selectFrom('procedure')
    .innerJoin('office', 'office.id', 'procedure.officeId')
    .select([
      ...(['procedure.id', 'title', 'cycleStart', 'kind', 'state', 'officeId', 'name'] as const),
      ...(['sample', 'regionalBody', 'administrativeDistrict', 'authorityType'] as const),
      ...(['sizeClass', 'burdenClass'] as const),
    ])
    .where('procedure.id', '=', id)
    .executeTakeFirst()
type ProcedureRow = NonNullable<Awaited<ReturnType<typeof procedureRow>>>

async function sourceOf(db: Db, row: ProcedureRow): Promise<PackageSource> {
  const cases = await db
    .selectFrom('review_case')
    .select(['id', 'origin', 'withdrawn'])
    .where('procedureId', '=', row.id)
    .execute()
  const decided = await decisionsOfProcedure(db, row.id)
  // The newest one of a case comes first, so that it is written last.
  const basisOf = new Map(decided.toReversed().map(({ caseId, basisId }) => [caseId, basisId]))
  const leaving = await leavingMasterDataOf(db, row)
  const breaks = await db
    .selectFrom('recording_break')
    .select('year')
    .where('officeId', '=', row.officeId)
    .execute()
  const { regionalBody, administrativeDistrict, authorityType, sizeClass, burdenClass } = row
  const sourceCases = cases.map(({ id, origin, withdrawn }) => ({
    ...{ id, origin, legalBasis: basisOf.get(id) ?? null, masterData: leaving.get(id) ?? null },
    stays: withdrawn === 1 || basisOf.get(id) === STAYS_IN_OFFICE,
  }))
  const staying = sourceCases.filter(({ stays }) => stays).map(({ id }) => id)
  return {
    office: {
      key: row.officeId,
      ...{ regionalBody, administrativeDistrict, authorityType, sizeClass, burdenClass },
    },
    procedure: {
      key: row.id,
      cycleStart: row.cycleStart,
      extraordinary: row.kind === 'extraordinary',
    },
    recordingBreaks: breaks.map(({ year }) => year),
    cases: sourceCases,
    workshops: await resultsOfProcedure(db, row.id),
    structureRatings: (await structureRatingsOf(db, row.id, staying)).map(toStructureRating),
    merged: gatheredFindings(await synthesisOf(db, row.id)),
    wordings: await confirmedWordings(db, row.id),
  }
}

const gatheredFindings = ({ headings, points }: Synthesis): PackageSource['merged'] =>
  headings
    .filter(({ kind }) => kind === 'finding')
    .map(({ id, several }) => ({
      several,
      findings: points.filter(({ headingId }) => headingId === id),
    }))

const toStructureRating = (one: ProcedureRating): ReleasePackage['structureRatings'][number] => ({
  catalogue: catalogueRef({ key: one.catalogueKey, version: one.catalogueVersion }),
  criterion: one.criterionId,
  rating: one.rating,
  evidence: one.document,
  consent:
    one.consentState === 'counted'
      ? { agree: one.agree, concerns: one.concerns, object: one.object }
      : null,
  minorityView: one.minorityView,
})

/** What would leave now, and what stands against it. */
interface Draft {
  readonly content: ReleasePackage | null
  readonly contentHash: string | null
  readonly blocked: readonly Problem[]
  /** The cases it carries. */
  readonly caseIds: readonly string[]
}

/** SHA-256 of what a package says, whichever number it has and whenever it is released. */
export const contentHashOf = (content: ReleasePackage): string =>
  hashOfFile(canonicalJson({ ...content, number: 0, replaces: null, releasedIn: '' }))

async function draftOf(db: Db, row: ProcedureRow, at: number): Promise<Draft> {
  const source = await sourceOf(db, row)
  const packages = await releasedRows(db, row.id)
  const newest = packages.find(({ withdrawnAt }) => withdrawnAt === null)
  const standing = newest && (await standingOf(db, row.id, newest))
  const made = contentOf(source, {
    number: (packages[0]?.number ?? 0) + 1,
    // What a revoked key signed is taken in by no state level any more, so nothing rests on it.
    replaces: standing?.isRevoked ? null : (newest?.number ?? null),
    releasedIn: halfYearAt(at),
  })
  const blocked = await blockedBy(db, row, source)
  const none = { content: null, contentHash: null, caseIds: [] }
  if (made.cases.length === 0) {
    const { random, additional } = made.withheld
    return {
      ...none,
      blocked: [...blocked, refused(random + additional > 0 ? 'allStay' : 'noResult')],
    }
  }
  const parsed = releasePackageSchema.safeParse(made)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? []
    // A case without a legal basis has no code yet: said as what it is.
    const named = path.includes('legalBasis')
      ? []
      : [refused('codeUnfit', { where: path.join('.') })]
    return { ...none, blocked: [...blocked, ...named] }
  }
  const { catalogues } = await namesFor(db, parsed.data, {})
  const strange =
    contradictionIn(parsed.data, catalogues) ??
    timeProblem(parsed.data, halfYearAt(at)) ??
    (standing && !standing.isRevoked && !isSameProcedure(standing.procedure, parsed.data.procedure)
      ? refused('procedureContradicts', { number: standing.number })
      : undefined)
  if (strange) blocked.push(contradiction(strange))
  const kind = namedInPackage(parsed.data, await officeNames(db))
  // An office may have come since the wording was confirmed.
  if (kind !== null) blocked.push(refused('wordingNamed', { kind }))
  const contentHash = contentHashOf(parsed.data)
  const same = newest?.contentHash === contentHash && standing?.isRevoked !== true
  return {
    content: parsed.data,
    contentHash,
    caseIds: leavingCases(source).map(({ id }) => id),
    blocked: same ? [...blocked, refused('unchanged', { number: newest.number })] : blocked,
  }
}

/** What the state level would refuse (RP8): a code is said to the office that cannot release it. */
const contradiction = (found: Problem): Problem => {
  const { why = '', ...facts } = found.facts ?? {}
  const { catalogue, criterion = '', rating } = facts
  if (catalogue === undefined) return refused('stateRefuses', { because: why, ...facts })
  const code = rating === undefined ? criterion : `${criterion}: ${rating}`
  return refused('codeUnknown', { code, catalogue })
}

/** What the package of a procedure that counts says of it, and whether its key was revoked. */
async function standingOf(
  db: Db,
  procedureId: string,
  { id, number }: { id: string; number: number },
) {
  const { file } = (await packageRow(db, procedureId, id)) ?? {}
  if (!file) return undefined
  const { package: content, signature } = signedPackageSchema.parse(JSON.parse(file))
  const revoked = db.selectFrom('signing_key').where('revokedAt', 'is not', null)
  return {
    number,
    procedure: content.procedure,
    isRevoked: (await countOf(revoked.where('keyId', '=', signature.key))) > 0,
  }
}

/** What the procedure lacks for a package (RP8). */
async function blockedBy(db: Db, row: ProcedureRow, source: PackageSource): Promise<Problem[]> {
  const open = await countOf(
    db
      .selectFrom('workshop')
      .where('procedureId', '=', row.id)
      .where('sample', '=', 0)
      .where('status', '!=', 'concluded'),
  )
  const worked = new Set(source.workshops.map(({ caseId }) => caseId))
  const undecided = source.cases.filter(
    ({ id, legalBasis, stays }) => worked.has(id) && !stays && legalBasis === null,
  )
  const early = procedureStates.indexOf(row.state) < procedureStates.indexOf('report')
  return [
    ...(row.sample === 1 ? [refused('sample')] : []),
    ...(early ? [refused('tooEarly')] : []),
    ...(open > 0 ? [refused('stillOpen', { open })] : []),
    ...(undecided.length > 0 ? [refused('noLegalBasis', { cases: undecided.length })] : []),
  ]
}

/** The packages of a procedure, the newest first, with what the state level made of these very files. */
const releasedRows = (db: Db, procedureId: string) =>
  db
    .selectFrom('release_package')
    .leftJoin('received_package', 'received_package.hash', 'release_package.hash')
    .leftJoin('refused_file', 'refused_file.hash', 'release_package.hash')
    .select([
      ...(['release_package.id', 'release_package.number', 'replaces', 'contentHash'] as const),
      ...(['release_package.hash', 'releasedAt', 'release_package.withdrawnAt'] as const),
      ...(['usedIn', 'receivedAt', 'why', 'facts', 'refusedAt'] as const),
      sql<number>`release_package.file <> ''`.as('hasFile'),
    ])
    .where('procedureId', '=', procedureId)
    .orderBy('release_package.number', 'desc')
    .execute()

/** What catalogues call the codes of a package, and the words of its legal bases. */
export async function namesFor(
  db: Db,
  content: ReleasePackage | null,
  legalBases: PackageView['names']['legalBases'],
): Promise<PackageView['names']> {
  const refs = new Set(content ? cataloguesIn(content) : [])
  const keys = [...refs].map((ref) => splitRef(ref).key)
  const held = await db.selectFrom('catalogue').select('body').where('key', 'in', keys).execute()
  const catalogues = held.map(({ body }) => catalogueSchema.parse(JSON.parse(body)))
  return { catalogues: catalogues.filter((one) => refs.has(catalogueRef(one))), legalBases }
}

/** All an office sees of the package of a procedure; undefined if there is no such procedure. */
export async function packageView(
  db: Db,
  procedureId: string,
  accountId: string,
  at: number,
): Promise<PackageView | undefined> {
  const row = await procedureRow(db, procedureId)
  if (!row) return undefined
  // First: it lets others go between two wordings, and what would leave asks of the same ones.
  const wordings = await listWordings(db, procedureId, accountId)
  const { content, contentHash, blocked } = await draftOf(db, row, at)
  const packages = await releasedRows(db, procedureId)
  const staying = await stayingByPackage(db, procedureId)
  const ids = packages.map(({ id }) => id)
  const releasedBy = await actorNames(db, 'package.released', ids)
  const withdrawnBy = await actorNames(db, 'package.withdrawn', ids)
  return {
    officeName: row.name,
    procedureTitle: row.title,
    ...{ content, contentHash },
    blocked: blocked.map(({ facts: { why = '', ...facts } = {} }) => ({ why: String(why), facts })),
    names: await namesFor(db, content, await basisWords(db)),
    wordings,
    packages: packages.map((one) => ({
      ...toReleased(one),
      releasedBy: releasedBy.get(one.id) ?? null,
      withdrawnBy: withdrawnBy.get(one.id) ?? null,
      staying: staying.get(one.id) ?? 0,
    })),
  }
}

type ReleasedRow = Awaited<ReturnType<typeof releasedRows>>[number]

/** A package as its office sees it: of the state level the day and, of a refusal, the reason; never who it was. */
function toReleased({
  contentHash: _contentHash,
  hasFile,
  receivedAt,
  why,
  facts,
  refusedAt,
  ...one
}: ReleasedRow): Omit<ReleasedPackage, 'releasedBy' | 'withdrawnBy' | 'staying'> {
  const isRefused = receivedAt === null && why !== null && facts !== null && refusedAt !== null
  return {
    ...one,
    hasFile: hasFile === 1,
    takenInOn: receivedAt === null ? null : berlinDay(receivedAt),
    refusal: isRefused ? { why, facts: keptFacts(facts), on: berlinDay(refusedAt) } : null,
  }
}

/**
 * Releases what the coordination saw (RP8): signed, numbered, kept as it leaves. Refused if it says something else by now.
 * Who released it stands in the audit trail and nowhere else; the coordination of the office reads it from there.
 */
export async function releaseNow(
  trx: Trx,
  keys: SigningKeys,
  actorId: string,
  given: { readonly id: string; readonly procedureId: string; readonly contentHash: string },
): Promise<Result<{ readonly keyId: string }>> {
  const { id, procedureId } = given
  const row = await procedureRow(trx, procedureId)
  if (!row) return refuse(problem('access.unknown'))
  const { content, contentHash, blocked, caseIds } = await draftOf(trx, row, trx.at)
  const [against] = blocked
  if (against) return refuse(against)
  if (!content || !contentHash) return refuse(refused('noResult'))
  if (contentHash !== given.contentHash) return refuse(refused('stale'))
  const key = await currentKey(trx, keys, actorId)
  const file = signedPackage(content, key)
  const { number, replaces } = content
  const writing = await changed(trx, 'package.released', actorId, id)
  await writing
    .insertInto('release_package')
    .values({
      ...{ id, procedureId, number, replaces, file, contentHash },
      hash: hashOfFile(file),
      legalBases: JSON.stringify(await basisWords(trx)),
      releasedAt: trx.at,
    })
    .execute()
  await writing
    .insertInto('release_package_case')
    .values(caseIds.map((caseId) => ({ packageId: id, caseId })))
    .execute()
  return ok({ keyId: key.keyId })
}

const packageRow = (db: Db, procedureId: string, id: string) =>
  db
    .selectFrom('release_package')
    .selectAll()
    .where('id', '=', id)
    .where('procedureId', '=', procedureId)
    .executeTakeFirst()

/** A file under its name, with what the legal bases were called when it left. */
export interface PackageFile {
  readonly name: string
  readonly text: string
  readonly legalBases: PackageView['names']['legalBases']
}

/** The file of a package, or of its withdrawal; undefined if there is none. */
export async function fileOfPackage(
  db: Db,
  procedureId: string,
  id: string,
  what: 'file' | 'withdrawal',
): Promise<PackageFile | undefined> {
  const row = await packageRow(db, procedureId, id)
  const text = row?.[what]
  if (!row || !text) return undefined
  const kind = what === 'file' ? 'freigabepaket' : 'ruecknahme'
  return {
    name: `${kind}-${String(row.number)}-${row.hash.slice(0, 8)}.json`,
    text,
    legalBases: keptBasisWords(row.legalBases),
  }
}

/**
 * Takes a package back (RP11), until the release of the state that uses it is closed. The withdrawal is a signed file for
 * wherever the package went; on this server it takes effect at once.
 */
export async function withdrawNow(
  trx: Trx,
  keys: SigningKeys,
  actorId: string,
  procedureId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const row = await packageRow(trx, procedureId, id)
  if (!row) return refuse(problem('access.unknown'))
  if (row.withdrawnAt !== null) return refuse(refused('withdrawnBefore'))
  const here = await trx
    .selectFrom('received_package')
    .select(['id', 'usedIn'])
    .where('hash', '=', row.hash)
    .executeTakeFirst()
  if (here && here.usedIn !== null)
    return refuse(refused('usedByRelease', { release: here.usedIn }))
  const procedure = await procedureRow(trx, procedureId)
  const { keyId, privateKey } = await currentKey(trx, keys, actorId)
  const withdrawal = signedWithdrawal(
    {
      format: 'fallwerkstatt-withdrawal',
      version: 1,
      ...{ number: row.number, hash: row.hash },
      office: { key: procedure?.officeId ?? '' },
      procedure: { key: procedureId },
    },
    { keyId, privateKey },
  )
  const writing = await changed(trx, 'package.withdrawn', actorId, id)
  await writing
    .updateTable('release_package')
    .set({ withdrawnAt: trx.at, withdrawal })
    .where('id', '=', id)
    .execute()
  await takeBack(writing, row.hash, trx.at)
  return DONE
}
