// `npm run walk -- --minutes 30 --seed 7`: the long walk; `--sweep` presses everything once. Ends with 1 when
// something was found.
import { parseArgs } from 'node:util'
import { describeFault } from './faults.ts'
import { parts, type Part } from './person.ts'
import { describeReport, sweep, sweepers, walk } from './walker.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    first: { type: 'boolean', default: false },
    sweep: { type: 'boolean', default: false },
    who: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
const seed = Number(values.seed)
const known: Readonly<Record<string, Part>> = parts
const who = values.who?.split(',').map((name) => known[name])
if (!(minutes > 0) || !Number.isInteger(seed) || who?.includes(undefined)) {
  console.error(
    `--minutes takes a number above 0, --seed a whole number, --who names out of ${Object.keys(parts).join(',')}`,
  )
  process.exit(2)
}

const say = (line: string) => console.log(line)
const options = {
  seed,
  say,
  stopAtFault: values.first,
  ...(values.trace ? { trace: say } : {}),
}
const people = who?.filter((part) => part !== undefined) ?? Object.values(sweepers).flat()
console.log(values.sweep ? `seed ${seed}` : `seed ${seed}, ${minutes} minutes`)
const report = await (values.sweep ? sweep(people, options) : walk({ ...options, minutes }))
console.log(`\n${describeReport(report)}`)
for (const fault of report.faults) console.log(describeFault(fault))
process.exit(report.faults.length === 0 ? 0 : 1)
