// The minutes on paper, as the browser prints them.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LAPTOP, Stage } from '../support/stage.ts'

let stage: Stage
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fallwerkstatt-print-'))
  stage = await Stage.open()
  await stage.annotate(await stage.seats(3))
  await stage.reveal()
  await stage.recommendations(await stage.findings())
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true })
})

/** Is there a program that reads what stands on a page? */
const canRead = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** The words of each page. */
async function printed(page: Page): Promise<readonly string[]> {
  const file = join(folder, 'minutes.pdf')
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }))
  return execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f')
}

it.skipIf(!canRead)('the head of a table never stands alone at the foot of a page', async () => {
  const page = await stage.page(
    `/werkstatt/${stage.workshopId}/protokoll`,
    await stage.logIn('facilitator'),
    { viewport: LAPTOP },
  )
  await page.getByRole('table').first().waitFor()
  const alone: number[] = []
  let onTwoPages = 0
  // Pushed down bit by bit, the table begins at every height of the page.
  for (let down = 480; down <= 660; down += 30) {
    await page.evaluate((space) => {
      for (const heading of document.querySelectorAll<HTMLElement>('.minutes h2'))
        if (heading.textContent?.trim() === 'Empfehlungen')
          heading.style.paddingBlockStart = `${space}px`
    }, down)
    const heads = (await printed(page)).filter((words) => words.includes('Woran merken wir es?'))
    if (heads.length > 1) onTwoPages++
    if (heads.some((words) => !words.slice(words.indexOf('Woran merken')).includes('An: ')))
      alone.push(down)
  }
  expect(onTwoPages).toBeGreaterThan(0)
  expect(alone).toEqual([])
})
