// What the state recommends to all in the demo: one that offices answered, one they are heard on, and a draft.
import type { Account } from '../../../shared/account/account.schema.ts'
import { berlinDay, berlinMoment } from '../../../shared/kernel/berlinTime.ts'
import { catalogueRef } from '../../../shared/releasePackage/releasePackage.ts'
import type {
  Answer,
  CellRef,
  StateContent,
  StateView,
} from '../../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { hashPassword, newStartPassword } from '../../account/password.ts'
import { wholeDatabase } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { addDraft } from '../../stateRecommendation/draft.queries.ts'
import { answer, comment } from '../../stateRecommendation/ownOffice.queries.ts'
import {
  openHearing,
  publish,
  resolve,
  setProgress,
} from '../../stateRecommendation/step.queries.ts'
import { loadDemoCatalogues } from '../material/demoCase.ts'
import { Prng } from '../prng.ts'
import { must } from './must.ts'

type RecommendDeps = Pick<Deps, 'db' | 'clock' | 'newId'>

/** Who recommends, and which offices are heard. */
export interface RecommendWish {
  readonly analystId: string
  readonly officeIds: readonly string[]
  /** Brings the server's clock to a moment, in milliseconds. */
  readonly goTo: (at: number) => void
}

/** Days of the recommendation that was published between the releases. */
const HEARD_FROM = '2026-02-16'
const RESOLVED_ON = '2026-03-12'
const PUBLISHED_ON = '2026-03-16'
const BODY = 'Fachbeirat Qualitätsentwicklung'

/** How many offices of a hundred give each answer; the others give none. */
const SHARES: readonly (readonly [Answer, number, string])[] = [
  ['adopted', 44, ''],
  ['alreadyDone', 22, ''],
  ['notFitting', 9, 'Bei uns schreibt die Einschätzung ein eigener Fachdienst.'],
  ['inReview', 11, ''],
]

const themeKey = (theme: string): string =>
  `${catalogueRef(loadDemoCatalogues().protection)} ${theme}`

/** Offices in which random cases showed potential in a theme. */
const potential = (rollup: number, cycle: number, theme: string): CellRef => ({
  ...{ rollup, cycle, population: 'random', kind: 'theme', measure: 'potential' },
  ...{ grouping: 'state', item: themeKey(theme), group: 'state', value: 'yes', counts: 'offices' },
})

const TOGETHER = 'Gefährdungseinschätzung im Zusammenwirken'
const CHILDREN = 'Beteiligung von Kind/Jugendlichen'
const PARENTS = 'Einbezug der Erziehungsberechtigten'

const first: StateContent = {
  theme: themeKey(TOGETHER),
  title: 'Die Einschätzung gemeinsam schreiben',
  text: 'Die Einschätzung wird zu zweit geschrieben. Tatsachen, Deutung und Prognose stehen getrennt, abweichende Meinungen stehen darin.',
  evidence: [
    {
      cell: potential(1, 2018, TOGETHER),
      words: 'Deutung und Beobachtung standen oft ungetrennt.',
    },
    {
      cell: potential(1, 2023, TOGETHER),
      words: 'Auch im laufenden Turnus fehlte oft die andere Sicht.',
    },
  ],
  illustration:
    'Eine Fachkraft schreibt am Abend allein, was am Mittag zu dritt besprochen wurde; der Zweifel der Kollegin steht nirgends.',
  composite: true,
  ...{ addressee: 'office', transfer: ['workingAid', 'training'] },
  indicator: 'In einer Stichprobe von zehn Akten steht jede abweichende Meinung.',
}
const second: StateContent = {
  theme: themeKey(CHILDREN),
  title: 'Kinder vor jeder Entscheidung allein hören',
  text: 'Vor jeder Entscheidung spricht eine Fachkraft mit dem Kind allein und hält fest, was es sagt und was daraus wurde.',
  evidence: [
    { cell: potential(2, 2018, CHILDREN), words: 'Das Kind kam dort selten allein zu Wort.' },
    { cell: potential(2, 2023, CHILDREN), words: 'Im laufenden Turnus zeigt es sich ebenso.' },
  ],
  ...{ illustration: '', composite: false, addressee: 'office', transfer: ['training', 'event'] },
  indicator: 'In der Akte steht, was das Kind gesagt hat und was daraus wurde.',
}
const third: StateContent = {
  theme: themeKey(PARENTS),
  title: 'Sorgen in klaren Worten sagen',
  text: 'Eltern hören in klaren Worten, worin die Sorge besteht und was sich bis wann ändern soll.',
  evidence: [
    { cell: potential(2, 2023, PARENTS), words: 'Eltern wussten oft nicht, worum es ging.' },
  ],
  ...{ illustration: '', composite: false, addressee: 'office', transfer: ['workingAid'] },
  indicator: 'Eltern nennen im Gespräch danach die Sorge mit eigenen Worten.',
}

