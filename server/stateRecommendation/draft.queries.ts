import type { Account } from '../../shared/account/account.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import { quotedWords } from '../../shared/kernel/quoted.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { figureIn, typedIn } from '../../shared/stateRecommendation/evidence.ts'
import type {
  StateContent,
  StateView,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { mayChange } from '../../shared/stateRecommendation/stateRecommendation.ts'
import { changed, DONE, type Trx } from '../audit/audit.ts'
import type { Db } from '../db/database.ts'
import { closedReleases, releasesUnder, type ClosedReleases } from './closedReleases.ts'
import { namedProblem } from './named.queries.ts'
import { heldRow, textsOf, viewFor, type StateRow } from './stateRecommendation.queries.ts'

/** What the theme is called in the newest release that was closed; undefined where it has no such theme. */
const themeLabel = ({ newest }: ClosedReleases, theme: string): string | undefined =>
  newest?.items.find(({ kind, key }) => (kind === 'theme' || kind === 'tag') && key === theme)
    ?.label

/** A sentence that rests on no figure of a release (SE3). */
function cellProblem({ by }: ClosedReleases, { evidence }: StateContent): Problem | undefined {
  const isPublished = evidence.every(({ cell }) => {
    const release = by.get(cell.rollup)
    return release && figureIn(release, cell)?.part != null
  })
  return isPublished ? undefined : problem('stateRecommendation.unknownCell', undefined, 'evidence')
}

/** The fields that claim a figure of a release, or carry one of their own beside their evidence, each with all of them (SE3). */
const claimProblems = (content: StateContent): Problem[] =>
  typedIn(content).map(([field, figures]) =>
    problem('stateRecommendation.figureTyped', { words: quotedWords(figures) }, field),
  )

/** Several refusals as one: the first, and a fact `also.<code>.<field>` for each of another field or code, with the words that gave offence. */
function together([first, ...others]: readonly Problem[]): Problem | undefined {
  if (!first) return undefined
  const also = others
    .filter(({ code, field }) => code !== first.code || field !== first.field)
    .map(({ code, field, facts }) => [`also.${code}.${field}`, facts?.['words'] ?? ''] as const)
  return also.length === 0
    ? first
    : { ...first, facts: { ...first.facts, ...Object.fromEntries(also) } }
}

const some = (one: Problem | undefined): Problem[] => (one ? [one] : [])

/** Everything for which this may not be written, at once, or what the theme is called. */
async function checked(db: Db, content: StateContent): Promise<Result<string>> {
  const releases = await closedReleases(db, releasesUnder(content.evidence))
  const label = themeLabel(releases, content.theme)
  const isUndeclared = content.illustration !== '' && !content.composite
  const wrong = together([
    // Its facts name each field: it comes first.
    ...some(await namedProblem(db, textsOf(content))),
    ...(label === undefined
      ? [problem('stateRecommendation.unknownTheme', undefined, 'theme')]
      : []),
    ...(isUndeclared ? [problem('stateRecommendation.notComposite', undefined, 'composite')] : []),
    ...some(cellProblem(releases, content)),
    ...claimProblems(content),
  ])
  return wrong ? refuse(wrong) : ok(label ?? '')
}

/** The row as it was seen, or why it may not be changed from there. */
export async function seenRow(db: Db, id: string, revision: number): Promise<Result<StateRow>> {
  const row = await heldRow(db, id)
  if (!row) return refuse(problem('access.unknown'))
  return row.revision === revision
    ? { ok: true, value: row }
    : refuse(problem('stateRecommendation.stale'))
}

/** Writes a draft (SE1). */
export async function addDraft(
  trx: Trx,
  account: Account,
  id: string,
  content: StateContent,
): Promise<Result<StateView>> {
  const label = await checked(trx, content)
  if (!label.ok) return label
  const writing = await changed(trx, 'stateRecommendation.added', account.id, id)
  const nothing = { number: null, hearingOn: null, hearingUntil: null, resolvedOn: null }
  const none = { resolvedBody: null, publishedOn: null, withdrawnOn: null, withdrawnReason: null }
  await writing
    .insertInto('state_recommendation')
    .values({
      ...{ ...nothing, ...none, id, revision: 1, step: 'draft', replacedBy: null },
      ...{ hearings: 0, heard: null, recalledOn: null, recalledReason: null },
      ...{ content: JSON.stringify(content), themeLabel: label.value },
    })
    .execute()
  return viewFor(trx, account, id)
}

/** Changes what one says, before its hearing or after it (SE2). */
export async function changeDraft(
  trx: Trx,
  account: Account,
  id: string,
  { content, revision }: { readonly content: StateContent; readonly revision: number },
): Promise<Result<StateView>> {
  const row = await seenRow(trx, id, revision)
  if (!row.ok) return row
  if (!mayChange(row.value, berlinDay(trx.at)))
    return refuse(problem('stateRecommendation.wrongStep'))
  const label = await checked(trx, content)
  if (!label.ok) return label
  const writing = await changed(trx, 'stateRecommendation.changed', account.id, id)
  await writing
    .updateTable('state_recommendation')
    .set({
      content: JSON.stringify(content),
      themeLabel: label.value,
      revision: revision + 1,
    })
    .where('id', '=', id)
    .execute()
  return viewFor(trx, account, id)
}

/** Removes a draft; what the offices know of is taken back instead. */
export async function removeDraft(
  trx: Trx,
  actorId: string,
  id: string,
): Promise<Result<{ done: true }>> {
  const row = await heldRow(trx, id)
  if (!row) return refuse(problem('access.unknown'))
  if (row.step !== 'draft') return refuse(problem('stateRecommendation.wrongStep'))
  const writing = await changed(trx, 'stateRecommendation.removed', actorId, id)
  await writing.deleteFrom('state_recommendation').where('id', '=', id).execute()
  return DONE
}
