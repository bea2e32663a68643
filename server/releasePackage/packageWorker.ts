// Runs in a thread of its own: reads the file it was started for, asks of it all that takes time, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadQuestion } from './packageThread.ts'
import { readAndAsk } from './readAndAsk.ts'

parentPort?.postMessage(readAndAsk(workerData as ReadQuestion))
