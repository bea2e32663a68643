// Closed releases that say what a test needs of themes, and what rests on them.
import { createHash } from 'node:crypto'
import type { Deps } from '../../server/deps.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import type {
  CellRef,
  StateContent,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'

/** In how many offices a theme has potential, of how many; null stays secret. */
export type ToldThemes = Readonly<Record<string, readonly [number | null, number]>>

/** First year of the cycle of these releases. */
const CYCLE = 2026

/** The key of a theme of these releases. */
const themeKey = (theme: string): string => `probe@1 ${theme}`

const whole = (
  number: number,
  {
    items,
    cells,
  }: Pick<RollupRelease, 'items'> & {
    readonly cells: RollupRelease['populations'][number]['tables'][number]['cells']
  },
): RollupRelease => ({
  ...{ format: 'fallwerkstatt-rollup-release', version: 1, number, earlier: [] },
  ...{ catalogues: ['probe@1'], items, values: [{ value: 'yes', label: 'ja' }] },
  populations: (['random', 'additional'] as const).map((kind) => ({
    ...{ cycle: CYCLE, kind, offices: 62, cases: 62, plan: 30, themes: [] },
    tables: (['potential', 'strength'] as const).map((measure) => ({
      ...{ kind: 'theme' as const, measure, grouping: 'state' as const, dropped: false, cells },
    })),
  })),
  method: {
    ...{ rules: DEFAULT_RULES, plans: [], mostSecret: 0.25 },
    left: { replaced: 0, withdrawn: 0, brokenOfficeYears: 0 },
  },
})

/** A release that says this of its themes: of the state as a whole, in random cases. */
export const releaseOf = (number: number, themes: ToldThemes): RollupRelease =>
  whole(number, {
    items: Object.keys(themes).map((label) => ({ kind: 'theme', key: themeKey(label), label })),
    cells: Object.entries(themes).flatMap(([label, [part, among]]) => {
      const at = { item: themeKey(label), group: 'state' }
      return [
        { ...at, value: 'all', offices: among, cases: among, code: null },
        { ...at, value: 'yes', offices: part, cases: part, code: part === null ? 'secret' : null },
      ]
    }),
  })

/** Lays down a closed release that says this of its themes, in each of its cycles, the oldest first. */
export function placeRelease(
  { sqlite, clock }: Pick<Deps, 'sqlite' | 'clock'>,
  number: number,
  themes: ToldThemes,
  cycles: readonly number[] = [CYCLE],
): void {
  const { populations, ...release } = releaseOf(number, themes)
  const told = cycles.flatMap((cycle) => populations.map((one) => ({ ...one, cycle })))
  const file = JSON.stringify({ ...release, populations: told })
  const hash = createHash('sha256').update(file).digest('hex')
  sqlite
    .prepare("INSERT INTO rollup_release VALUES (?, ?, 62, ?, 'x', '{}', ?, 62, '')")
    .run(number, hash, file, clock())
}

/** The cell that says in how many offices a theme has potential. */
export const cellOf = (rollup: number, theme: string, change: Partial<CellRef> = {}): CellRef => ({
  ...{ rollup, cycle: CYCLE, population: 'random', kind: 'theme', measure: 'potential' },
  ...{ grouping: 'state', item: themeKey(theme), group: 'state', value: 'yes', counts: 'offices' },
  ...change,
})

/** What a recommendation to all says, resting on one theme. */
export const contentOn = (
  rollup: number,
  theme: string,
  change: Partial<StateContent> = {},
): StateContent => ({
  theme: themeKey(theme),
  title: 'Kinder vor jeder Entscheidung anhören',
  text: 'Vor jeder Entscheidung sprechen zwei Fachkräfte mit dem Kind allein und halten fest, was es sagt.',
  evidence: [{ cell: cellOf(rollup, theme), words: 'Das Kind kam dort selten allein zu Wort.' }],
  illustration: '',
  composite: false,
  addressee: 'office',
  transfer: ['training'],
  indicator: 'In der Akte steht, was das Kind gesagt hat.',
  ...change,
})

/** Lays down a recommendation that is published, unless told otherwise without what it rests on. */
export const placePublished = (
  { sqlite }: Pick<Deps, 'sqlite'>,
  id: string,
  number = 1,
  content = contentOn(1, 'Beteiligung', { evidence: [] }),
): void =>
  void sqlite
    .prepare(
      `INSERT INTO state_recommendation (id, number, revision, step, content, themeLabel, hearingOn, hearingUntil,
         resolvedOn, resolvedBody, publishedOn)
       VALUES (?, ?, 5, 'published', ?, 'Beteiligung', '2026-11-02', '2026-11-16', '2026-11-17', 'Fachbeirat', '2026-11-18')`,
    )
    .run(id, number, JSON.stringify(content))
