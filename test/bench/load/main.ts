// A client process: reads one task from its input, does it, says what it found on the last line.
import { readFileSync } from 'node:fs'
import { perform, type Task } from './tasks.ts'

const task = JSON.parse(readFileSync(0, 'utf8')) as Task
console.log(JSON.stringify(await perform(task)))
process.exit(0)
