import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  divisionsOf,
  drawListOf,
  drawListText,
  listCommitment,
  newPartValue,
  newSalt,
  partsOf,
  readDrawList,
  type ListedCase,
} from '../../shared/draw/drawList.ts'
import {
  announcementSchema,
  assessmentResults,
  divisions,
  type AssessmentResult,
  type Division,
} from '../../shared/draw/draw.schema.ts'
import { allocated } from '../../shared/draw/draw.ts'
import { Prng } from '../support/prng.ts'

const one = (number: string, change: Partial<ListedCase> = {}): ListedCase => ({
  ...{ number, year: 2024, result: 'latent', exclusion: null },
  ...change,
})
const SALT = 'ab'.repeat(32)

describe('[DR3] a list', () => {
  const cases = [
    one('24/0100', { year: 2023, result: 'none' }),
    one('24/0011', { exclusion: 'press' }),
    one('24/0009'),
    one('24/0010', { result: 'acute' }),
  ]

  it('is bound by the SHA-256 of its file, whatever order the cases came in', () => {
    const text = drawListText(drawListOf(cases, 'yearAndResult', SALT))
    expect(text).toBe(
      [
        'Fallwerkstatt-Ziehungsliste 1',
        `Salz ${SALT}`,
        'Nummer\tJahr\tErgebnis\tAusschluss',
        '24/0009\t2024\tlatent\t-',
        '24/0010\t2024\tacute\t-',
        '24/0011\t2024\tlatent\tpress',
        '24/0100\t2023\tnone\t-',
        '',
      ].join('\n'),
    )
    const random = new Prng(3)
    for (let at = 0; at < 20; at++) {
      const mixed = cases.toSorted(() => random.below(3) - 1)
      const list = drawListOf(mixed, 'yearAndResult', SALT)
      expect(listCommitment(list)).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('has another hash with another salt, and holds no more of a case than it is divided by', () => {
    const [first, second] = [newSalt(), newSalt()]
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(newPartValue()).toMatch(/^[0-9a-f]{32}$/)
    expect(listCommitment(drawListOf(cases, 'none', first))).not.toBe(
      listCommitment(drawListOf(cases, 'none', second)),
    )
    expect(drawListText(drawListOf(cases, 'none', SALT))).not.toMatch(/2023|2024|latent/)
  })

  it('is read back as it was, also after a mail program went over its line ends', () => {
    const list = drawListOf(cases, 'year', SALT)
    const text = drawListText(list)
    for (const form of [text, `\ufeff${text.replaceAll('\n', '\r\n')}`, text.trimEnd()])
      expect(readDrawList(form)).toEqual(list)
  })

  it.each([
    ['', 'nothing'],
    ['24/0009\n24/0010', 'numbers alone'],
    [drawListText(drawListOf(cases, 'year', SALT)).replace('24/0009\t', '24/0009'), 'a cell less'],
    [drawListText(drawListOf(cases, 'year', SALT)).replace('\tpress', '\tpresse'), 'another word'],
  ])('is none if there is something else: %#', (text) => {
    expect(readDrawList(text)).toBeUndefined()
  })

  it('falls into parts whose sizes leave out what was excluded, counted by reason', () => {
    const parts = partsOf(drawListOf(cases, 'yearAndResult', SALT))
    const none = { courtCase: 0, staffConcerned: 0, press: 0 }
    expect(parts.map(({ facts }) => facts)).toEqual([
      { year: 2023, result: 'none', size: 1, excludedBefore: none },
      { year: 2024, result: 'acute', size: 1, excludedBefore: none },
      { year: 2024, result: 'latent', size: 1, excludedBefore: { ...none, press: 1 } },
    ])
    expect(parts[2]?.drawable.map(({ number }) => number)).toEqual(['24/0009'])
  })
})

describe('[DR1] what the server is told of a list', () => {
  const list = drawListOf(
    Array.from({ length: 30 }, (_, at) =>
      one(`51-${String(at)}-GEHEIM`, { year: 2020 + (at % 2) }),
    ),
    'year',
    SALT,
  )
  const announcement = {
    ...{ commitment: listCommitment(list), rule: 'wholeList', seedKind: 'dice' },
    strata: partsOf(list).map(({ facts }) => ({ ...facts, take: 2 })),
  }

  it('is sizes and a hash, without number and salt', () => {
    const sent = JSON.stringify(announcementSchema.parse(announcement))
    expect(sent).not.toMatch(/GEHEIM|51-/)
    expect(sent).not.toContain(SALT)
  })

  it.each([
    ['a list beside it', { list: list.cases }],
    ['more than there are', { strata: [{ ...announcement.strata[0], take: 16 }] }],
    ['one part twice', { strata: [announcement.strata[0], announcement.strata[0]] }],
    ['nothing at all', { strata: announcement.strata.map((part) => ({ ...part, take: 0 })) }],
    ['more than fifty', { strata: [{ ...announcement.strata[0], size: 60, take: 51 }] }],
    ['cases in a part', { strata: [{ ...announcement.strata[0], cases: ['51-1'] }] }],
  ])('is refused with %s', (_what, change) => {
    expect(announcementSchema.safeParse({ ...announcement, ...change }).success).toBe(false)
  })
})

describe('[DR11] how a list can be divided', () => {
  /** So many cases of each of some years and results. */
  const of = (
    years: readonly (number | null)[],
    results: readonly AssessmentResult[],
    each: number,
  ) =>
    years.flatMap((year) =>
      results.flatMap((result) =>
        Array.from({ length: each }, (_, at) =>
          one(`${String(year)}/${result}/${at}`, { year, result }),
        ),
      ),
    )
  const taken = (cases: readonly ListedCase[], division: Division): boolean => {
    const list = drawListOf(cases, division, SALT)
    const parts = partsOf(list).map(({ facts }) => facts)
    const takes = allocated(
      parts.map(({ size }) => size),
      5,
    )
    const strata = parts.map((facts, at) => ({ ...facts, take: takes[at] ?? 0 }))
    const sent = { commitment: listCommitment(list), rule: 'wholeList', seedKind: 'dice', strata }
    return announcementSchema.safeParse(sent).success
  }
  const twenty = Array.from({ length: 20 }, (_, at) => 2000 + at)

  it.each([
    ['a part of two', of([2023, 2024], ['acute', 'none'], 2), ['none', 'year', 'result']],
    ['more parts than are told', of(twenty, assessmentResults, 3), ['none', 'year', 'result']],
    ['as many as are told', of(twenty.slice(5), assessmentResults, 3), divisions],
    ['a year that is not said', of([2023, null], ['acute', 'none'], 3), ['none', 'result']],
  ])('%s: what is offered is what is taken', (_what, cases, offered) => {
    const { possible, tooFine } = divisionsOf(cases)
    expect(possible).toEqual(offered)
    for (const division of possible) expect(taken(cases, division), division).toBe(true)
    for (const division of tooFine) expect(taken(cases, division), division).toBe(false)
  })
})

describe('[DR3] how many each part gives', () => {
  it.each([
    [[412], 5, [5]],
    [[100, 100], 5, [3, 2]],
    [[300, 100, 12], 5, [3, 1, 1]],
    [[10, 10, 10], 2, [1, 1, 0]],
    [[2, 100], 80, [2, 78]],
    [[3, 4], 50, [3, 4]],
    [[5, 0, 5], 4, [2, 0, 2]],
  ])('of %j, %i in all, is %j', (sizes, total, takes) => {
    expect(allocated(sizes, total)).toEqual(takes)
  })

  it('adds up, and is never more than there is', () => {
    const random = new Prng(11)
    for (let at = 0; at < 2000; at++) {
      const sizes = Array.from({ length: 1 + random.below(8) }, () => random.below(60))
      const total = random.below(51)
      const takes = allocated(sizes, total)
      const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0)
      expect(sum(takes), JSON.stringify({ sizes, total, takes })).toBe(Math.min(total, sum(sizes)))
      takes.forEach((take, part) => expect(take).toBeLessThanOrEqual(sizes[part] ?? 0))
    }
  })
})
