import { Worker } from 'node:worker_threads'
import { inSources, programFile } from './programFile.ts'

/**
 * Runs long work in a thread of its own, in which no room may stand still: starts the file, hands it `data` and
 * resolves with its first message. Rejects when the thread fails, ends without one, or takes longer than it may.
 * @param source the thread's file, as `programFile` takes it
 * @param patienceMs how long it may take; without one, as long as it likes
 */
export function inThread<T>(source: string, data: unknown, patienceMs?: number): Promise<T> {
  const file = programFile(source)
  const throughTsx = `import('tsx/esm/api').then(({ register }) => (register(), import('${file.href}')))`
  return new Promise((resolve, reject) => {
    const worker = new Worker(inSources ? throughTsx : file, {
      eval: inSources,
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    const late = (): void => {
      reject(new Error(`The thread ${source} took too long.`))
      void worker.terminate()
    }
    const timer = patienceMs === undefined ? undefined : setTimeout(late, patienceMs)
    worker.once('message', (message: T) => {
      resolve(message)
      void worker.terminate()
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error(`The thread ${source} ended without a word.`))
    })
  })
}
