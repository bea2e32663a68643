// A chosen file becomes a source text. The file is read in this browser only, in a worker with a time limit.
import type { CaseSource } from '../../shared/caseText/parse.ts'
import type { HiddenText } from './hiddenText.ts'
import type { ImportFault } from './importFault.ts'
import { importFaultText, importWarningText } from './importText.ts'
import { scriptUrl } from '../kernel/scriptUrl.ts'
import type { ImportRequest } from './importWorker.ts'
import importWorker from './importWorker.ts?worker&url'
import { FILE_LIMIT, type ReadOutcome } from './readCaseBytes.ts'

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

/** Reads a Markdown, text, Word or OpenDocument file. Never throws. */
export async function readCaseFile(file: File): Promise<FileImport> {
  if (file.size > FILE_LIMIT) return refusal('tooLarge')
  let outcome: ReadOutcome
  try {
    outcome = await readInWorker({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })
  } catch {
    return refusal('failed')
  }
  if (!outcome.ok) return refusal(outcome.fault)
  // What is listed with its words is said once it is decided.
  const listed: ReadonlySet<string> = new Set(outcome.hidden.map(({ kind }) => kind))
  const said = outcome.warnings.filter((warning) => !listed.has(warning))
  return { ...outcome, warnings: said.map((warning) => importWarningText[warning]) }
}

const refusal = (fault: ImportFault): FileImport => ({ ok: false, ...importFaultText[fault] })

function readInWorker(request: ImportRequest): Promise<ReadOutcome> {
  const worker = new Worker(scriptUrl(importWorker), { type: 'module' })
  return new Promise<ReadOutcome>((resolve) => {
    const timer = setTimeout(() => resolve({ ok: false, fault: 'timeout' }), TIME_LIMIT)
    const finish = (outcome: ReadOutcome): void => {
      clearTimeout(timer)
      resolve(outcome)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<ReadOutcome>) => finish(data))
    worker.addEventListener('error', () => finish({ ok: false, fault: 'failed' }))
    worker.addEventListener('messageerror', () => finish({ ok: false, fault: 'failed' }))
    worker.postMessage(request, [request.bytes.buffer])
  }).finally(() => worker.terminate())
}
