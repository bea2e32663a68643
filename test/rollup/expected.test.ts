// The count that `npm run state` compares with: it agrees with what the product counts, and finds what is not so.
import { describe, expect, it } from 'vitest'
import { compareRelease } from '../../server/demo/state/expected.ts'
import { toldState, type ToldOffice } from '../../server/demo/state/toldState.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { makeRelease, type Solvers } from '../../shared/rollup/release.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { heldPackage, toldPackage, type ToldCase } from '../support/rollupPackages.ts'
import type { HeldPackage } from '../../shared/rollup/selection.ts'

const [catalogue, consultant] = shippedCatalogues()
if (!catalogue || !consultant) throw new Error('a catalogue is missing')
const years = ['2025', '2026']
type ToldRows = ToldCase['rows']

/** The package of an office whose people did as they were told. */
function packageOf({ of, wave, cases, structure }: ToldOffice, place: number): HeldPackage {
  const half = `${years[wave] ?? ''}-H2`
  const content = toldPackage({
    ...{ office: place + 1, cycleStart: 2023, releasedIn: half, master: of.office },
    cases: cases.map(({ origin, findings, outside }) => ({
      ...{ origin, workshopIn: half },
      factors: [...new Set(findings.flatMap(({ factors }) => factors))].toSorted(),
      rows: Object.fromEntries<ToldRows[string]>([
        ...findings.map(
          ({ criterion, rating, direction: finding, level, evidenceLevel }) =>
            [criterion.id, { agreed: [rating], finding, level, evidenceLevel }] as const,
        ),
        ...outside.map(({ id }) => [id, { noted: ['not_applicable'] }] as const),
      ]),
    })),
    structure: Object.fromEntries(structure),
  })
  return heldPackage(content)
}

/** Nothing is secret, and every audit is passed: all that was counted can be seen. */
const nothingSecret: Solvers = {
  suppress: () => Promise.resolve({ secret: [], unprotected: [] }),
  audit: () => Promise.resolve({ figures: [], offices: 0, pools: 0, passed: true }),
}

async function releaseOf(told: readonly ToldOffice[]): Promise<RollupRelease> {
  const { release } = await makeRelease(
    {
      selection: { counted: told.map(packageOf), replaced: 0, withdrawn: 0 },
      catalogues: [catalogue, consultant].flatMap((one) => one ?? []),
      ...{ earlier: [], rules: DEFAULT_RULES },
    },
    nothingSecret,
  )
  return release
}

describe('[LW2] what people were told, counted apart', () => {
  it.each([18, 40, 90, 186])(
    'is what a release of %i offices says, figure by figure',
    async (n) => {
      const told = toldState(n, 3, catalogue)
      const { equal, wrong } = compareRelease(await releaseOf(told), { told, years, catalogue })
      expect(wrong).toEqual([])
      expect(equal).toBeGreaterThan(n < 30 ? 5 : 5 * n)
    },
  )

  it('finds a release of people who found something else', async () => {
    const told = toldState(90, 3, catalogue)
    const release = await releaseOf(told)
    const [first, ...others] = told
    if (!first) throw new Error('there is no office')
    const [structured] = first.structure.keys()
    const other = {
      ...first,
      structure: new Map([...first.structure, [structured ?? '', 'lived_and_reviewed']]),
      cases: first.cases.map((one) => ({ ...one, outside: [], findings: one.findings.slice(1) })),
    }
    const { wrong } = compareRelease(release, { told: [other, ...others], years, catalogue })
    expect(wrong.length).toBeGreaterThan(5)
    expect(wrong.join('\n')).toMatch(/theme .* instead of /)
  })
})
