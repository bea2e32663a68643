// Steering without fear: a slip, a double click or a typo moves the room no further than was meant, and what is told is
// told where it is needed.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { button, heading, pause, saveAbove, sound, soundOnBoth, twice } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let phone: Page

beforeAll(async () => {
  stage = await Stage.open()
  cockpit = await stage.cockpit()
})
afterAll(() => stage.close())

const room = async () => (await stage.facilitation()).mirror.view.room
const stepId = async () => (await room()).workshop.stepId

describe('before the opening', () => {
  it('says at the field that a code has eight characters', async () => {
    phone = await stage.page('/', new Map(), { viewport: PHONE })
    await phone.getByLabel('Code der Fallwerkstatt').fill('K7QM-3RT')
    await button(phone, 'Beitreten').click()
    await phone.getByText(/Der Code hat zehn Zeichen, hier stehen 7/).waitFor()
    await sound(phone, 'code-too-short')
    await phone.getByLabel('Mehrere Personen').check()
    expect(await phone.getByRole('spinbutton').inputValue()).toBe('2')
    await phone.getByLabel('Mehrere Personen').uncheck()
  })

  it('shows a waiting device and the facilitation the same name, and the code beside the list', async () => {
    await phone.getByLabel('Code der Fallwerkstatt').fill(stage.seeded.code)
    await button(phone, 'Beitreten').click()
    await heading(phone, 'Sie warten auf Einlass').waitFor()
    // The keyboard is at the heading, and the tab says what is the case.
    await expect.poll(() => phone.locator('h1:focus').count()).toBe(1)
    await expect.poll(() => phone.title()).toBe('Warten auf Einlass – Fallwerkstatt')
    const shown = (await phone.locator('main strong').first().textContent()) ?? ''
    const name = shown.replace(/[„“]/g, '')
    expect(name).toMatch(/^\p{Lu}\p{Ll}+ \d\d$/u)
    await cockpit.getByText(name).waitFor()
    await cockpit.setViewportSize({ width: 1366, height: 768 })
    const code = cockpit.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/).first()
    const box = await code.boundingBox()
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(768)
    await sound(cockpit, 'cockpit-before')
    await button(cockpit, /^Aufnehmen/).click()
    await phone.getByText('Sie sind aufgenommen.').waitFor({ state: 'attached' })
  })

  it('opens once, however often it is pressed, and leaves no error', async () => {
    await button(cockpit, 'Werkstatt öffnen').dblclick()
    await heading(cockpit, /Ankommen/).waitFor()
    await expect.poll(() => cockpit.title()).toMatch(/^Moderation: Ankommen/)
    await expect.poll(() => phone.title()).toMatch(/^Ankommen.* – Fallwerkstatt$/)
    await pause()
    // Beside the region that is always there to be read aloud.
    expect(await cockpit.locator('main [role="alert"]').count()).toBe(0)
  })
})

describe('a double click', () => {
  it('on “Alle aufnehmen” admits all and presses nothing that moved there', async () => {
    const pages = await Promise.all([1, 2].map(() => stage.page(`/#${stage.seeded.code}`)))
    for (const page of pages) {
      await button(page, 'Beitreten').click()
      await page.getByText(/Sie warten auf Einlass/).waitFor()
    }
    await button(cockpit, 'Alle aufnehmen').dblclick()
    for (const page of pages)
      await page.getByText('Sie sind aufgenommen.').waitFor({ state: 'attached' })
    await pause()
    expect(await cockpit.getByRole('dialog').count()).toBe(0)
    for (const page of pages) {
      await button(page, /^Platz \d/).click()
      await twice(page, 'Platz verlassen', 'Platz wirklich verlassen?')
      await page.getByLabel('Code der Fallwerkstatt').waitFor()
      await page.context().close()
    }
  })

  it('presses nothing that took the place of what the first half pressed', async () => {
    await cockpit.evaluate(() => {
      const pressed = ((window as unknown as { pressed: string[] }).pressed = [] as string[])
      const make = (name: string, run: () => void) => {
        const made = document.createElement('button')
        made.textContent = name
        made.style.cssText =
          'position: fixed; inset: 40% auto auto 40%; z-index: 99; inline-size: 9rem'
        made.addEventListener('click', () => {
          pressed.push(name)
          run()
        })
        document.body.append(made)
        return made
      }
      const first = make('Probe eins', () => {
        first.remove()
        const then = make('Probe zwei', () => then.remove())
      })
    })
    const told = () => cockpit.evaluate(() => (window as unknown as { pressed: string[] }).pressed)
    await button(cockpit, 'Probe eins').dblclick()
    expect(await told()).toEqual(['Probe eins'])
    await button(cockpit, 'Probe zwei').click()
    expect(await told()).toEqual(['Probe eins', 'Probe zwei'])
  })
})

