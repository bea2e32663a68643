// Reads a list of cases away from the page, so that a file that never ends can be stopped. Nothing leaves the browser.
import { MOST_LISTED } from '../../shared/draw/draw.schema.ts'
import { readFrame, type FrameAnswer } from '../../shared/draw/frame.ts'
import {
  readTable,
  TableError,
  type TableBounds,
  type TableFault,
} from '../../shared/officeImport/table.ts'

export interface ListQuestion {
  readonly bytes: Uint8Array
  /** YYYY-MM-DD: what is closed later is open. */
  readonly today: string
}
export type ListAnswer = FrameAnswer | { readonly fault: TableFault }

/** A list of the largest office with headings, and as many cells as a table of cases has. */
const bounds: TableBounds = {
  rows: MOST_LISTED + 20,
  bytes: 64 * 1024 * 1024,
  tags: 4_000_000,
}

async function answerTo({ bytes, today }: ListQuestion): Promise<ListAnswer> {
  try {
    return readFrame(await readTable(bytes, bounds), today)
  } catch (error) {
    return { fault: error instanceof TableError ? error.fault : 'unreadable' }
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ListQuestion>) => {
  void answerTo(data).then((answer) => self.postMessage(answer))
})
