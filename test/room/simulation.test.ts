import { expect, it } from 'vitest'
import { simulate, type SimulationReport } from './simulation.ts'

/** `SEEDS=20000 npm run sim` for more; `SEED=17 npm run sim` replays one. */
const only = process.env['SEED']
const seeds = only === undefined ? Number(process.env['SEEDS'] ?? 300) : 1
const first = only === undefined ? 1 : Number(only)

it(
  `[SI1] ${String(seeds)} simulated days from seed ${String(first)} keep every promise`,
  { timeout: 3_600_000 },
  () => {
    const reports: SimulationReport[] = []
    for (let seed = first; seed < first + seeds; seed++) {
      let report: SimulationReport
      try {
        report = simulate({ seed })
      } catch (error) {
        throw new Error(`seed ${String(seed)}: replay with SEED=${String(seed)} npm run sim`, {
          cause: error,
        })
      }
      expect(
        report.violations,
        `seed ${String(seed)}: replay with SEED=${String(seed)} npm run sim`,
      ).toEqual([])
      reports.push(report)
    }
    const sum = (of: (report: SimulationReport) => number) =>
      reports.reduce((total, report) => total + of(report), 0)
    console.log(
      `simulation: seeds ${String(first)}–${String(first + seeds - 1)}, ${String(sum((r) => r.commands))} commands, ` +
        `${String(sum((r) => r.accepted))} accepted, ${String(sum((r) => r.ballots))} ballots, ${String(sum((r) => r.reveals))} reveals, ` +
        `${String(sum((r) => r.reconnects))} reconnects, ${String(sum((r) => r.restarts))} restarts`,
    )
    // The days must not be empty, or the promises above are worth nothing.
    if (only === undefined) {
      expect(sum((report) => report.accepted)).toBeGreaterThan(seeds * 15)
      expect(sum((report) => report.reveals)).toBeGreaterThan(seeds / 10)
      expect(sum((report) => report.restarts)).toBeGreaterThan(seeds / 2)
    }
  },
)

it('[SI2] finds a missing filter', () => {
  const found = [1, 2, 3].flatMap(
    (seed) => simulate({ seed, rules: { audience: () => ({ channel: 'room' }) } }).violations,
  )
  expect(found).toContain('foreign text before the reveal')
  expect(found).toContain('a private event reached another seat')
})
