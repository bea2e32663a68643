// One review case with its versions.
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse } from '../../shared/kernel/result.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type {
  CaseVersion,
  CaseVersionInfo,
  ReviewCase,
} from '../../shared/reviewCase/reviewCase.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { call } from '../kernel/api.ts'

/** The case, or `access.unknown` where the procedure holds none of this id. */
export async function loadCase(procedureId: string, caseId: string): Promise<Result<ReviewCase>> {
  const found = await call('getCase', { params: { id: caseId }, body: {} })
  if (!found.ok || found.value.procedureId === procedureId) return found
  return refuse(problem('access.unknown'))
}

export interface CaseWithVersions {
  readonly reviewCase: ReviewCase
  /** Newest first; deleted ones without words. */
  readonly versions: readonly CaseVersionInfo[]
  /** The workshops that read it, those to come first. */
  readonly workshops: readonly WorkshopSummary[]
}

/** The case with its versions; the moderation is told of the released one alone. */
export async function loadVersions(
  procedureId: string,
  caseId: string,
  coordinates: boolean,
): Promise<Result<CaseWithVersions>> {
  const [found, listed] = await Promise.all([
    loadCase(procedureId, caseId),
    call('listWorkshops', { params: {}, body: {} }),
  ])
  if (!found.ok) return found
  if (!listed.ok) return listed
  const reviewCase = found.value
  const workshops = listed.value.filter((workshop) => workshop.caseId === caseId)
  if (coordinates) {
    const versions = await call('listCaseTexts', { params: { id: caseId }, body: {} })
    return versions.ok ? ok({ reviewCase, versions: versions.value, workshops }) : versions
  }
  const version = reviewCase.releasedVersion
  if (version === null) return ok({ reviewCase, versions: [], workshops })
  const released = await call('getCaseText', { params: { id: caseId, version }, body: {} })
  return released.ok ? ok({ reviewCase, versions: [released.value], workshops }) : released
}

export interface VersionToRead {
  readonly reviewCase: ReviewCase
  readonly version: CaseVersion
  /** The released version before it, if there is one: what is compared with, and counts as read. */
  readonly before: CaseVersion | null
  /** The last one that was given back since then: what was asked to be changed there. */
  readonly refused: CaseVersion | null
}

/** One version to read, with the released one before it and the one that was given back. */
export async function loadVersion(
  procedureId: string,
  caseId: string,
  version: number,
  coordinates: boolean,
): Promise<Result<VersionToRead>> {
  const [found, text] = await Promise.all([
    loadCase(procedureId, caseId),
    call('getCaseText', { params: { id: caseId, version }, body: {} }),
  ])
  if (!found.ok) return found
  if (!text.ok) return text
  const { releasedVersion } = found.value
  const last = releasedVersion !== null && releasedVersion < version ? releasedVersion : null
  const listed = coordinates
    ? await call('listCaseTexts', { params: { id: caseId }, body: {} })
    : null
  const back = (listed?.ok ? listed.value : [])
    .filter((one) => one.status === 'refused' && one.version < version)
    .reduce((most, one) => Math.max(most, one.version), last ?? 0)
  const [before, refused] = await Promise.all([
    earlierText(caseId, last),
    earlierText(caseId, back > (last ?? 0) ? back : null),
  ])
  return ok({ reviewCase: found.value, version: text.value, before, refused })
}

/**
 * The same version once it was decided about. Its text and those before it never change, so only what was done
 * with it is asked for; undefined if that cannot be had now.
 */
export async function decidedVersion(
  held: VersionToRead,
  reviewCase: ReviewCase,
): Promise<VersionToRead | undefined> {
  const listed = await call('listCaseTexts', { params: { id: reviewCase.id }, body: {} })
  const info = listed.ok
    ? listed.value.find(({ version }) => version === held.version.version)
    : undefined
  return info && { ...held, reviewCase, version: { ...held.version, ...info } }
}

async function earlierText(caseId: string, version: number | null): Promise<CaseVersion | null> {
  if (version === null) return null
  const text = await call('getCaseText', { params: { id: caseId, version }, body: {} })
  return text.ok ? text.value : null
}
