import type { Account } from '../../shared/account/account.schema.ts'
import { LIST_ROWS } from '../../shared/kernel/page.schema.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { lineName } from '../../shared/rollup/line.ts'
import { figureIn, standingOf } from '../../shared/stateRecommendation/evidence.ts'
import { differing } from '../../shared/stateRecommendation/difference.ts'
import {
  heardSchema,
  stateContentSchema,
  type Evidence,
  type EvidenceView,
  type Heard,
  type StateContent,
  type StateSummary,
  type StateView,
  type ThemeRecommendation,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { maySee } from '../../shared/stateRecommendation/stateRecommendation.ts'
import { asStored } from '../../shared/kernel/saying.schema.ts'
import type { Db } from '../db/database.ts'
import { inAlphabet } from '../db/nameLike.ts'
import { officeNames } from '../releasePackage/wording.queries.ts'
import { namedInEach } from '../releasePackage/wordingCheck.ts'
import { countsOf, countsOfAll } from './answerCount.queries.ts'
import { closedReleases, releasesUnder, type ClosedReleases } from './closedReleases.ts'

const storedContent = asStored(stateContentSchema)

/** What a recommendation says, as it is kept. */
export const contentOf = ({ content }: { readonly content: string }): StateContent =>
  storedContent.parse(JSON.parse(content))

const rowsOf = (db: Db) => db.selectFrom('state_recommendation').selectAll()
export type StateRow = Awaited<ReturnType<typeof heldRow>> & object

const storedHeard = asStored(heardSchema)

/** What stood in the last hearing of a recommendation; undefined before one, or where that is not known. */
const heardIn = ({ heard }: Pick<StateRow, 'heard'>): Heard | undefined =>
  heard === null ? undefined : storedHeard.parse(JSON.parse(heard))

/** The row as an account reads it: while a text is mended, everybody but those who write reads what stood in the hearing (SE8). */
function readRow(row: StateRow, { role }: Account): StateRow {
  const heard = row.step === 'recalled' && role !== 'analyst' ? heardIn(row) : undefined
  return heard
    ? { ...row, content: JSON.stringify(heard.content), themeLabel: heard.themeLabel }
    : row
}

/** The row of a recommendation, or undefined. */
export const heldRow = (db: Db, id: string) => rowsOf(db).where('id', '=', id).executeTakeFirst()

/** What the own office said of each: whether it commented, and its answer. Of no other office anything is read here (SE5). */
async function ownOf(db: Db, { role, officeId }: Account) {
  const of = role === 'coordinator' ? (officeId ?? '') : ''
  const comments = await db
    .selectFrom('state_recommendation_comment')
    .select(['recommendationId', 'text', 'hearing'])
    .where('officeId', '=', of)
    .execute()
  const given = await db
    .selectFrom('state_recommendation_answer')
    .select(['recommendationId', 'answer', 'reason'])
    .where('officeId', '=', of)
    .execute()
  return {
    comments: new Map(comments.map(({ recommendationId, ...own }) => [recommendationId, own])),
    answers: new Map(given.map(({ recommendationId, ...own }) => [recommendationId, own])),
  }
}
type Own = Awaited<ReturnType<typeof ownOf>>

/** How many offices said something of each, by its id; for the state level, to which it is said. */
async function commentCounts(db: Db, { role }: Account) {
  if (role !== 'analyst') return undefined
  const rows = await db
    .selectFrom('state_recommendation_comment')
    .select((of) => ['recommendationId', of.fn.countAll<number>().as('count')])
    .groupBy('recommendationId')
    .execute()
  return new Map(rows.map(({ recommendationId, count }) => [recommendationId, count]))
}
type CommentCounts = Awaited<ReturnType<typeof commentCounts>>

/** What was said last of each, by its id. */
async function progressOf(db: Db) {
  const rows = await db
    .selectFrom('state_recommendation_progress')
    .select(['recommendationId', 'progress'])
    .orderBy('seq')
    .execute()
  return new Map(rows.map(({ recommendationId, progress }) => [recommendationId, progress]))
}

function summaryOf(
  row: StateRow,
  account: Account,
  own: Own,
  counts: CommentCounts,
  progress: StateSummary['progress'] = 'open',
): StateSummary {
  const { id, number, step, themeLabel, hearings, hearingUntil, publishedOn } = row
  const { title, theme, addressee } = contentOf(row)
  const said = own.comments.get(id)?.hearing
  return {
    ...{ id, number, step, title, theme, themeLabel, addressee, hearingUntil, publishedOn },
    progress,
    commentCount: counts ? (counts.get(id) ?? 0) : null,
    own:
      account.role === 'coordinator'
        ? {
            comment: said === undefined ? 'none' : said < hearings ? 'before' : 'now',
            answer: own.answers.get(id)?.answer ?? null,
          }
        : null,
  }
}

/** All an account may see: drafts without a number first, then the newest number (SE1). */
export async function listFor(db: Db, account: Account): Promise<StateSummary[]> {
  const rows = await rowsOf(db)
    .orderBy((of) => of('number', 'is', null), 'desc')
    .orderBy('number', 'desc')
    .limit(LIST_ROWS)
    .execute()
  const own = await ownOf(db, account)
  const counts = await commentCounts(db, account)
  const progress = await progressOf(db)
  return rows
    .filter((row) => maySee(account.role, row))
    .map((row) => summaryOf(readRow(row, account), account, own, counts, progress.get(row.id)))
}

/** All that were published, also those that were taken back since, with their frozen counts: what every account reads (LA14). */
export async function publishedOnes(db: Db): Promise<ThemeRecommendation[]> {
  const rows = await rowsOf(db)
    .where('publishedOn', 'is not', null)
    .orderBy('number')
    .limit(LIST_ROWS)
    .execute()
  const progress = await progressOf(db)
  const counts = await countsOfAll(db)
  return rows.map((row) => {
    const { id, number, step } = row
    const { title, text, illustration, indicator, addressee, transfer, theme } = contentOf(row)
    return {
      ...{ id, number, step, title, text, illustration, indicator, addressee, transfer },
      line: lineName({ key: theme }),
      publishedOn: row.publishedOn ?? '',
      progress: progress.get(id) ?? 'open',
      counts: [...(counts.get(id) ?? [])],
    }
  })
}

/** A sentence with its figure, as its release has it and as the newest one does; undefined where its release was lost. */
function viewOf(
  { cell, words }: Evidence,
  { by, newest }: ClosedReleases,
): EvidenceView | undefined {
  const release = by.get(cell.rollup)
  const figure = release && figureIn(release, cell)
  if (!release || !newest || !figure) return undefined
  const item = release.items.find(({ key, kind }) => key === cell.item && kind === cell.kind)
  const value = release.values.find((one) => one.value === cell.value)
  const isNewest = newest.number === release.number
  const now = isNewest ? figure : figureIn(newest, cell)
  const none = { rollup: newest.number, part: null, whole: null, code: 'unsaid' as const }
  return {
    ...{ cell, words, figure },
    ...{ itemLabel: item?.label ?? cell.item, valueLabel: value?.label ?? cell.value },
    newest: isNewest ? null : (now ?? none),
    standing: standingOf(figure, now),
  }
}

/** All sentences of a recommendation; one whose release was lost with a restore is left out. */
export async function evidenceOf(
  db: Db,
  { evidence }: Pick<StateContent, 'evidence'>,
): Promise<EvidenceView[]> {
  const releases = await closedReleases(db, releasesUnder(evidence))
  return evidence.flatMap((one) => viewOf(one, releases) ?? [])
}

/** Texts of a recommendation that people read, each with the field it is typed in. */
export const textsOf = (
  content: StateContent,
): readonly (readonly [keyof StateContent, string])[] => [
  ['title', content.title],
  ['text', content.text],
  ['illustration', content.illustration],
  ['indicator', content.indicator],
  ...content.evidence.map(({ words }) => ['evidence', words] as const),
]

/** What of the texts may name a person or a place, in their words: it is asked about, not refused (RP9). */
async function doubtsIn(db: Db, content: StateContent): Promise<string[]> {
  const texts = textsOf(content).map(([, text]) => text)
  const found = await namedInEach(texts, await officeNames(db))
  const words = found.flatMap((places, at) =>
    places
      .filter(({ certain }) => !certain)
      .map(({ start, end }) => (texts[at] ?? '').slice(start, end)),
  )
  return [...new Set(words)]
}

const commentsOn = (db: Db, id: string) =>
  db
    .selectFrom('state_recommendation_comment')
    .innerJoin('office', 'office.id', 'officeId')
    .select(['office.name as officeName', 'text', 'hearing'])
    .where('recommendationId', '=', id)
    .orderBy((of) => inAlphabet(of.ref('office.name')))
    .execute()

const historyOf = (db: Db, id: string) =>
  db
    .selectFrom('state_recommendation_progress')
    .select(['progress', 'proof', 'setOn as on'])
    .where('recommendationId', '=', id)
    .orderBy('seq')
    .execute()

/** Procedures of an office that made it their own. */
async function adoptedBy(db: Db, id: string, { role, officeId }: Account): Promise<string[]> {
  if (role !== 'coordinator') return []
  const rows = await db
    .selectFrom('adopted_recommendation')
    .innerJoin('procedure', 'procedure.id', 'procedureId')
    .select('procedureId')
    .where('recommendationId', '=', id)
    .where('officeId', '=', officeId)
    .execute()
  return rows.map(({ procedureId }) => procedureId)
}

async function withdrawalOf(db: Db, row: StateRow): Promise<StateView['withdrawal']> {
  if (row.withdrawnOn === null) return null
  const next = row.replacedBy === null ? undefined : await heldRow(db, row.replacedBy)
  return {
    on: row.withdrawnOn,
    reason: row.withdrawnReason ?? '',
    replacedBy: next ? { id: next.id, number: next.number, title: contentOf(next).title } : null,
  }
}

/** What stood in the hearing, where something else stands now (SE8). */
async function heardBefore(db: Db, row: StateRow): Promise<StateView['heard']> {
  const heard = heardIn(row)
  if (!heard || differing(heard.content, contentOf(row)).length === 0) return null
  const { evidence, ...content } = heard.content
  return { themeLabel: heard.themeLabel, content, evidence: await evidenceOf(db, { evidence }) }
}

const recallOf = ({ recalledOn, recalledReason }: StateRow): StateView['recall'] =>
  recalledOn === null ? null : { on: recalledOn, reason: recalledReason ?? '' }

/** One of them as an account sees it; as if there were none where it may not (SE1). */
export async function viewFor(db: Db, account: Account, id: string): Promise<Result<StateView>> {
  const held = await heldRow(db, id)
  if (!held || !maySee(account.role, held)) return refuse(problem('access.unknown'))
  const row = readRow(held, account)
  const whole = contentOf(row)
  const own = await ownOf(db, account)
  const history = await historyOf(db, id)
  const writes = account.role === 'analyst'
  const { evidence, ...content } = whole
  const resolution =
    row.resolvedOn === null ? null : { on: row.resolvedOn, body: row.resolvedBody ?? '' }
  return ok({
    ...summaryOf(row, account, own, await commentCounts(db, account), history.at(-1)?.progress),
    ...{ revision: row.revision, content, hearingOn: row.hearingOn, resolution, history },
    ...{ hearings: row.hearings, recall: recallOf(row) },
    evidence: await evidenceOf(db, { evidence }),
    heard: account.role === 'facilitator' ? null : await heardBefore(db, row),
    doubts: writes ? await doubtsIn(db, whole) : [],
    withdrawal: await withdrawalOf(db, row),
    // Said to those who wrote it, and to no other office (SE4).
    comments: writes ? await commentsOn(db, id) : [],
    ownComment: own.comments.get(id) ?? null,
    counts: row.publishedOn === null ? [] : await countsOf(db, id),
    ownAnswer: own.answers.get(id) ?? null,
    adoptedBy: await adoptedBy(db, id, account),
  })
}
