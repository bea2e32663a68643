// A list of cases out of a file or of what was pasted, in a worker with a time limit.
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { ListAnswer, ListQuestion } from './listWorker.ts'
import listWorker from './listWorker.ts?worker&url'

/** Milliseconds a list may take; 20,000 cases take about two seconds. */
const TIME_LIMIT = 20_000

/** Largest file, in bytes. */
const LIST_BYTES = 8 * 1024 * 1024

/** Reads a list. Never throws. */
export async function readList(source: File | string): Promise<ListAnswer> {
  if (source instanceof File && source.size > LIST_BYTES) return { fault: 'tooLarge' }
  try {
    const bytes =
      source instanceof File
        ? new Uint8Array(await source.arrayBuffer())
        : new TextEncoder().encode(source)
    return await inWorker({ bytes, today: berlinDay(Date.now()) })
  } catch {
    return { fault: 'unreadable' }
  }
}

function inWorker(question: ListQuestion): Promise<ListAnswer> {
  const worker = new Worker(scriptUrl(listWorker), { type: 'module' })
  return new Promise<ListAnswer>((resolve) => {
    const timer = setTimeout(() => resolve({ fault: 'tooLarge' }), TIME_LIMIT)
    const finish = (answer: ListAnswer): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<ListAnswer>) => finish(data))
    worker.addEventListener('error', () => finish({ fault: 'unreadable' }))
    worker.addEventListener('messageerror', () => finish({ fault: 'unreadable' }))
    worker.postMessage(question, [question.bytes.buffer])
  }).finally(() => worker.terminate())
}
