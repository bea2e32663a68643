import { expect, test } from 'vitest'
import {
  consentText,
  findingGroups,
  findingRefs,
  reviewText,
} from '../../client/minutes/minutesText.ts'
import type { MinutesFinding } from '../../client/minutes/minutesText.ts'

const finding = (number: number, direction: MinutesFinding['direction']): MinutesFinding => ({
  number,
  direction,
  title: `Befund ${number}`,
  observation: '',
  explanation: '',
  passages: [],
  noEvidenceReason: '',
  criterion: '',
  rating: '',
  level: '',
  evidenceLevel: '',
  factors: [],
  consent: null,
  minorityView: '',
  review: false,
})

test('strengths stand first, each group in its own order, empty groups not at all', () => {
  const groups = findingGroups([
    finding(1, 'potential'),
    finding(2, 'strength'),
    finding(3, 'potential'),
  ])
  expect(
    groups.map(({ title, findings }) => [title, findings.map(({ number }) => number)]),
  ).toEqual([
    ['Gelungen', [2]],
    ['Entwicklungspotenziale', [1, 3]],
  ])
  expect(findingGroups([finding(1, 'potential')])).toHaveLength(1)
})

test('agreement is told in counts and says when it came on paper', () => {
  const consent = { agree: 7, concerns: 2, object: 0, paper: false }
  expect(consentText(consent)).toBe('7 Zustimmung, 2 mit Bedenken, 0 Widerspruch')
  expect(consentText({ ...consent, paper: true })).toContain('auf Papier erfasst')
})

test('words for marks and links', () => {
  expect(reviewText(1)).toContain('1 Stelle trägt')
  expect(reviewText(2)).toContain('2 Stellen tragen')
  expect(findingRefs([2, 4])).toBe('Befund 2 und 4')
  expect(findingRefs([])).toBe('keinem Befund zugeordnet')
})
