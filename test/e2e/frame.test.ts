import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import {
  button,
  heading,
  link,
  pause,
  saveAbove,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let named: Page
let phone: Page

/** Joins by the form, as a person does. */
async function join(page: Page, code: string, name: string | null): Promise<void> {
  await page.getByLabel('Code der Fallwerkstatt').fill(code)
  if (name !== null) {
    await page.getByLabel('Mit einem eigenen Namen').check()
    await page.getByLabel('Name in der Raumliste').fill(name)
  }
  await button(page, 'Beitreten').click()
}

beforeAll(async () => {
  stage = await Stage.open()
  cockpit = await stage.cockpit()
})
afterAll(() => stage.close())

describe('the frame of the day', () => {
  it('lets people in by code: wrong ones are told at the field, a typed name reaches the room list only', async () => {
    named = await stage.page('/')
    await sound(named, 'join')
    await join(named, 'AAAA-AAAA', 'Ute')
    await named.getByText('Dieser Code gilt nicht oder nicht mehr.').waitFor()
    expect(await named.getByLabel('Code der Fallwerkstatt').inputValue()).toBe('AAAA-AAAA')
    await join(named, stage.seeded.code.toLowerCase(), 'Ute')
    await heading(named, 'Sie warten auf Einlass').waitFor()
    expect(named.url()).not.toContain('Ute')
    await sound(named, 'waiting')

    phone = await stage.page(`/#${stage.seeded.code}`, new Map(), { viewport: PHONE })
    await button(phone, 'Beitreten').waitFor()
    expect(phone.url()).not.toContain(stage.seeded.code)
    await sound(phone, 'join-phone')
    // By keyboard alone: from the code to the button.
    await phone.getByLabel('Code der Fallwerkstatt').focus()
    await phone.keyboard.press('Enter')
    await heading(phone, 'Sie warten auf Einlass').waitFor()
  })

  it('shows who waits, admits all, and opens the workshop', async () => {
    await heading(cockpit, 'Warten auf Einlass (2)').waitFor()
    await cockpit.getByText('Ute').first().waitFor()
    await sound(cockpit, 'cockpit-planned')
    await button(cockpit, 'Alle aufnehmen').click()
    await cockpit.getByText('3 da').waitFor()
  })

  it('[PH11] asks before it opens on another day, and says that the legal basis is missing [PR9]', async () => {
    const { sqlite } = stage.server.deps
    const BASIS = 'noch keine Rechtsgrundlage der Weitergabe'
    await cockpit.getByText(BASIS, { exact: false }).waitFor()
    sqlite.prepare('UPDATE workshop SET date = ? WHERE id = ?').run('2099-12-14', stage.workshopId)
    sqlite
      .prepare(
        `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
         SELECT caseId, 1, 'sgb8-64-2a-external', 'Leitung', '2026-11-03', 1 FROM workshop WHERE id = ?`,
      )
      .run(stage.workshopId)
    await soundOnBoth(cockpit, 'cockpit-no-basis')
    await cockpit.reload()
    await heading(cockpit, 'So kommen alle herein').waitFor()
    expect(await cockpit.getByText(BASIS, { exact: false }).count()).toBe(0)
    const ASKED = 'Geplant: 14.12.2099. Heute öffnen?'
    await button(cockpit, 'Werkstatt öffnen').click()
    await button(cockpit, ASKED).waitFor()
    await soundOnBoth(cockpit, 'cockpit-other-day')
    await cockpit.keyboard.press('Escape')
    await twice(cockpit, 'Werkstatt öffnen', ASKED)
    await heading(cockpit, /Ankommen/).waitFor()
  })

  it('arrives: rules are confirmed, the trial is answered, the facilitation sees counts', async () => {
    for (const page of [named, cockpit])
      await button(page, 'Ich halte mich an diese Regeln').click()
    await button(cockpit, 'Sehprobe starten').click()
    await button(phone, 'Ich sehe das').click()
    await cockpit.getByText('2 von 3 Plätzen haben die Regeln bestätigt').waitFor()
    await cockpit.getByText('1 Platz hat die Regeln noch nicht bestätigt.').waitFor()
    await cockpit.getByText('1 von 3 Geräten sehen das').waitFor()
    await sound(cockpit, 'cockpit-arrive')
    await sound(phone, 'arrive-phone')
    await sound(named, 'arrive')
  })

  it('goes on with one tap and says so; the case unfolds to the next day with an entry', async () => {
    await button(cockpit, /^Weiter/).click()
    await heading(phone, /Fallvorstellung/).waitFor()
    await cockpit
      .locator('.toast')
      .getByText('1 Platz hat die Regeln noch nicht bestätigt.', { exact: false })
      .waitFor()
    await phone.getByText('Die Moderation ist jetzt bei').waitFor({ state: 'attached' })
    // The seat that had not confirmed still can, in the step after.
    await button(phone, 'Mehr').click()
    await button(phone.getByRole('dialog', { name: 'Mehr' }), 'Wo stehen wir?').click()
    const standing = phone.getByRole('dialog', { name: 'Wo stehen wir?' })
    await button(standing, 'Ich halte mich an diese Regeln').click()
    await button(standing, 'Ich halte mich an diese Regeln').waitFor({ state: 'detached' })
    await button(standing, 'Schließen').click()
    await standing.waitFor({ state: 'detached' })
    expect(await phone.locator('[data-entry]').count()).toBe(0)
    await button(cockpit, /^Weiter bis Tag/).click()
    await heading(phone, stage.demoCase.caseText.entries[0]?.heading ?? '').waitFor()
    await phone.getByLabel('Ihre Frage').fill('Wer war am Telefon?')
    await phone.getByRole('button', { name: 'Frage stellen' }).click()
    await cockpit.getByText('Wer war am Telefon?').waitFor()
    await expect.poll(() => phone.getByLabel('Ihre Frage').inputValue()).toBe('')
    await button(cockpit, 'Antworten: Wer war am Telefon?').click()
    await cockpit.getByLabel(/Antwort auf/).waitFor()
    await button(cockpit, 'Als geklärt sichern').click()
    await cockpit.getByText('Bitte schreiben Sie die Antwort auf.').waitFor()
    await button(cockpit, 'Abbrechen').click()
    // The cursor is in the field that opened: what is typed goes there.
    await button(cockpit, 'Antworten: Wer war am Telefon?').click()
    await cockpit.getByLabel(/Antwort auf/).waitFor()
    await cockpit.keyboard.type('Die Kita.')
    await button(cockpit, 'Als geklärt sichern').click()
    await phone.getByText('Die Kita.').waitFor()
    await sound(cockpit, 'cockpit-present')
    await sound(phone, 'present-phone')
    await sound(named, 'present')
  })

  it('raises a hand and parks a topic from any screen', async () => {
    await button(phone, 'Hand heben').click()
    await cockpit.getByText(/Hand:\s*Platz/).waitFor()
    await button(phone, 'Mehr').click()
    await button(phone, /^Themenspeicher/).click()
    await phone.getByLabel('Neues Thema').fill('Vertretung im Urlaub')
    await button(phone, 'Thema merken').click()
    await phone.getByText('Das Thema ist gemerkt.').waitFor()
    await sound(phone, 'topics-phone')
    await phone.keyboard.press('Escape')
    await button(cockpit, /^Themenspeicher/).click()
    const facilitation = await stage.facilitation()
    const topic = () => facilitation.mirror.view.room.discussion.parked[0]
    const versions = cockpit.getByRole('dialog', { name: 'Zwei Fassungen' })
    /** Gives the topic on while a person at another device calls it settled. */
    const collide = async (): Promise<void> => {
      await button(cockpit, 'Weitergeben: Vertretung im Urlaub').click()
      await cockpit.getByLabel('Weitergeben an').fill('Teamsitzung')
      await facilitation.must({
        type: 'settleTopic',
        id: topic()?.id ?? '',
        status: 'settled',
        assignedTo: '',
        before: { status: 'open', assignedTo: '' },
      })
      await cockpit
        .getByRole('dialog')
        .getByRole('button', { name: 'Weitergeben', exact: true })
        .click()
      await versions.waitFor()
    }
    for (const way of ['Gesicherte behalten', 'Schließen']) {
      await collide()
      await button(versions, way).click()
      await versions.waitFor({ state: 'hidden' })
      expect(topic()?.status).toBe('settled')
      await pause()
      await button(cockpit, 'Wieder öffnen: Vertretung im Urlaub').click()
      await expect.poll(() => topic()?.status).toBe('open')
    }
    await collide()
    await soundOnBoth(cockpit, 'cockpit-two-versions')
    await tabTo(cockpit, button(cockpit, 'Meine Fassung'))
    await cockpit.keyboard.press('Enter')
    await cockpit.getByText('An: Teamsitzung').waitFor()
    await sound(cockpit, 'cockpit-topics')
    await cockpit.keyboard.press('Escape')
  })

  it('names a co-facilitation that takes over with its seat and gives back', async () => {
    await button(cockpit, 'Plätze').click()
    await sound(cockpit, 'cockpit-room')
    await button(cockpit, 'Platz 2 ändern').click()
    await cockpit.getByLabel('Co-Moderation').check()
    await sound(cockpit, 'cockpit-seat')
    await saveAbove(cockpit)
    await cockpit
      .getByText(/Co-Moderation/)
      .first()
      .waitFor()
    await cockpit.keyboard.press('Escape')
    await link(named, 'Moderation übernehmen oder mitlesen').click()
    await button(named, 'Moderation übernehmen').waitFor()
    await named.goBack()
    // A person who comes back is told where the room stands.
    const standing = named.getByRole('dialog', { name: 'Wo stehen wir?' })
    await standing.waitFor()
    await button(standing, 'Schließen').click()
    await standing.waitFor({ state: 'hidden' })
    await button(named, /^Platz 2/).click()
    await sound(named, 'your-seat')
    await named.getByRole('link', { name: 'Zur Moderation' }).click()
    await button(named, 'Moderation übernehmen').click()
    await cockpit.getByText('Die Moderation liegt bei Platz 2').waitFor()
    await button(cockpit, 'Moderation zurücknehmen').click()
    await button(cockpit, /^Weiter/).waitFor()
    await button(named, 'Moderation übernehmen').click()
    await cockpit.getByText('Die Moderation liegt bei Platz 2').waitFor()
    await button(named, 'Zurückgeben').click()
    await button(cockpit, /^Weiter/).waitFor()
    await button(named, 'Moderation übernehmen').waitFor()
  })

  it('goes to any step by the agenda; clarify, break and annotate have their screens', async () => {
    const go = async (title: RegExp, shot: string) => {
      const rail = cockpit.getByRole('complementary', { name: 'Ablauf und Raum' })
      await button(rail, title).click()
      // A person who goes back or leaves steps out is asked once.
      const question = button(rail, /Alle gehen mit/)
      const isThere = () => heading(phone, title).isVisible()
      await expect.poll(async () => (await question.isVisible()) || (await isThere())).toBe(true)
      if (!(await isThere())) {
        await pause()
        await question.click()
      }
      await heading(phone, title).waitFor()
      await sound(cockpit, `cockpit-${shot}`)
      await sound(phone, `${shot}-phone`)
    }
    const { agenda } = (await stage.facilitation()).mirror.view.room.workshop
    const extra = (kind: 'clarify' | 'break', title: string) => ({
      id: newId(),
      kind,
      title,
      minutes: 10,
      question: '',
    })
    const [first, ...rest] = agenda
    if (!first) throw new Error('the demo has an agenda')
    const steps = [first, extra('clarify', 'Verständnis klären'), extra('break', 'Pause'), ...rest]
    await (await stage.facilitation()).must({ type: 'changeAgenda', agenda: steps })
    await go(/Verständnis klären/, 'clarify')
    await go(/Pause/, 'break')
    await phone.getByText(/Weiter um \d\d:\d\d Uhr/).waitFor()
    await go(/anmerken/, 'annotate')
  })

  it('tells somebody late where the room stands, once', async () => {
    const late = await stage.page('/', new Map(), { viewport: PHONE })
    await join(late, stage.seeded.code, null)
    await button(cockpit, /^Aufnehmen/).click()
    await late.getByRole('dialog', { name: 'Wo stehen wir?' }).waitFor()
    await late.getByText('erledigt').first().waitFor()
    await sound(late, 'late-phone')
    await late.keyboard.press('Escape')
    await pause()
    await late.reload()
    await heading(late, /anmerken/).waitFor()
    expect(await late.getByRole('dialog').count()).toBe(0)
  })

  it('shows since when there is no line, and keeps what is written', async () => {
    await button(phone, 'Mehr').click()
    await button(phone, /^Themenspeicher/).click()
    await phone.context().setOffline(true)
    // What a phone tells its page when it wakes up: the line is tried at once.
    await phone.evaluate(() => window.dispatchEvent(new Event('online')))
    await phone
      .getByText(/Keine Verbindung seit \d\d:\d\d/)
      .first()
      .waitFor({ timeout: 40_000 })
    await phone.context().setOffline(false)
  })

  it('removes a seat after asking; the person is told what to do next', async () => {
    await button(cockpit, 'Plätze').click()
    await button(cockpit, 'Platz 2 ändern').click()
    await twice(cockpit, 'Platz entfernen', /wirklich entfernen/)
    await heading(named, 'Ihr Platz in dieser Fallwerkstatt wurde beendet.').waitFor()
    await sound(named, 'removed')
    await link(named, 'Mit Code beitreten').click()
    await named.getByLabel('Code der Fallwerkstatt').waitFor()
  })

  it('leaves no complaint in any browser', () => {
    // The wrong code was refused with 403 and the line was cut, both on purpose.
    const expected = /status of 403|ERR_INTERNET_DISCONNECTED|WebSocket/
    expect(stage.complaints.filter((text) => !expected.test(text))).toEqual([])
  })
})
