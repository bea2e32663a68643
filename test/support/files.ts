// Files that a person gives to a page, and those a page gives out.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { button, link } from './screen.ts'

/** A file as it is chosen. */
interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Presses what opens the choice of files, by its name, and chooses one. */
export async function chooseFile(
  page: Page,
  opener: string,
  { name, bytes }: ChosenFile,
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, opener).click(),
  ])
  const buffer = Buffer.from(bytes)
  await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

/** Follows a link by its name, and gives the file that comes. */
export async function download(page: Page, name: string | RegExp): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), link(page, name).click()])
  return readFile(await file.path())
}
