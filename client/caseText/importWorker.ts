// Opens a file away from the page, so that one that never ends can be stopped. Nothing leaves the browser.
import type { ReadOutcome } from './readCaseBytes.ts'
import { readFileBytes, type ReadProgress } from './readFileBytes.ts'

export interface ImportRequest {
  readonly name: string
  readonly bytes: Uint8Array
  /** Where what comes of it is told; what a library says in this worker is told elsewhere. */
  readonly answer: MessagePort
}

export type ImportNews = { readonly progress: ReadProgress } | { readonly outcome: ReadOutcome }

self.addEventListener('message', ({ data }: MessageEvent<Partial<ImportRequest>>) => {
  const { name, bytes, answer } = data
  if (name === undefined || !bytes || !answer) return
  const tell = (news: ImportNews): void => answer.postMessage(news)
  void readFileBytes(name, bytes, (progress) => tell({ progress })).then((outcome) =>
    tell({ outcome }),
  )
})
