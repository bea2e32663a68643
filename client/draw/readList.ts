// A list of cases out of a file or of what was pasted, in a worker with a time limit.
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { askWorker } from '../kernel/askWorker.ts'
import type { ListAnswer, ListQuestion } from './listWorker.ts'
import listWorker from './listWorker.ts?worker&url'

/** Milliseconds a list may take; 20,000 cases take about two seconds. */
const TIME_LIMIT = 20_000

/** Largest file, in megabytes. */
export const LIST_MEGABYTES = 8

/** Reads a list. Never throws. */
export async function readList(source: File | string): Promise<ListAnswer> {
  if (source instanceof File && source.size > LIST_MEGABYTES * 1024 * 1024)
    return { fault: 'tooLarge' }
  try {
    const bytes =
      source instanceof File
        ? new Uint8Array(await source.arrayBuffer())
        : new TextEncoder().encode(source)
    const question: ListQuestion = { bytes, today: berlinDay(Date.now()) }
    const answer = await askWorker<ListAnswer>(listWorker, question, TIME_LIMIT, [bytes.buffer])
    return typeof answer === 'object'
      ? answer
      : { fault: answer === 'late' ? 'tooLarge' : 'unreadable' }
  } catch {
    return { fault: 'unreadable' }
  }
}
