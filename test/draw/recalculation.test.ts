import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partCommitment, seedOfParts } from '../../shared/draw/draw.ts'
import { drawProtocolSchema, type Draw, type DrawProtocol } from '../../shared/draw/draw.schema.ts'
import {
  drawListOf,
  drawListText,
  listCommitment,
  newPartValue,
  newSalt,
  partsOf,
  type DrawList,
} from '../../shared/draw/drawList.ts'
import { protocolOf, PYTHON } from '../../shared/draw/protocol.ts'
import { listedAt, recalculated } from '../../shared/draw/recalculation.ts'
import { newId } from '../../shared/kernel/id.ts'

const list = (division: 'none' | 'year'): DrawList =>
  drawListOf(
    Array.from({ length: 90 }, (_, at) => ({
      number: `51/${String(at).padStart(4, '0')}`,
      year: 2022 + (at % 3),
      result: null,
      exclusion: at === 7 ? ('press' as const) : null,
    })),
    division,
    newSalt(),
  )

const [office, facilitation] = [newPartValue(), newPartValue()]

function drawOf(from: DrawList, change: Partial<Draw> = {}): Draw {
  const parties = change.seedKind !== 'dice'
  return {
    ...{ id: newId(), number: 2, announcedOn: '2026-11-28', drawnOn: '2026-11-29' },
    ...{ commitment: listCommitment(from), rule: 'drawnOnly', seedKind: 'parties' },
    strata: partsOf(from).map(({ facts }) => ({ ...facts, take: 3 })),
    parts: {
      office: { commitment: partCommitment('office', office), value: parties ? office : null },
      facilitation: {
        commitment: partCommitment('facilitation', facilitation),
        value: parties ? facilitation : null,
      },
    },
    ...{ seed: seedOfParts(office, facilitation), excluded: [], discarded: null },
    ...change,
  }
}

function protocol(draw: Draw): DrawProtocol {
  const earlier: Draw = {
    ...draw,
    ...{ number: 1, seed: null, drawnOn: null },
    discarded: { on: '2026-11-27', reason: 'listWrong' },
  }
  const made = protocolOf(
    draw,
    { draws: [draw, earlier], cases: { random: 1, additional: 2 } },
    { office: 'Jugendamt Probe', procedure: 'Verfahren 1' },
  )
  return drawProtocolSchema.parse(made)
}

const leftOut = (draw: Draw, stratum: number, place: number): Draw => {
  const position = protocol(draw).strata[stratum - 1]?.order[place] ?? 0
  const excluded = { stratum, position, reason: 'open' as const, since: false, on: '2026-11-30' }
  return { ...draw, excluded: [...draw.excluded, excluded] }
}

