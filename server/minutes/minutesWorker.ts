// Runs in a thread of its own: writes the document it was started for, hands it over and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { Minutes } from '../../shared/protocol/api.ts'
import { minutesDocument } from './minutesDocument.ts'

parentPort?.postMessage(await minutesDocument(workerData as Minutes))
