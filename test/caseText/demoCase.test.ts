import { describe, expect, it } from 'vitest'
import { criterionMap } from './criterionMap.ts'
import { loadDemoCase, loadDemoCatalogues } from '../../server/demo/material/demoCase.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import { criterionById, ratingsOf } from '../../shared/catalogue/catalogue.ts'
import { spanMatches } from '../../shared/kernel/text.ts'

const { protection, consultant } = loadDemoCatalogues()
const criterion = (id: string) => {
  const found = criterionById(protection, id)
  if (!found) throw new Error(`no criterion ${id}`)
  return found
}
const ratingValues = (id: string) => ratingsOf(protection, criterion(id)).map(({ value }) => value)

describe.each(['a', 'b'] as const)('demo case %s', (key) => {
  const demo = loadDemoCase(key)
  const { caseText, annotations, keySituations, findings, dots } = demo
  const indexOf = (id: string) => caseText.entries.findIndex((entry) => entry.id === id)

  it('is a valid case text in the order of its days, with roles and an outcome', () => {
    expect(caseTextSchema.parse(caseText)).toEqual(caseText)
    expect(caseText.entries).toHaveLength(key === 'a' ? 27 : 25)
    expect(caseText.roles.length).toBeGreaterThan(12)
    const days = caseText.entries.map(({ day }) => day)
    expect(days).toEqual([...days].sort((a, b) => a - b))
    expect(caseText.entries[caseText.outcomeFrom ?? -1]?.day).toBe(key === 'a' ? 47 : 118)
  })

  it('contains no identifiers', () => {
    expect(findIdentifiers(caseText)).toEqual([])
  })

  it('has no marks of Markdown left', () => {
    for (const { heading, text } of caseText.entries)
      expect(`${heading} ${text}`).not.toMatch(/[*#|_>]/)
  })

  it('has twenty annotations, each quote once in its entry and before the outcome', () => {
    expect(annotations).toHaveLength(20)
    for (const { span, quote } of annotations) {
      const index = indexOf(span.entryId)
      const text = caseText.entries[index]?.text ?? ''
      expect(text.split(quote)).toHaveLength(2)
      expect(spanMatches(text, span)).toBe(true)
      expect(index).toBeLessThan(caseText.outcomeFrom ?? 0)
    }
  })

  it('uses criteria and ratings of the catalogue that its working codes stand for', () => {
    for (const { workingCodes, criteria, rating, direction } of annotations) {
      const possible = workingCodes.flatMap((code) => criterionMap[code] ?? [])
      expect(possible).toEqual(expect.arrayContaining(criteria))
      for (const id of criteria) criterion(id)
      if (direction === 'question') expect(rating).toBeNull()
      else expect(ratingValues(criteria[0] ?? '')).toContain(rating)
    }
  })

  it('spreads every annotation over six people, with its direction among the most frequent', () => {
    for (const { distribution, direction } of annotations) {
      const { strength, potential, question, none } = distribution
      expect(strength + potential + question + none).toBe(6)
      expect(distribution[direction]).toBe(Math.max(strength, potential, question))
    }
  })

  it('has key situations, findings and dots that belong together', () => {
    const annotationKeys = annotations.map((annotation) => annotation.key)
    const situationKeys = keySituations.map((situation) => situation.key)
    const findingKeys = findings.map((finding) => finding.key)
    expect(keySituations).toHaveLength(4)
    expect(findings).toHaveLength(3)
    for (const finding of findings) {
      expect(annotationKeys).toEqual(expect.arrayContaining(finding.annotationKeys))
      expect(situationKeys).toContain(finding.keySituationKey)
      for (const id of finding.criteria) criterion(id)
      expect(ratingValues(finding.criteria[0] ?? '')).toContain(finding.rating)
      expect(finding.factors).not.toEqual([])
    }
    expect(dots.topics.reduce((sum, topic) => sum + topic.dots, 0)).toBe(
      dots.people * dots.dotsPerPerson,
    )
    for (const { findingKey } of dots.topics)
      if (findingKey) expect(findingKeys).toContain(findingKey)
  })

  it('says "Teilnehmende", not the words the product avoids', () => {
    const written = JSON.stringify([annotations, keySituations, findings, dots])
    expect(written).not.toMatch(/innen\b.*[:*]|[:*]innen|Teilnehmer|Moderator|!/)
  })
})

describe('the map of working codes', () => {
  it('names criteria that exist, for every code from 01 to 21', () => {
    expect(Object.keys(criterionMap)).toHaveLength(21)
    for (const ids of Object.values(criterionMap)) for (const id of ids) criterion(id)
  })
})

describe('the demo catalogues', () => {
  it('are two, with ids of their own', () => {
    expect(protection.key).toBe('schutzauftrag-8a')
    expect(consultant.key).toBe('insoweit-erfahrene-fachkraft')
    expect(protection.criteria.some(({ core }) => core)).toBe(true)
    const ids = new Set(protection.criteria.map(({ id }) => id))
    expect(consultant.criteria.filter(({ id }) => ids.has(id))).toEqual([])
  })
})