describe('[DR8] a draw repeated from its protocol', () => {
  const held = list('year')
  const whole = protocol(leftOut(leftOut(drawOf(held), 2, 0), 2, 3))

  it('holds in every way, and says what it cannot ask without a list', () => {
    expect(recalculated(whole, held).map(({ holds }) => holds)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(recalculated(whole, undefined).filter(({ holds }) => holds === null)).toHaveLength(2)
    const rolled = drawOf(held, { seedKind: 'dice', seed: '351624351624351624351624' })
    expect(recalculated(protocol(rolled), held).map(({ id, holds }) => [id, holds])).toEqual([
      ...[
        ['list', true],
        ['strata', true],
        ['dice', null],
        ['order', true],
        ['cases', true],
      ],
    ])
  })

  it('[DR6] gives the next of the order for each that was left out', () => {
    const [, second] = whole.strata
    expect(second?.cases).toEqual([1, 2, 4].map((at) => second?.order[at]))
    expect(whole.strata[0]?.cases).toEqual(whole.strata[0]?.order.slice(0, 3))
  })

  it('[DR7] names the draws before that do not count', () => {
    expect(whole.earlierDraws).toMatchObject([{ number: 1, reason: 'listWrong', drawnOn: null }])
    expect(whole.additionalCases).toBe(2)
  })

  const [first] = whole.strata
  const other = drawListOf(held.cases.slice(1), 'year', held.salt)
  it.each<readonly [string, Partial<DrawProtocol>, DrawList, readonly string[]]>([
    ['a case that was taken out of the list', {}, other, ['list', 'strata']],
    ['another seed', { seed: `${whole.seed}0` }, held, ['parts', 'order', 'cases']],
    [
      'two places of the order exchanged',
      {
        strata: whole.strata.map((part, at) =>
          at === 0
            ? { ...part, order: [part.order[1] ?? 0, part.order[0] ?? 0, ...part.order.slice(2)] }
            : part,
        ),
      },
      held,
      ['order'],
    ],
    [
      'a case that was not drawn',
      {
        strata: whole.strata.map((part, at) =>
          at === 0 ? { ...part, cases: [first?.order[9] ?? 0, ...part.cases.slice(1)] } : part,
        ),
      },
      held,
      ['cases'],
    ],
    ['a seed of two parties without their parts', { parts: null }, held, ['parts']],
    ['a seed that is said to be rolled', { seedKind: 'dice' }, held, ['dice']],
    ['an exclusion that is not told', { excludedAfter: [] }, held, ['cases']],
    [
      'fewer excluded before than stand in the list',
      {
        strata: whole.strata.map((part) => ({
          ...part,
          excludedBefore: { courtCase: 0, staffConcerned: 0, press: 0 },
        })),
      },
      held,
      ['strata'],
    ],
  ])('finds %s', (_what, change, from, broken) => {
    const found = recalculated({ ...whole, ...change }, from)
    expect(found.filter(({ holds }) => holds === false).map(({ id }) => id)).toEqual(broken)
  })

  it('is of parts that can be laid down: each once, and none that is longer than a list', () => {
    const [part] = whole.strata
    if (!part) throw new Error('no part')
    for (const strata of [[part, part], [{ ...part, take: part.size + 1 }]])
      expect(drawProtocolSchema.safeParse({ ...whole, strata }).success).toBe(false)
    const large = (year: number) => ({ ...part, year, size: 15_000 })
    const strata = [large(2020), large(2021)]
    expect(drawProtocolSchema.safeParse({ ...whole, strata }).success).toBe(false)
  })

  it('says which case stands at a position', () => {
    const stratum = 2
    const [position = 0] = whole.strata[1]?.cases ?? []
    const found = listedAt(held, { stratum, position })
    expect(found).toBe(partsOf(held)[1]?.drawable[position - 1])
    expect(found?.year).toBe(2023)
  })
})

const python = spawnSync('python3', ['--version']).status === 0

describe.skipIf(!python)(
  '[DR8] the ten lines of Python in the protocol (skipped where there is no python3)',
  () => {
    const run = (from: DrawList, content: DrawProtocol): string => {
      const folder = mkdtempSync(join(tmpdir(), 'draw-'))
      try {
        const at = (name: string) => join(folder, name)
        writeFileSync(at('draw.py'), PYTHON)
        writeFileSync(at('protocol.json'), JSON.stringify(content))
        writeFileSync(at('list.txt'), drawListText(from))
        const paths = ['draw.py', 'protocol.json', 'list.txt'].map(at)
        return execFileSync('python3', paths, { encoding: 'utf8' })
      } finally {
        rmSync(folder, { recursive: true })
      }
    }

    it('are ten, and come to the same order, cases and list', () => {
      expect(PYTHON.trimEnd().split('\n')).toHaveLength(10)
      // Spaces at the start of a line are lost on the way out of a PDF, and longer lines do not fit on A4.
      expect(PYTHON).not.toMatch(/^\s/m)
      expect(Math.max(...PYTHON.split('\n').map(({ length }) => length))).toBeLessThan(106)
      for (const division of ['none', 'year'] as const) {
        const from = list(division)
        const draw = leftOut(drawOf(from), 1, 1)
        const lines = run(from, protocol(draw)).trimEnd().split('\n')
        expect(lines).toEqual([...draw.strata.map(() => 'True True'), 'True'])
      }
    })

    it('say so if one of them is another', () => {
      const from = list('none')
      const content = protocol(drawOf(from))
      expect(run(from, { ...content, seed: `${content.seed}1` })).toBe('False False\nTrue\n')
      expect(run(list('none'), content)).toBe('True True\nFalse\n')
    })
  },
)
