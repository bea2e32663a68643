import { expect, it } from 'vitest'
import { quoted } from '../../shared/kernel/quoted.ts'

it('a quotation within a quotation takes single marks', () => {
  expect(quoted('M sagt: „Ich mach dem Baby die Flasche.“')).toBe(
    '„M sagt: ‚Ich mach dem Baby die Flasche.‘“',
  )
  expect(quoted('»Nein«, sagt  K1')).toBe('„›Nein‹, sagt K1“')
})

it('is cut between words only, and says so', () => {
  expect(quoted('Säugling ohne Gewichtszunahme', { most: 15 })).toBe('„Säugling ohne …“')
  expect(quoted('Säugling', { most: 15 })).toBe('„Säugling“')
  expect(quoted('Gewichtszunahmekontrolle', { most: 10 })).toBe('„Gewichtszu …“')
})
