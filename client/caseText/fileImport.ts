// A chosen file becomes a source text. The file is read in this browser only, in a worker with a time limit.
import type { CaseSource } from '../../shared/caseText/parse.ts'
import type { HiddenText } from './hiddenText.ts'
import type { ImportFault } from './importFault.ts'
import { importFaultText, importWarningSentence } from './importText.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { ImportNews, ImportRequest } from './importWorker.ts'
import importWorker from './importWorker.ts?worker&url'
import { FILE_LIMIT, type ReadOutcome } from './readCaseBytes.ts'
import type { ReadProgress } from './readFileBytes.ts'

/** Milliseconds a file may take. */
const TIME_LIMIT = 20_000

/** A source for `parseSource` with German sentences about what was left out, or why there is none and what to do. */
export type FileImport =
  | {
      readonly ok: true
      readonly source: CaseSource
      readonly warnings: readonly string[]
      /** What does not stand in the running text (IM12). */
      readonly hidden: readonly HiddenText[]
    }
  | { readonly ok: false; readonly title: string; readonly next: string }

/** What a person sees and does while a file is being read. */
export interface Reading {
  readonly onProgress?: (progress: ReadProgress) => void
  /** Ends the reading at once. */
  readonly signal?: AbortSignal
}

/** Reads a file with text in it; undefined if it was stopped. Never throws. */
export async function readCaseFile(
  file: File,
  { onProgress, signal }: Reading = {},
): Promise<FileImport | undefined> {
  if (file.size > FILE_LIMIT) return refusal('tooLarge')
  let outcome: ReadOutcome | 'stopped'
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    outcome = await readInWorker({ name: file.name, bytes }, onProgress, signal)
  } catch {
    return refusal('failed')
  }
  if (outcome === 'stopped') return undefined
  if (!outcome.ok) return refusal(outcome.fault)
  // What is listed with its words is said once it is decided.
  const listed: ReadonlySet<string> = new Set(outcome.hidden.map(({ kind }) => kind))
  const said = outcome.warnings.filter((warning) => !listed.has(warning))
  const { source, hidden, named } = outcome
  return {
    ok: true,
    source,
    hidden,
    warnings: said.map((warning) => importWarningSentence(warning, named?.[warning])),
  }
}

const refusal = (fault: ImportFault): FileImport => ({ ok: false, ...importFaultText[fault] })

function readInWorker(
  request: Omit<ImportRequest, 'answer'>,
  onProgress: Reading['onProgress'],
  signal: AbortSignal | undefined,
): Promise<ReadOutcome | 'stopped'> {
  const worker = new Worker(scriptUrl(importWorker), { type: 'module' })
  const { port1: heard, port2: answer } = new MessageChannel()
  let timer: ReturnType<typeof setTimeout> | undefined
  return new Promise<ReadOutcome | 'stopped'>((resolve) => {
    const fail = (): void => resolve({ ok: false, fault: 'failed' })
    timer = setTimeout(() => resolve({ ok: false, fault: 'timeout' }), TIME_LIMIT)
    heard.onmessage = ({ data }: MessageEvent<ImportNews>) => {
      if ('progress' in data) return onProgress?.(data.progress)
      resolve(data.outcome)
    }
    heard.onmessageerror = fail
    worker.addEventListener('error', fail)
    signal?.addEventListener('abort', () => resolve('stopped'))
    if (signal?.aborted) resolve('stopped')
    const whole: ImportRequest = { ...request, answer }
    worker.postMessage(whole, [request.bytes.buffer, answer])
  }).finally(() => {
    clearTimeout(timer)
    worker.terminate()
    heard.close()
  })
}
