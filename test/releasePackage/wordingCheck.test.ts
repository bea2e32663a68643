import { describe, expect, it } from 'vitest'
import { municipalities } from '../../server/releasePackage/nrwPlaces.ts'
import { namedIn, tellingName } from '../../server/releasePackage/wordingCheck.ts'
import { wordingsOf } from '../../server/demo/state/wordings.ts'
import { shippedCatalogues } from '../../server/material.ts'

const OFFICES = ['Jugendamt der Stadt Quellenhain (erfunden)', 'Kreisjugendamt Beispielkreis']

/** What is named: "place! Dortmund" if it is certain, "name? Frank" if a person is asked. */
const named = (text: string): string[] =>
  namedIn(text, OFFICES).map(
    ({ kind, certain, start, end }) => `${kind}${certain ? '!' : '?'} ${text.slice(start, end)}`,
  )

describe('[RP9] a general wording', () => {
  it.each([
    ['In Dortmund hat sich das bewährt.', 'place! Dortmund'],
    ['Die Dortmunder Lösung', 'place! Dortmunder'],
    ['wie in bergisch gladbach', 'place! bergisch gladbach'],
    ['Bergisch\u00a0Gladbach', 'place! Bergisch\u00a0Gladbach'],
    ['Die Regelung aus Muenster', 'place! Muenster'],
    ['Schloss Holte-Stukenbrock', 'place! Schloss Holte-Stukenbrock'],
    ['Stadt Essen', 'place! Essen'],
    ['Jugendamt Lage', 'place! Lage'],
    ['im Münsterland', 'place! Münsterland'],
    ['wie im Jugendamt der Stadt Quellenhain', 'office! Jugendamt der Stadt Quellenhain'],
    ['Die Quellenhainer Regelung', 'office! Quellenhainer'],
    ['im Beispielkreis', 'office! Beispielkreis'],
    ['Frau Schubert spricht mit allen.', 'name! Frau Schubert'],
    ['Anruf unter 0231 4455667', 'phone! 0231 4455667'],
    ['Seit dem 3. Mai 2026', 'calendarDay! 3. Mai 2026'],
    ['ab Juni 2027', 'calendarSpan! Juni 2027'],
  ])('that says "%s" names something for certain', (text, found) => {
    expect(named(text)).toEqual([found])
  })

  it.each([
    ['Beim Essen wird nicht geredet.', 'place? Essen'],
    ['Nach Lage der Dinge', 'place? Lage'],
    ['Frank und frei reden alle.', 'name? Frank'],
    ['jährlich im März berichten', 'calendarSpan? im März'],
  ])('that says "%s" is asked about', (text, found) => {
    expect(named(text)).toEqual([found])
  })

  it.each([
    'Kinder werden in jedem Verfahren allein gehört.',
    'Der Hammer liegt bei der Leitung; wir kamen, um zu reden.',
    'Zwei Fachkräfte wirken nach § 8a Abs. 1 SGB VIII zusammen.',
    'Das Landesjugendamt bietet eine Fortbildung an, die mindestens 3 Tage dauert.',
    'Wenden sich Eltern an das Jugendamt, hören sie binnen 24 Stunden.',
  ])('that says "%s" names nothing for certain', (text) => {
    expect(named(text).filter((one) => one.includes('!'))).toEqual([])
  })

  it('knows all 396 municipalities, each once', () => {
    expect(municipalities).toHaveLength(396)
    expect(new Set(municipalities).size).toBe(396)
    const silent = municipalities.filter((name) => namedIn(`Stadt ${name}`, []).length === 0)
    expect(silent).toEqual([])
    const unsure = municipalities.filter(
      (name) => !namedIn(`Stadt ${name}`, []).some(({ certain }) => certain),
    )
    expect(unsure).toEqual([])
  })

  it('of the invented packages names nothing', () => {
    const themes = shippedCatalogues().flatMap(({ criteria }) => criteria.map(({ theme }) => theme))
    const wordings = [...new Set(themes.flatMap(wordingsOf))]
    expect(wordings.length).toBeGreaterThan(15)
    expect(wordings.filter((text) => named(text).length > 0)).toEqual([])
  })

  it('takes no longer for a text that was made to be slow', () => {
    const began = performance.now()
    namedIn('Bad '.repeat(150), OFFICES)
    namedIn('ü'.repeat(600), OFFICES)
    namedIn('(('.repeat(300), OFFICES)
    expect(performance.now() - began).toBeLessThan(500)
  })

  it('is compared with the part of a name that tells offices apart', () => {
    expect(tellingName('Jugendamt der Stadt Bergisch Gladbach')).toBe('Bergisch Gladbach')
    expect(tellingName('Kreisjugendamt Beispielkreis (erfunden)')).toBe('Beispielkreis')
    expect(tellingName('Jugendamt')).toBe('')
  })
})
