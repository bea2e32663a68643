import { scriptUrl } from './scriptUrl.ts'

/**
 * Asks a worker one question and ends it. `late` if it takes longer than so many milliseconds, `broken` if it cannot be
 * started or answers with nothing that can be read. Never throws.
 */
export async function askWorker<A extends object | null>(
  url: string,
  question: unknown,
  limitMs: number,
  transfer: Transferable[] = [],
): Promise<A | 'late' | 'broken'> {
  let worker: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const asked = (worker = new Worker(scriptUrl(url), { type: 'module' }))
    return await new Promise<A | 'late' | 'broken'>((resolve) => {
      timer = setTimeout(() => resolve('late'), limitMs)
      asked.addEventListener('message', ({ data }: MessageEvent<A>) => resolve(data))
      asked.addEventListener('error', () => resolve('broken'))
      asked.addEventListener('messageerror', () => resolve('broken'))
      asked.postMessage(question, transfer)
    })
  } catch {
    return 'broken'
  } finally {
    clearTimeout(timer)
    worker?.terminate()
  }
}
