import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { inThread } from '../kernel/inThread.ts'

/** The document before; one is written at a time, so that many requests take no more than one core. */
let before: Promise<unknown> = Promise.resolve()

/** The minutes as a DOCX file; a long one takes half a second, so it is written in a thread of its own. */
export function writeDocument(minutes: Minutes): Promise<Buffer> {
  const document = before
    .then(() => inThread<Uint8Array>('./minutes/minutesWorker.ts', minutes))
    .then((bytes) => Buffer.from(bytes))
  before = document.catch(() => undefined)
  return document
}
