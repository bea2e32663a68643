// Runs in a thread of its own: writes the document it was started for, hands it over and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { minutesDocx } from './minutesDocx.ts'

parentPort?.postMessage(await minutesDocx(workerData as Minutes))
