import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { commandSchema, type CommandType } from '../../shared/room/command.ts'
import { read } from '../architecture/sources.ts'
import { plantedClientFaults } from './plantedClientFaults.ts'
import { plantedFaults } from './plantedFaults.ts'
import { simulate, type SimulationReport } from './simulation.ts'

/** `SEEDS=100000 npm run sim` for more; `SEED=17 npm run sim` replays one. */
const only = process.env['SEED']
const seeds = only === undefined ? Number(process.env['SEEDS'] ?? 1000) : 1
const first = only === undefined ? 1 : Number(only)
const allTypes = commandSchema.options.map(({ shape }) => shape.type.value)

/** Days after which a planted fault must have been found. */
const PATIENCE = 300

/** Days in one turn of the event loop: what a day leaves to the next turn keeps the whole day in memory until then. */
const TURN = 50

const replay = (seed: number) =>
  `seed ${String(seed)}: replay with SEED=${String(seed)} npm run sim`

/** What many days did together. Only the sums are kept, so that a hundred thousand days fit in memory. */
class Tally {
  commands = 0
  ballots = 0
  reveals = 0
  reconnects = 0
  restarts = 0
  readonly accepted = new Map<CommandType, number>()
  readonly neighbours = { shared: 0, expected: 0 }

  add(report: SimulationReport): void {
    this.commands += report.commands
    this.ballots += report.ballots
    this.reveals += report.reveals
    this.reconnects += report.reconnects
    this.restarts += report.restarts
    this.neighbours.shared += report.neighbours.shared
    this.neighbours.expected += report.neighbours.expected
    for (const [type, count] of report.accepted)
      this.accepted.set(type, (this.accepted.get(type) ?? 0) + count)
  }

  /** Standard deviations by which neighbours share their writer more often than by chance, about. */
  get linkage(): number {
    const { shared, expected } = this.neighbours
    return (shared - expected) / Math.sqrt(Math.max(1, expected))
  }
}

function day(options: Parameters<typeof simulate>[0]): SimulationReport {
  const report = simulate(options)
  if (report.broken !== undefined) throw new Error(replay(options.seed), { cause: report.broken })
  return report
}

it(
  `[SI1] ${String(seeds)} simulated days from seed ${String(first)} keep every promise`,
  { timeout: 36_000_000 },
  async () => {
    const tally = new Tally()
    for (let seed = first; seed < first + seeds; seed++) {
      if (seed % TURN === 0) await nextTurn()
      const report = day({ seed })
      expect(report.violations, replay(seed)).toEqual([])
      tally.add(report)
    }
    const accepted = [...tally.accepted.values()].reduce((sum, count) => sum + count, 0)
    console.log(
      `simulation: seeds ${String(first)}–${String(first + seeds - 1)}, ${String(tally.commands)} commands, ` +
        `${String(accepted)} accepted, ${String(tally.ballots)} ballots, ${String(tally.reveals)} reveals, ` +
        `${String(tally.reconnects)} reconnects, ${String(tally.restarts)} restarts, ` +
        `${String(tally.neighbours.shared)} neighbours share their writer (${tally.neighbours.expected.toFixed(0)} by chance)`,
    )
    if (only !== undefined) return
    // The days must not be empty, or the promises above are worth nothing.
    expect(accepted).toBeGreaterThan(seeds * 15)
    expect(tally.reveals).toBeGreaterThan(seeds / 10)
    expect(tally.restarts).toBeGreaterThan(seeds / 2)
    if (seeds >= 1000)
      expect(
        allTypes.filter((type) => !tally.accepted.has(type)),
        'never accepted',
      ).toEqual([])
    // Five standard deviations: not once in a million runs by chance, and far exceeded by any order that is kept.
    expect(tally.linkage).toBeLessThan(5)
  },
)

/** Rules of the room without a fault above, and why. */
const notPlanted: Readonly<Record<string, string>> = {
  RO10: 'room.spec.test.ts, test/e2e/steerSafely.test.ts: no line of these days stands still for ten seconds',
  RV3: 'is planted in a test of its own below, because a single day proves nothing',
  AG2: 'test/agreement/: is arithmetic',
  AG3: 'test/agreement/: is arithmetic',
  AG4: 'test/agreement/: is arithmetic',
  AG5: 'test/agreement/kept.test.ts: whoever wrote which note, four hundred rooms dealt anew',
  AG6: 'traffic.test.ts: agreement does not exist before the event of the reveal',
  AG7: 'test/annotation/overallText.test.ts, test/e2e/talk.test.ts: is about words',
  PH8: 'room.spec.test.ts: what a step had left is a sum over a day',
  PH10: 'room.spec.test.ts: hands and see-tests leave no trace in the log',
  PH11: 'test/server/heldDay.test.ts: the day stands in a row outside the room',
  VO11: 'test/server/copiedFiles.test.ts: is about files, and these days have none',
  VO12: 'test/server/copiedFiles.test.ts: is about a key in a file',
  VO14: 'nameless.spec.test.ts: says what does not exist',
  VO15: 'test/vote/: is kept on the device, before the room hears anything',
  KS4: 'proposals.spec.test.ts: is held by the revisions of RO5',
  SR7: 'test/structureRating/, test/server/structureRating.test.ts: is about other days',
  SR8: 'test/server/structureRating.test.ts: is about other days',
  SR10: 'test/server/structureRating.test.ts: is about other days',
  SR9: 'withoutCase.spec.test.ts, test/server/structureWorkshop.test.ts: the room of these days reads a case',
  SR6: 'test/structureRating/: what stays of a workshop is no matter of its day',
  BI5: 'test/sharedText/: a text so large does not come about in a day',
  BI6: 'test/server/join.test.ts: so many do not come in a day',
  BI7: 'room.spec.test.ts: so much is not written in a day',
  BI8: 'storedEvents.test.ts, test/server/damagedRoom.test.ts: these days damage no log',
}

/** Sections of shared/README.md whose rules a simulated day can break. */
const ofTheRoom = ['RO', 'RV', 'AG', 'PH', 'VO', 'KS', 'SR', 'BI']

it('[SI2] every rule of the room has a planted fault, or stands here with its reason', () => {
  const rules = [...read('shared/README.md').matchAll(/\*\*(([A-Z]+)\d+)\*\*/g)]
    .filter(([, , kind]) => ofTheRoom.includes(kind ?? ''))
    .map(([, rule]) => rule ?? '')
  const planted = new Set(plantedFaults.map(({ rule }) => rule))
  expect(rules.length).toBeGreaterThan(40)
  expect(rules.filter((rule) => !planted.has(rule)).sort()).toEqual(Object.keys(notPlanted).sort())
})

describe('[SI2] finds what is planted', () => {
  it.each([...plantedFaults, ...plantedClientFaults])(
    '$rule: $what',
    { timeout: 120_000 },
    ({ options, found }) => {
      for (let seed = 1; seed <= PATIENCE; seed++) {
        const { violations } = simulate({ seed, ...options() })
        if (violations.includes(found)) return
      }
      expect.fail(`not found in ${String(PATIENCE)} days`)
    },
  )

  it('RV3: keeps the order of writing', { timeout: 120_000 }, () => {
    const tally = new Tally()
    for (let seed = 1; seed <= PATIENCE; seed++) {
      tally.add(day({ seed, shuffle: (items) => [...items] }))
      if (tally.linkage > 5) return
    }
    expect.fail(`linkage only ${tally.linkage.toFixed(1)} in ${String(PATIENCE)} days`)
  })
})
