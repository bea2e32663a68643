// What whoever looks after the installation has to know: a clock that leapt, and a vote whose key is gone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JUMP_MS } from '../../server/clockGuard.ts'
import { button, soundOnBoth, tabTo } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

describe('[CP3] a clock that leapt', () => {
  it('is told to the administration on its home page, and confirmed there by keyboard', async () => {
    const { sqlite, guard } = stage.server.deps
    sqlite.prepare('UPDATE known_time SET at = at - ?').run(JUMP_MS + 60_000)
    const page = await stage.page('/amt', await stage.logIn('administrator'), { viewport: PHONE })
    await button(page, 'Die Uhr stimmt').waitFor()
    await soundOnBoth(page, 'clock-leapt')
    await tabTo(page, button(page, 'Die Uhr stimmt'), 60)
    await page.keyboard.press('Enter')
    await button(page, 'Die Uhr stimmt').waitFor({ state: 'detached' })
    // The keyboard stays where it was, at what the page says now.
    await page.locator(':focus', { hasText: 'Die Uhr ist bestätigt.' }).waitFor()
    expect(guard.leap()).toBeNull()
    await page.reload()
    await page.getByText('Bestand').waitFor()
    expect(await button(page, 'Die Uhr stimmt').count()).toBe(0)
    await page.context().close()
  })
})
