import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { criteriaForPassage, searchCriteria } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { criterionSections } from '../../client/catalogue/criterionSections.ts'

const shipped = (name: string) =>
  catalogueSchema.parse(
    JSON.parse(
      readFileSync(new URL(`../../server/material/${name}.json`, import.meta.url), 'utf8'),
    ),
  )
const catalogue = shipped('schutzauftrag-8a')
const ids = (query: string) => searchCriteria(catalogue, { query }).map(({ id }) => id)

describe('searching a catalogue', () => {
  it.each([
    ['frühstück', 'P-03-1'],
    ['rueckmeldung', 'P-11-1'],
    ['Rückmeldung', 'P-11-1'],
    ['ruckmeldung', 'P-11-1'],
    ['kuehlschrank', 'P-03-2'],
    ['dolmetscher', 'P-05-4'],
    ['Warteliste', 'P-08-2'],
    ['gericht', 'P-09-1'],
    ['oma', 'P-05-3'],
    ['hausbesuch küche', 'P-03-2'],
  ])('%s finds %s', (query, id) => {
    expect(ids(query)).toContain(id)
  })

  it('a word of the title still comes before an everyday word', () => {
    expect(ids('übergabe')[0]).toBe('P-13-1')
  })

  it('every criterion of both shipped catalogues has everyday words', () => {
    for (const one of [catalogue, shipped('insoweit-erfahrene-fachkraft')])
      expect(one.criteria.filter(({ synonyms = [] }) => synonyms.length < 3)).toEqual([])
  })

  it('a catalogue without everyday words is still one', () => {
    const plain = {
      ...catalogue,
      criteria: catalogue.criteria.map(({ synonyms: _synonyms, ...one }) => one),
    }
    expect(catalogueSchema.parse(plain).criteria).toHaveLength(catalogue.criteria.length)
  })
})

describe('what is likely meant', () => {
  const passage =
    'Wenn K1 da sei, habe K1 kein Frühstück dabei. Die Kleidung sei mehrfach nass gewesen.'

  it('comes from the words of the passage alone', () => {
    const found = criteriaForPassage(catalogue, passage).map(({ id }) => id)
    expect(found).toContain('P-03-1')
    expect(found.length).toBeLessThanOrEqual(3)
    expect(criteriaForPassage(catalogue, 'Und so.')).toEqual([])
  })

  it('stands first, and no criterion stands twice', () => {
    const sections = criterionSections(catalogue, {
      query: '',
      dimension: null,
      theme: null,
      favourites: new Set(['P-15-1']),
      recent: ['P-09-1', 'P-09-1', 'P-15-1', 'X-99-9'],
      passage,
    })
    expect(sections.slice(0, 4).map(({ title }) => title)).toEqual([
      'Favoriten',
      'Zuletzt von Ihnen benutzt',
      'Passt zum Wortlaut',
      'Kernset',
    ])
    expect(sections[1]?.criteria.map(({ id }) => id)).toEqual(['P-09-1'])
    const all = sections.flatMap(({ criteria }) => criteria)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toHaveLength(catalogue.criteria.length)
  })
})