describe('going on', () => {
  it('moves one step with a double click, and says that it is there already', async () => {
    await button(cockpit, /^Weiter/).dblclick()
    await heading(phone, /Fallvorstellung/).waitFor()
    await cockpit.getByText(/Schon bei „Fallvorstellung/).waitFor()
    await pause()
    await heading(phone, /Fallvorstellung/).waitFor()
    const { agenda } = (await room()).workshop
    expect(agenda.findIndex(({ id }) => id === agenda[1]?.id)).toBe(1)
    expect(await stepId()).toBe(agenda[1]?.id)
  })

  it('names which device did not answer the see-test', async () => {
    await button(cockpit, /^Zurück: Ankommen/).click()
    await button(cockpit, 'Sehprobe starten').click()
    await cockpit.getByText(/Noch ohne Antwort: Platz \d/).waitFor()
    await sound(cockpit, 'see-test-missing')
    await button(phone, 'Ich sehe das').click()
    await cockpit
      .getByText(/Noch ohne Antwort/)
      .first()
      .waitFor({ state: 'detached' })
  })

  it('lowers a hand that was heard', async () => {
    await button(phone, 'Hand heben').click()
    await cockpit.getByText(/Hand:\s*Platz/).waitFor()
    await button(cockpit, /^senken: Hand von Platz/).click()
    await button(phone, 'Hand heben').waitFor()
    expect(await cockpit.getByText(/Hand:\s*Platz/).count()).toBe(0)
  })
})

describe('the day marker', () => {
  it('refuses a day behind the case at its field, and delivers nothing', async () => {
    await button(cockpit, /^Weiter: /).click()
    await button(cockpit, /^Weiter bis Tag/).click()
    await phone.locator('[data-entry]').first().waitFor()
    const entries = await phone.locator('[data-entry]').count()
    const field = cockpit.getByRole('spinbutton', { name: 'Marke auf einen Tag setzen' })
    for (const [typed, told] of [
      ['999', /Vor dem Ausgang reicht der Fall bis Tag/],
      ['-5', /Der Fall beginnt mit Tag/],
    ] as const) {
      // Typed until it stands there: the screen of the step may still be put in place of the one before.
      const isTold = async () => {
        await field.fill(typed)
        await field.press('Tab')
        return cockpit.getByText(told).isVisible()
      }
      await expect.poll(isTold, { timeout: 10_000 }).toBe(true)
      expect(await button(cockpit, 'Marke setzen').isDisabled()).toBe(true)
    }
    await soundOnBoth(cockpit, 'day-marker-outside')
    expect(await phone.locator('[data-entry]').count()).toBe(entries)
  })

  it('asks before a leap, waits, and takes it back without anybody having seen a word', async () => {
    const entries = await phone.locator('[data-entry]').count()
    await twice(cockpit, /^Alles bis Tag/, /Wirklich alles bis Tag/)
    await cockpit.getByText(/Gleich lesen alle bis Tag/).waitFor()
    await sound(cockpit, 'day-marker-leap')
    await button(cockpit, 'Zurücknehmen').click()
    await cockpit.getByText('Zurückgenommen. Niemand hat etwas Neues gesehen.').waitFor()
    // Longer than the leap would have waited.
    await new Promise((resolve) => setTimeout(resolve, 7000))
    expect(await phone.locator('[data-entry]').count()).toBe(entries)
  })

  it('shows what was asked for and confirmed, also to whoever goes on before the time is up', async () => {
    const entries = await phone.locator('[data-entry]').count()
    await twice(cockpit, /^Alles bis Tag/, /Wirklich alles bis Tag/)
    await cockpit.getByText(/Gleich lesen alle bis Tag/).waitFor()
    await button(cockpit, /^Weiter: /).click()
    await cockpit.getByText(/^Alle lesen jetzt bis Tag/).waitFor()
    await button(cockpit, /^Zurück: /).click()
    await expect.poll(() => phone.locator('[data-entry]').count()).toBeGreaterThan(entries)
  })
})

describe('tasks', () => {
  it('are told to the seat that gets them, and the named one finds the way to take over', async () => {
    await button(cockpit, 'Plätze').click()
    await button(cockpit, /^Platz \d+ ändern/).click()
    await cockpit.getByLabel('Protokoll', { exact: false }).first().check()
    await cockpit.getByLabel('Co-Moderation').check()
    await saveAbove(cockpit)
    await cockpit.keyboard.press('Escape')
    await expect.poll(() => cockpit.getByRole('dialog').count()).toBe(0)
    await phone.getByText('Sie sind jetzt Co-Moderation', { exact: true }).waitFor()
    await sound(phone, 'named-phone')
    await phone.getByRole('link', { name: /^Moderation übernehmen/ }).waitFor()
    await button(phone, 'Hinweis schließen').click()
    expect(await phone.getByText('Sie sind jetzt Co-Moderation', { exact: true }).count()).toBe(0)
  })
})

