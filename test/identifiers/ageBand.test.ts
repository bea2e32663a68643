// An age becomes a band, in a sentence that goes on as it was.
import { describe, expect, it } from 'vitest'
import { ageBand, birthBand } from '../../shared/identifiers/ageBand.ts'
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { proposedToken } from '../../shared/identifiers/proposedToken.ts'
import { isoDayNumber } from '../../shared/caseText/calendar.ts'

/** The text with the band in place of each age that is found. */
function banded(text: string): string {
  const spans = detectIdentifiers(text).filter(({ type }) => type === 'AGE')
  return spans.toReversed().reduce((words, { start, end }) => {
    const band = proposedToken('AGE', text.slice(start, end), text.slice(end, end + 20))
    return band === undefined ? words : words.slice(0, start) + band + words.slice(end)
  }, text)
}

describe('[ID14] an age', () => {
  it.each([
    ['Der 8-jährige Junge weint.', 'Der 6- bis 9-jährige Junge weint.'],
    ['Mit dem 8-Jährigen sprach sie.', 'Mit dem 6- bis 9-Jährigen sprach sie.'],
    ['Die achtjährige Tochter kam.', 'Die 6- bis 9-jährige Tochter kam.'],
    ['Sie ist 9 Jahre alt.', 'Sie ist 6 bis 9 Jahre alt.'],
    ['Ein 5 Jahre altes Kind.', 'Ein 3 bis 5 Jahre altes Kind.'],
    ['Das Kind ist 7 Monate alt.', 'Das Kind ist 0 bis 2 Jahre alt.'],
    ['Das Kind ist 30 Monate alt.', 'Das Kind ist 0 bis 2 Jahre alt.'],
    [
      'Mutter (34) und Kind 1 (13), Klasse 7.',
      'Mutter (30 bis 39 Jahre) und Kind 1 (10 bis 13 Jahre), Klasse 7.',
    ],
    ['Im Alter von 14 Jahren zog er aus.', 'Im Alter von 14 bis 17 Jahren zog er aus.'],
    ['Kind 1 (4;3) spricht wenig.', 'Kind 1 (3 bis 5 Jahre) spricht wenig.'],
  ])('becomes its band: %s', (text, after) => {
    expect(banded(text)).toBe(after)
    // What was written is no question again.
    expect(detectIdentifiers(after).filter(({ type }) => type === 'AGE')).toEqual([])
  })

  it.each([
    ['0', '0 bis 2'],
    ['2', '0 bis 2'],
    ['3', '3 bis 5'],
    ['5', '3 bis 5'],
    ['6', '6 bis 9'],
    ['9', '6 bis 9'],
    ['10', '10 bis 13'],
    ['13', '10 bis 13'],
    ['14', '14 bis 17'],
    ['17', '14 bis 17'],
    ['18', '18 bis 29'],
    ['29', '18 bis 29'],
    ['30', '30 bis 39'],
    ['99', '90 bis 99'],
  ])('%s lies in %s', (age, band) => {
    expect(ageBand(age, ' geworden')).toBe(band)
  })

  it.each(['100', 'viele', 'zwölfeinhalbst'])('that cannot be read has none: %s', (words) => {
    expect(ageBand(words)).toBeUndefined()
  })

  it('other spans of two numbers are asked about as before', () => {
    const found = detectIdentifiers('Kind 1 (7) kam, Kind 2 ist 8 bis 10 Jahre alt.')
    expect(found.map(({ type }) => type)).toContain('AGE')
  })
})

describe('[ID14] a date of birth', () => {
  const today = isoDayNumber('2024-03-01')
  it.each([
    ['geb. 12.03.2016', '6 bis 9 Jahre alt'],
    ['geb. 01.03.2014', '10 bis 13 Jahre alt'],
    ['geb. 02.03.2014', '6 bis 9 Jahre alt'],
    ['*12.03.1988', '30 bis 39 Jahre alt'],
    ['Geburtsdatum: 2021-05-04', 'Alter: 0 bis 2 Jahre'],
    ['K1 (03.05.2014)', 'K1 (6 bis 9 Jahre)'],
    ['geb. 12.3.85', '30 bis 39 Jahre alt'],
    ['12.03.2016', '6 bis 9 Jahre'],
  ])('becomes the band of that day: %s', (words, band) => {
    expect(birthBand(words, today)).toBe(band)
  })

  it('without a day 0, or in a sentence of its own, has none', () => {
    expect(birthBand('geb. 12.03.2016', Number.NaN)).toBeNull()
    expect(birthBand('12.03.2016 geboren', today)).toBeNull()
    expect(birthBand('geb. 12.03.2030', today)).toBeNull()
  })
})
