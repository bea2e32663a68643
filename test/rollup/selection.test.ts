import { describe, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { CatalogueMapping } from '../../shared/releasePackage/mapping.ts'
import type { ReleasePackage } from '../../shared/releasePackage/releasePackage.ts'
import {
  newestCatalogues,
  readUnder,
  selectPackages,
  type HeldWithdrawal,
} from '../../shared/rollup/selection.ts'
import { heldPackage, PROTECTION, toldPackage } from '../support/rollupPackages.ts'

const catalogues = shippedCatalogues()

/** That a package is taken back, as its office says it. */
const takenBack = (content: ReleasePackage): HeldWithdrawal => {
  const { hash, office } = heldPackage(content)
  return {
    ...{ name: `${office}-zurueck.json`, office },
    content: {
      ...{ format: 'fallwerkstatt-withdrawal', version: 1, number: content.number, hash },
      office: { key: content.office.key },
      procedure: { key: content.procedure.key },
    },
  }
}

const select = (
  contents: readonly ReleasePackage[],
  withdrawals: readonly HeldWithdrawal[] = [],
  now = '2026-H2',
) => {
  const packages = contents.map((content, place) => heldPackage(content, `${String(place)}.json`))
  return selectPackages({ packages, withdrawals, catalogues, mappings: [] }, now)
}

/** What counts of these, as "office number", and how many are replaced and taken back. */
function counted(...given: Parameters<typeof select>) {
  const asked = select(...given)
  if (!asked.ok) return asked.problems.map(({ name, problem }) => [name, problem.facts?.['why']])
  const { counted: those, replaced, withdrawn } = asked.value
  const said = those.map(
    ({ content }) => `${content.office.key.slice(7, 11)} ${String(content.number)}`,
  )
  return { said: said.toSorted(), replaced, withdrawn }
}

const first = toldPackage({ office: 1 })
const corrected = toldPackage({ office: 1, number: 2, structure: { 'S-01-1': 'present' } })
const other = toldPackage({ office: 2 })

describe('[LW1] what counts', () => {
  it('is the newest package of each procedure, in whatever order the files lie', () => {
    const right = { said: ['0001 2', '0002 1'], replaced: 1, withdrawn: 0 }
    expect(counted([first, corrected, other])).toEqual(right)
    expect(counted([other, corrected, first])).toEqual(right)
  })

  it('is a file that lies there twice once', () => {
    expect(counted([first, other, first])).toEqual({
      said: ['0001 1', '0002 1'],
      replaced: 0,
      withdrawn: 0,
    })
  })

  it('is what was replaced, once its correction is taken back', () => {
    expect(counted([first, corrected], [takenBack(corrected)])).toEqual({
      said: ['0001 1'],
      replaced: 0,
      withdrawn: 1,
    })
  })

  it('is nothing of an office that took everything back, and what followed a withdrawal', () => {
    expect(counted([first, other], [takenBack(first)])).toMatchObject({ said: ['0002 1'] })
    const fresh = toldPackage({ office: 1, number: 2, replaces: null })
    expect(counted([first, fresh], [takenBack(first)])).toMatchObject({ said: ['0001 2'] })
  })

  it('is nothing of a withdrawal that names another file', () => {
    const strange = {
      ...takenBack(first),
      content: { ...takenBack(first).content, hash: 'a'.repeat(64) },
    }
    expect(counted([first], [strange])).toEqual([[strange.name, 'otherFile']])
  })

  it.each([
    [
      'two files of one number',
      [first, toldPackage({ office: 1, releasedIn: '2026-H2' })],
      'numberTaken',
    ],
    [
      'a correction of nothing',
      [first, toldPackage({ office: 1, number: 3, replaces: 2 })],
      'replacesContradicts',
    ],
    [
      'a procedure that changes its cycle',
      [first, toldPackage({ office: 1, number: 2, cycleStart: 2026 })],
      'procedureContradicts',
    ],
    ['a time that is not there yet', [toldPackage({ office: 1, releasedIn: '2027-H1' })], 'future'],
    [
      'master data that contradict each other',
      [first, toldPackage({ office: 1, procedure: 1, master: { sizeClass: 'over_250000' } })],
      'officeContradicts',
    ],
    [
      'a criterion that no catalogue has',
      [toldPackage({ office: 1, structure: { 'S-99-1': 'present' } })],
      'criterionUnknown',
    ],
  ])('refuses %s, with the name of the file', (_, contents, why) => {
    const problems = counted(contents)
    expect(problems).toContainEqual([expect.stringMatching(/^\d\.json$/), why])
  })
})

describe('[LW1] catalogues', () => {
  const [protection] = catalogues
  if (!protection) throw new Error('no catalogue')
  const newer: Catalogue = { ...protection, version: '2026.1' }
  const mapping: CatalogueMapping = {
    from: { key: protection.key, version: protection.version },
    to: { key: protection.key, version: '2026.1' },
    criteria: protection.criteria.map(({ id }) => ({
      from: id,
      to: id === 'S-01-2' ? ['S-01-1'] : [id],
    })),
    ratings: [],
  }
  const content = toldPackage({ office: 1, structure: { 'S-01-2': 'present' } })

  it('are the newest version of each', () => {
    expect(newestCatalogues([...catalogues, newer])).toEqual([
      'insoweit-erfahrene-fachkraft@2020.1',
      'schutzauftrag-8a@2026.1',
    ])
  })

  it('lead to the newest by their mappings; without one a package is refused', () => {
    const read = readUnder(content, newestCatalogues([...catalogues, newer]), [mapping])
    expect(read?.structureRatings).toMatchObject([
      { catalogue: 'schutzauftrag-8a@2026.1', criterion: 'S-01-1', rating: 'present' },
    ])
    expect(readUnder(content, [PROTECTION], [])).toEqual(content)
    const held = { packages: [heldPackage(content)], withdrawals: [], mappings: [] }
    const asked = selectPackages({ ...held, catalogues: [...catalogues, newer] }, '2026-H2')
    expect(asked.ok ? [] : asked.problems.map(({ problem }) => problem.facts?.['why'])).toEqual([
      'catalogueUnmapped',
    ])
  })
})