describe('the reveal', () => {
  it('asks before it is skipped, takes no for an answer, and says afterwards what is still hidden', async () => {
    await stage.annotate(await stage.seats(3))
    await cockpit.getByText('Anmerkungen, verdeckt: 10+').waitFor()
    await stage.enter('compare')
    const { agenda, stepId: comparing } = (await room()).workshop
    const next = agenda[agenda.findIndex(({ id }) => id === comparing) + 1]
    if (!next) throw new Error('comparing is followed by a step')
    const question = 'Noch nicht aufgedeckt. Trotzdem weiter?'
    await button(cockpit, `Weiter: ${next.title}`).click()
    await button(cockpit, question).waitFor()
    await soundOnBoth(cockpit, 'skipping-the-reveal')
    await cockpit.keyboard.press('Escape')
    await button(cockpit, question).waitFor({ state: 'detached' })
    expect(await stepId()).toBe(comparing)
    await twice(cockpit, `Weiter: ${next.title}`, question)
    await heading(phone, next.title).waitFor()
    await cockpit.getByText(/Die Anmerkungen sind noch nicht aufgedeckt/).waitFor()
    expect(await stepId()).toBe(next.id)
  })
})

describe('what moves everybody', () => {
  const inAgenda = (title: string) =>
    cockpit.getByRole('complementary').getByRole('button', { name: title })
  const titleOf = async (kind: PhaseKind) =>
    (await room()).workshop.agenda.find((step) => step.kind === kind)?.title ?? ''

  it('is asked about once while the room votes, and afterwards it is said where the vote is closed', async () => {
    const facilitation = await stage.facilitation()
    await stage.enter('close')
    const voteId = newId()
    const options = ['none', 'little', 'rather', 'very']
    const vote = { id: voteId, kind: 'feedback' as const, subjectId: null, options, dots: 1 }
    await facilitation.must({ type: 'openVote', vote: { ...vote, cumulative: false } })
    const here = await stepId()
    const question = 'Die Rückmeldung läuft noch. Ohne Ergebnis weiter?'
    await inAgenda(await titleOf('followUp')).click()
    await cockpit.getByRole('button', { name: question }).waitFor()
    await soundOnBoth(cockpit, 'leaving-a-vote')
    expect(await stepId()).toBe(here)
    await cockpit.keyboard.press('Escape')
    await twice(cockpit, await titleOf('followUp'), question)
    await cockpit.getByText(/Die Rückmeldung bleibt offen, bis Sie sie in „.+“ schließen/).waitFor()
    await stage.enter('close')
    await cockpit
      .getByText(/bleibt offen, bis Sie/)
      .first()
      .waitFor({ state: 'detached' })
    await facilitation.must({ type: 'closeVote', voteId })
  })

  it('is no longer asked about once the room is in another step', async () => {
    await stage.enter('compare')
    await heading(phone, await titleOf('compare')).waitFor()
    await inAgenda(await titleOf('arrive')).click()
    const question = cockpit.getByRole('button', {
      name: 'Zurück zu diesem Schritt? Alle gehen mit.',
    })
    await question.waitFor()
    await stage.enter('close')
    await question.waitFor({ state: 'detached', timeout: 3000 })
  })

  it('is asked about once where it goes far back, and a double click does not confirm', async () => {
    const here = await stepId()
    const arriving = await titleOf('arrive')
    await inAgenda(arriving).dblclick()
    await pause()
    expect(await stepId()).toBe(here)
    await cockpit.getByRole('button', { name: 'Zurück zu diesem Schritt? Alle gehen mit.' }).click()
    await heading(phone, arriving).waitFor()
    // The next one needs a single press.
    const next = await titleOf('present')
    await inAgenda(next).click()
    await heading(phone, next).waitFor()
  })
})

describe('without a line', () => {
  it('“Weiter” is done at once or not at all: nothing comes later that nobody expects [RO10]', async () => {
    await stage.enter('arrive')
    await heading(cockpit, /Ankommen/).waitFor()
    const before = await stepId()
    await cockpit.context().setOffline(true)
    // The line stands still, and no device knows yet.
    await button(cockpit, /^Weiter: /).click()
    await cockpit.getByText('Noch keine Antwort vom Server').first().waitFor()
    await sound(cockpit, 'cockpit-unanswered')
    await cockpit
      .getByText('Der Server hat nicht geantwortet.')
      .first()
      .waitFor({ timeout: 20_000 })
    await cockpit
      .getByText(/^Keine Verbindung seit/)
      .first()
      .waitFor({ timeout: 20_000 })
    expect(await cockpit.getByText(/Eingabe wartet/).count()).toBe(0)
    await button(cockpit, /^Weiter: /).click()
    await cockpit.getByText('Keine Verbindung. Es ist nichts geschehen.').first().waitFor()
    await cockpit.context().setOffline(false)
    await cockpit
      .getByText(/^Keine Verbindung seit/)
      .first()
      .waitFor({ state: 'detached', timeout: 20_000 })
    await pause()
    expect(await stepId()).toBe(before)
    await button(cockpit, /^Weiter: /).click()
    await expect.poll(stepId).not.toBe(before)
    await cockpit
      .getByText('Keine Verbindung. Es ist nichts geschehen.')
      .waitFor({ state: 'detached' })
    await button(cockpit, 'Rückgängig').click()
    await expect.poll(stepId).toBe(before)
  })
})

it('leaves no complaint in any browser', () => {
  const offline = /WebSocket|ERR_INTERNET_DISCONNECTED/
  expect(stage.complaints.filter((text) => !offline.test(text))).toEqual([])
})
