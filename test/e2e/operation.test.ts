// What the administrator of the installation has to know: a clock that leapt, and a vote whose key is gone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { JUMP_MS } from '../../server/db/clockGuard.ts'
import { newId } from '../../shared/kernel/id.ts'
import { button, sound, soundOnBoth, tabTo } from '../support/screen.ts'
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

describe('[VO12] a vote whose key is gone', () => {
  it('is void on every screen, says why, and can be asked again', async () => {
    await stage.openWorkshop()
    await stage.deliver()
    await stage.enter('keySituations')
    const facilitation = await stage.facilitation()
    const options = await stage.keySituations(2)
    const id = newId()
    // As after a move without the keys: there is a box that cannot be opened.
    stage.server.deps.sqlite
      .prepare("INSERT INTO ballot_box VALUES (?, ?, x'')")
      .run(stage.workshopId, id)
    const phone = await stage.seatPage({ viewport: PHONE })
    const cockpit = await stage.cockpit()
    const beamer = await stage.projector()
    const vote = { kind: 'keySituation' as const, subjectId: null, dots: 1, cumulative: false }
    await facilitation.must({ type: 'openVote', vote: { ...vote, id, options } })
    for (const page of [phone, cockpit, beamer])
      await page.getByText('Die Abstimmung ist ungültig.').first().waitFor()
    await soundOnBoth(phone, 'vote-void')
    await sound(beamer, 'vote-void-beamer')
    await cockpit.getByText('Noch einmal abstimmen lassen').click()
    await button(cockpit, 'Abstimmung eröffnen').click()
    await phone.getByRole('checkbox').first().waitFor()
    await soundOnBoth(cockpit, 'vote-again')
    for (const page of [phone, cockpit, beamer]) await page.context().close()
  })
})
