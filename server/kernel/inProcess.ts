import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inSources, programFile } from './programFile.ts'

/** How much a process may take; with more of either it is killed. */
export interface ProcessLimits {
  readonly patienceMs: number
  /** Of the whole process, asked of the system several times a second; where it does not tell, only JavaScript is held to it. */
  readonly memoryMiB: number
}

/** What a process of its own answers: a result, or why there is none. */
type ProcessAnswer<T> = { readonly result: T } | { readonly failed: string }

/** What it says before it has an answer: how far it is. */
interface ProcessSaying {
  readonly step: string
}

/** Who waits for a process: hears how far it is, and may want it no longer. */
export interface ProcessWatch {
  readonly onStep: (step: string) => void
  readonly signal: AbortSignal
}

const LOOK_MS = 100

/** Room for what lives shortly: with half of it a process that computes takes a third longer, with twice as much more memory. */
const YOUNG_MIB = 8

/** How much the heap may grow until it is looked through again: V8's own measure keeps twice as much as is used. */
const GROWING_PERCENT = 30

/**
 * Runs work in a process of its own that is not trusted to end: starts the file, hands it `data` and resolves with its
 * first answer; then, and in every other case, kills it. Rejects when it fails, ends without an answer, or takes more
 * than it may. What asked does not wait for it when it ends itself.
 * @param source the file, as `programFile` takes it; it calls `answerAsProcess`
 */
export async function inProcess<T>(
  source: string,
  data: unknown,
  limits: ProcessLimits,
  watch?: ProcessWatch,
): Promise<T> {
  const child = fork(fileURLToPath(programFile(source)), [], {
    execArgv: [
      ...(inSources ? ['--import', import.meta.resolve('tsx')] : []),
      `--max-old-space-size=${limits.memoryMiB}`,
      `--max-semi-space-size=${YOUNG_MIB}`,
      `--heap-growing-percent=${GROWING_PERCENT}`,
    ],
    serialization: 'advanced',
    // What it would print may quote what it was given.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  try {
    return await answerOf<T>(child, data, source, limits, watch)
  } finally {
    process.off('exit', kill)
    kill()
  }
}

function answerOf<T>(
  child: ChildProcess,
  data: unknown,
  source: string,
  { patienceMs, memoryMiB }: ProcessLimits,
  watch: ProcessWatch | undefined,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let look: NodeJS.Timeout | undefined
  return new Promise<T>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`The process ${source} ${why}.`))
    timer = setTimeout(() => fail('took too long'), patienceMs)
    look = setInterval(() => {
      if (residentMiB(child.pid) > memoryMiB) fail('took too much memory')
    }, LOOK_MS)
    watch?.signal.addEventListener('abort', () => fail('was not wanted any more'), { once: true })
    child.on('message', (answer: ProcessAnswer<T> | ProcessSaying) => {
      if ('step' in answer) watch?.onStep(answer.step)
      else if ('result' in answer) resolve(answer.result)
      else fail(`failed: ${answer.failed}`)
    })
    child.once('error', () => fail('could not be started'))
    child.once('exit', () => fail('ended without an answer'))
    child.send({ data }, (error) => {
      if (error) fail('could not be asked')
    })
  }).finally(() => {
    clearTimeout(timer)
    clearInterval(look)
  })
}

/** What a process holds in memory, in MiB; 0 where the system does not tell. */
function residentMiB(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/**
 * The other end, in the file that was started: answers what it is asked, once, and says before how far it is. It ends itself when what asked is gone,
 * and not as a process usually does, which would wait for what it loaded.
 */
export function answerAsProcess<Question, T>(
  work: (question: Question, say: (step: string) => void) => Promise<T>,
): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  process.once('message', ({ data }: { readonly data: Question }) => {
    const say = (step: string): void => void process.send?.({ step } satisfies ProcessSaying)
    void work(data, say).then(
      (result) => process.send?.({ result } satisfies ProcessAnswer<T>),
      (error: unknown) =>
        process.send?.({
          failed: error instanceof Error ? error.message : 'unknown',
        } satisfies ProcessAnswer<T>),
    )
  })
}
