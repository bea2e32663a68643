// Runs in a thread of its own: reads the file it was started for, asks of it all that takes time, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import { contradictionIn } from '../../shared/releasePackage/received.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import type { Reading, ReadQuestion } from './packageThread.ts'
import { readPackage } from './readPackage.ts'
import { isSignedBy } from './signature.ts'
import { namedInPackage } from './wordingCheck.ts'

const { text, keys, catalogues, offices } = workerData as ReadQuestion
const read = readPackage(text)

/** What a package contradicts and names; a withdrawal does neither. */
function asked(file: Extract<typeof read, { ok: true }>['value']['file']) {
  if (!('package' in file)) return { contradiction: null, named: null }
  const content = asNow(file.package)
  const held = catalogues.map((body) => catalogueSchema.parse(JSON.parse(body)))
  return {
    contradiction: contradictionIn(content, held) ?? null,
    named: namedInPackage(content, offices),
  }
}

function answer(): Reading {
  if (!read.ok) return read
  const { file } = read.value
  const key = lookUp(keys, file.signature.key)
  const isSigned = key !== undefined && isSignedBy(file, key)
  // What was not signed is not worth the time.
  const found = isSigned ? asked(file) : { contradiction: null, named: null }
  return { ok: true, value: { ...read.value, isSigned, offices, ...found } }
}
parentPort?.postMessage(answer())
