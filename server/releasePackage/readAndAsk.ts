import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'
import { lookUp } from '../../shared/kernel/lookUp.ts'
import { contradictionIn } from '../../shared/releasePackage/received.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import type { ReadAndAsked, Reading, ReadQuestion } from './packageThread.ts'
import { readPackage, type ReadFile } from './readPackage.ts'
import { isSignedBy } from './signature.ts'
import { namedInPackage } from './wordingCheck.ts'

/** Reads a file and asks of it all that can be asked of it alone; takes its time (`packageThread.ts`). */
export function readAndAsk(question: ReadQuestion): Reading {
  const { text, keys, offices } = question
  const read = readPackage(text)
  if (!read.ok) return read
  const { file, content, hash } = read.value
  const key = lookUp(keys, file.signature.key)
  const isSigned = key !== undefined && isSignedBy(file, key, content)
  // What was not signed is not worth the time.
  const found = isSigned ? askedOf(file, question) : NOTHING
  return { ok: true, value: { file, hash, isSigned, offices, ...found } }
}

type Asked = Pick<ReadAndAsked, 'contradiction' | 'named'>
const NOTHING: Asked = { contradiction: null, named: null }

/** What a package contradicts and names; a withdrawal does neither. */
function askedOf(file: ReadFile['file'], { catalogues, offices }: ReadQuestion): Asked {
  if (!('package' in file)) return NOTHING
  const content = asNow(file.package)
  const held = catalogues.map((body) => catalogueSchema.parse(JSON.parse(body)))
  return {
    contradiction: contradictionIn(content, held) ?? null,
    named: namedInPackage(content, offices),
  }
}
