// `npm run walk -- --minutes 30 --seed 7`: the long walk. Ends with 1 when something was found.
import { parseArgs } from 'node:util'
import { describeFault, sweep, walk } from './walker.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    first: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
const seed = Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('--minutes takes a number above 0, --seed a whole number')
  process.exit(2)
}

console.log(`seed ${seed}, ${minutes} minutes`)
const say = (line: string) => console.log(line)
const report = await (values.sweep ? sweep : walk)({
  seed,
  minutes,
  say,
  stopAtFault: values.first,
})
console.log(
  `\nseed ${seed}: ${report.acts} acts on ${report.controls} different controls, ${report.days} days, ` +
    `${report.minutes.toFixed(1)} minutes, ${report.faults.length} faults`,
)
for (const fault of report.faults) console.log(describeFault(fault))
process.exit(report.faults.length === 0 ? 0 : 1)
