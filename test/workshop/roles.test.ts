import { expect, it } from 'vitest'
import { loadDemoCase } from '../../server/demo/material/demoCase.ts'
import { rolesOf } from '../../shared/workshop/delivery.ts'

const role = (token: string) => ({ token, label: `${token} steht für etwas` })
const entry = (text: string, heading = '') => ({ heading, text })

it('[RO8] what an abbreviation stands for is told once it was read, not before', () => {
  const { roles, entries } = loadDemoCase('a').caseText
  const first = rolesOf(roles, entries.slice(0, 1)).map(({ token }) => token)
  expect(first).toEqual(expect.arrayContaining(['K1', 'K2', 'M', 'FK-1', 'TL', 'KITA-L']))
  expect(first).not.toContain('SPFH')
  expect(first).not.toContain('HEB')
  expect(rolesOf(roles, entries)).toHaveLength(roles.length)
  expect(rolesOf(roles, [])).toEqual([])
})

it('an abbreviation is found as a word of its own, in the text and in headings', () => {
  const roles = [role('M'), role('FK-2'), role('K1'), role('C++ (x)')]
  const found = (text: string, heading?: string) =>
    rolesOf(roles, [entry(text, heading)]).map(({ token }) => token)
  expect(found('Mutter und FK-22 im K12')).toEqual([])
  expect(found('M.')).toEqual(['M'])
  expect(found('„FK-2“, K1: sagt')).toEqual(['FK-2', 'K1'])
  expect(found('', 'Gespräch mit M')).toEqual(['M'])
  expect(found('C++ (x) hier')).toEqual(['C++ (x)'])
})
