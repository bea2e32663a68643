import { Worker } from 'node:worker_threads'
import type { Minutes } from '../../shared/protocol/api.ts'

/** Beside the bundled server lies the bundled thread; from sources both are TypeScript, which Node reads through tsx. */
const inSources = import.meta.url.endsWith('.ts')
const file = new URL(inSources ? './minutesWorker.ts' : './minutesWorker.js', import.meta.url)
const throughTsx = `import('tsx/esm/api').then(({ register }) => (register(), import('${file.href}')))`

/** The document before; one is written at a time, so that many requests take no more than one core. */
let before: Promise<unknown> = Promise.resolve()

/**
 * The minutes as a DOCX file, written in a thread of its own: a long one takes half a second, in which no room may
 * stand still. Rejects when the thread fails.
 */
export function writeDocument(minutes: Minutes): Promise<Buffer> {
  const document = before.then(() => inThread(minutes))
  before = document.catch(() => undefined)
  return document
}

function inThread(minutes: Minutes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(inSources ? throughTsx : file, {
      eval: inSources,
      workerData: minutes,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    worker.once('message', (document: Uint8Array) => {
      resolve(Buffer.from(document))
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      reject(new Error('The thread ended without a document.'))
    })
  })
}
