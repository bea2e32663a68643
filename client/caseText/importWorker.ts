// Opens a file away from the page, so that one that never ends can be stopped. Nothing leaves the browser.
import { readCaseBytes, type ReadOutcome } from './readCaseBytes.ts'

export interface ImportRequest {
  readonly name: string
  readonly bytes: Uint8Array
}

self.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  const outcome: ReadOutcome = readCaseBytes(data.name, data.bytes)
  self.postMessage(outcome)
})
