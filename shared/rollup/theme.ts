// A theme through all closed releases (LA14): its cells, release by release.
import { saidOf, type ShownPopulation } from './reading.ts'
import type { Measure, RollupRelease } from './release.schema.ts'
import { lineName } from './line.ts'
import type { ThemeHistory } from './view.schema.ts'

type Told = ThemeHistory['releases'][number]

const KINDS = ['theme', 'tag'] as const

/**
 * Themes and tags of the newest release, in the order of its catalogue, then those only an earlier one has, with what each
 * release says of them in each of its cycles, the newest first.
 * @param releases all that are there, in any order
 */
export function themesThrough(
  releases: readonly Pick<RollupRelease, 'number' | 'items' | 'values' | 'populations'>[],
): ThemeHistory[] {
  const newestFirst = releases.toSorted((a, b) => b.number - a.number)
  return KINDS.flatMap((kind) => {
    const told = newestFirst.map((release) => toldIn(release, kind))
    const labels = new Map<string, string>()
    for (const { items } of newestFirst)
      for (const one of items) {
        const line = lineName(one)
        if (one.kind === kind && !labels.has(line)) labels.set(line, one.label)
      }
    return [...labels].map(([line, label]) => ({
      ...{ kind, line, label },
      releases: told.flatMap((by) => by.get(line) ?? []),
    }))
  })
}

/** How themes and tags are counted where they were found strong, and where they have potential. */
export const THEME_MEASURES = {
  theme: { strength: 'strength', potential: 'potential' },
  tag: { strength: 'strengthAnywhere', potential: 'potentialAnywhere' },
} as const satisfies Record<ThemeHistory['kind'], Record<'strength' | 'potential', Measure>>

/** What one release says of each line of a kind, by its name without the version of the catalogue: the newest cycle first. */
function toldIn(
  release: Pick<RollupRelease, 'number' | 'items' | 'values' | 'populations'>,
  asked: ThemeHistory['kind'],
): ReadonlyMap<string, readonly Told[]> {
  const keys = release.items.flatMap(({ kind, key }) => (kind === asked ? [key] : []))
  const cycles = release.populations.filter(({ kind, offices }) => kind === 'random' && offices > 0)
  const told = cycles.length === 0 ? [undefined] : cycles.toReversed()
  const by = told.map((random) => toldBy(random, asked, { keys, number: release.number }))
  const names = new Set(by.flatMap((lines) => [...lines.keys()]))
  return new Map([...names].map((line) => [line, by.flatMap((lines) => lines.get(line) ?? [])]))
}

/** What random cases of one cycle say of each line; a line none of its tables has is left out. */
function toldBy(
  random: ShownPopulation | undefined,
  asked: ThemeHistory['kind'],
  { keys, number }: { readonly keys: readonly string[]; readonly number: number },
): ReadonlyMap<string, Told> {
  const saidBy = (measure: Measure) => saidOf(random, { kind: asked, measure, value: 'yes' })
  const [strengths, potentials] = [
    saidBy(THEME_MEASURES[asked].strength),
    saidBy(THEME_MEASURES[asked].potential),
  ]
  const isTold = strengths.absence === null || potentials.absence === null
  const those = keys.filter(
    (key) => !isTold || strengths.figures.has(key) || potentials.figures.has(key),
  )
  return new Map(
    those.map((key) => [
      lineName({ key }),
      {
        ...{ number, cycle: random?.cycle ?? 0, catalogue: key.split(' ')[0] ?? '' },
        strength: pairOf(strengths, key),
        potential: pairOf(potentials, key),
      },
    ]),
  )
}

const pairOf = ({ figures, absence }: ReturnType<typeof saidOf>, key: string) => ({
  part: figures.get(key)?.part ?? null,
  whole: figures.get(key)?.whole ?? null,
  absence,
})