const accountOf = (id: string, role: Account['role'], officeId: string | null): Account => ({
  ...{ id, role, officeId, email: '', name: '', active: true },
  ...{ mustChangePassword: false, secrecyOfficer: false },
})

/** Adds a coordination for each office, whose password was told to no one. */
async function addCoordinations(
  { db, newId }: RecommendDeps,
  officeIds: readonly string[],
): Promise<readonly Account[]> {
  const passwordHash = await hashPassword(newStartPassword())
  const rows = officeIds.map((officeId, place) => ({
    ...{ id: newId(), email: `koordination-${place + 1}@demo.example`, name: 'Koordination' },
    ...{ role: 'coordinator' as const, officeId, active: 1 as const, passwordHash },
  }))
  await wholeDatabase(db).insertInto('account').values(rows).execute()
  return rows.map(({ id, officeId }) => accountOf(id, 'coordinator', officeId))
}

/** Rests on the first release: heard, resolved, published, and answered by most offices before the second one. */
export async function recommendFirst(deps: RecommendDeps, wish: RecommendWish): Promise<void> {
  const analyst = accountOf(wish.analystId, 'analyst', null)
  const coordinations = await addCoordinations(deps, wish.officeIds)
  const at = (day: string, time = '10:00') => wish.goTo(berlinMoment(day, time))
  const seen = (view: StateView) => [view.id, view.revision] as const
  at(HEARD_FROM)
  const draft = await must(deps, (trx) => addDraft(trx, analyst, deps.newId(), first))
  const heard = await must(deps, (trx) => openHearing(trx, analyst, ...seen(draft)))
  for (const office of coordinations.slice(0, 2))
    await must(deps, (trx) =>
      comment(
        trx,
        office,
        heard.id,
        'Das begrüßen wir. Ein Muster für das Schreiben zu zweit würde helfen.',
      ),
    )
  at(PUBLISHED_ON)
  const { id, revision } = heard
  const body = { on: RESOLVED_ON, body: BODY, revision }
  const resolved = await must(deps, (trx) => resolve(trx, analyst, id, body))
  await must(deps, (trx) => publish(trx, analyst, ...seen(resolved)))
  const random = new Prng(wish.officeIds.length)
  for (const office of coordinations) {
    let place = random.below(100)
    for (const [given, share, reason] of SHARES) {
      if (place >= 0 && place < share)
        await must(deps, (trx) => answer(trx, office, id, { answer: given, reason }))
      place -= share
    }
  }
}

/** Rests on the second release: one the offices are heard on from today on, and a draft; the first one has begun. */
export async function recommendSecond(
  deps: RecommendDeps,
  { analystId }: Pick<RecommendWish, 'analystId'>,
): Promise<void> {
  const analyst = accountOf(analystId, 'analyst', null)
  const { id } = await wholeDatabase(deps.db)
    .selectFrom('state_recommendation')
    .select('id')
    .executeTakeFirstOrThrow()
  const said = `Seit ${berlinDay(deps.clock()).slice(0, 4)} gibt es eine Arbeitshilfe für das Schreiben zu zweit.`
  await must(deps, (trx) => setProgress(trx, analyst, id, { progress: 'begun', proof: said }))
  const draft = await must(deps, (trx) => addDraft(trx, analyst, deps.newId(), second))
  await must(deps, (trx) => openHearing(trx, analyst, draft.id, draft.revision))
  await must(deps, (trx) => addDraft(trx, analyst, deps.newId(), third))
}
