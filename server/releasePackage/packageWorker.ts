// Runs in a thread of its own: reads the file it was started for, asks about its signature, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import type { Reading, ReadQuestion } from './packageThread.ts'
import { readPackage } from './readPackage.ts'
import { isSignedBy } from './signature.ts'

const { text, keys } = workerData as ReadQuestion
const read = readPackage(text)
const answer = (): Reading => {
  if (!read.ok) return read
  const { file } = read.value
  const key = lookUp(keys, file.signature.key)
  return {
    ok: true,
    value: { ...read.value, isSigned: key !== undefined && isSignedBy(file, key) },
  }
}
parentPort?.postMessage(answer())
