// What stands half-written in a form is still there after a reload, whichever form it is.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { button } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** Long enough for anything that would come back to be there, in milliseconds. */
const KEPT_MS = 1500

let stage: Stage
let facilitation: RoomVisitor
let phone: Page

const role = (page: Page, name: 'caseBringer' | 'recorder' | 'participant') => {
  const { seats } = facilitation.mirror.view.room.workshop
  const last = Object.values(seats)
    .toSorted((a, b) => a.number - b.number)
    .at(-1)
  if (!last) throw new Error(`nobody sits there: ${page.url()}`)
  return facilitation.must({ type: 'changeSeat', seatId: last.id, role: name, groupSize: 1 })
}

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  const writers = await stage.seats(3)
  await stage.annotate(writers)
  await stage.reveal()
  await stage.keySituations()
  await writers[0]?.must({ type: 'askQuestion', id: newId(), text: 'Wer war informiert?' })
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

/** Opens what has to be opened before the field is there, also after the reload. */
type Way = (page: Page) => Promise<Locator>

const forms: readonly {
  readonly form: string
  readonly step: PhaseKind
  readonly as?: 'caseBringer' | 'recorder'
  readonly field: Way
  /** Opens it the first time; afterwards it is open because something is half-written. */
  readonly open?: (page: Page) => Promise<unknown>
}[] = [
  {
    form: 'a question',
    step: 'clarify',
    field: (page) => Promise.resolve(page.getByLabel('Ihre Frage')),
  },
  {
    form: 'an answer of those who brought the case',
    step: 'clarify',
    as: 'caseBringer',
    open: (page) => button(page, 'Antworten: Wer war informiert?').click(),
    field: (page) => Promise.resolve(page.getByLabel('Antwort auf „Wer war informiert?“')),
  },
  {
    form: 'a topic',
    step: 'clarify',
    field: async (page) => {
      await button(page, 'Mehr').click()
      await button(page, /^Themenspeicher/).click()
      return page.getByLabel('Neues Thema')
    },
  },
  {
    form: 'a note of the perspectives',
    step: 'perspectives',
    field: (page) => Promise.resolve(page.getByLabel('Notiz aus dieser Sicht')),
  },
  {
    form: 'a statement',
    step: 'statement',
    as: 'caseBringer',
    field: (page) => Promise.resolve(page.getByLabel('Ihre Stellungnahme')),
  },
  {
    form: 'a line of a board',
    step: 'deepen',
    field: (page) => Promise.resolve(page.getByLabel('Ihr Beitrag')),
  },
  {
    form: 'a key situation',
    step: 'keySituations',
    as: 'recorder',
    field: async (page) => {
      await button(page, /^(Situation vorschlagen|Vorschlag weiterschreiben)$/).click()
      return page.getByLabel('Titel')
    },
  },
  {
    form: 'the title of a new group',
    step: 'compare',
    as: 'recorder',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Ordnen' }).click()
      await button(page, 'Neue Gruppe').click()
    },
    // After the reload the dialog is open again as soon as its tab is.
    field: async (page) => {
      if ((await page.getByRole('dialog').count()) === 0)
        await page.getByRole('tab', { name: 'Ordnen' }).click()
      return page.getByRole('dialog').getByLabel('Titel')
    },
  },
  {
    form: 'the head of the minutes',
    step: 'close',
    as: 'recorder',
    field: (page) => Promise.resolve(page.getByLabel('Moderation: Funktion')),
  },
]

describe('a reload takes no word away', () => {
  it.each(forms)('$form', async ({ form, step, as, field, open }) => {
    const words = `Halb geschrieben: ${form}`
    await role(phone, as ?? 'participant')
    await stage.enter(step)
    await open?.(phone)
    const writing = await field(phone)
    await writing.fill(words.slice(0, 4))
    await phone.waitForTimeout(KEPT_MS)
    // At once: what is still gathered is written on the way out, and the page that comes is quicker than its end.
    await writing.fill(words)
    await phone.reload()
    const back = await field(phone)
    await expect.poll(() => back.inputValue(), { timeout: 15_000 }).toBe(words)
    await phone.keyboard.press('Escape')
  })

  it('the sentence of the feedback, which is nobody’s but the writer’s', async () => {
    await role(phone, 'participant')
    await stage.enter('close')
    const voteId = newId()
    const options = ['none', 'little', 'rather', 'very']
    const vote = { id: voteId, kind: 'feedback' as const, subjectId: null, options, dots: 1 }
    await facilitation.must({ type: 'openVote', vote: { ...vote, cumulative: false } })
    const field = phone.getByLabel(/Was soll beim nächsten Mal/)
    await field.fill('Mehr Pausen')
    await phone.reload()
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('Mehr Pausen')
    await button(phone, 'Satz abgeben').click()
    await phone.getByText('Ihr Satz ist gesichert').waitFor()
    // B2: what is written when the facilitation closes is not gone without a word.
    await field.fill('Mehr Pausen und mehr Wasser')
    await facilitation.must({ type: 'closeVote', voteId })
    const card = phone
      .getByRole('region', { name: 'Von vorhin: nicht übernommen' })
      .getByRole('article')
    await card.getByText('Mehr Pausen und mehr Wasser').waitFor()
    await card.getByText('Die Moderation hat die Abfrage geschlossen').waitFor()
    await button(card, 'Verwerfen').click()
    await card.waitFor({ state: 'detached' })
  })

  it('the head of the minutes is not lost by leaving the step, and is not written over unseen', async () => {
    await role(phone, 'recorder')
    await stage.enter('close')
    const field = phone.getByLabel('Moderation: Funktion')
    await field.fill('Fachberatung LJA')
    await phone.getByText('Noch nicht gesichert.').waitFor()
    await stage.enter('arrive')
    await field.waitFor({ state: 'detached' })
    const details = { facilitation: 'Koordination', recorder: '', distribution: '' }
    const before = { facilitation: '', recorder: '', distribution: '' }
    await facilitation.must({ type: 'changeRecordDetails', details, before })
    await stage.enter('close')
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('Fachberatung LJA')
    await button(phone, 'Angaben sichern').click()
    const versions = phone.getByRole('dialog', { name: 'Zwei Fassungen' })
    await versions.getByText('Diese Angaben wurden inzwischen').waitFor()
    // B2: the room goes on, the question and the words in it stay with their writer.
    await stage.enter('arrive')
    await field.waitFor({ state: 'detached' })
    await versions.getByText('Fachberatung LJA').waitFor()
    await button(phone, 'Meine Fassung nehmen').click()
    await versions.waitFor({ state: 'detached' })
    await stage.enter('close')
    await field.waitFor()
    const { minutes } = facilitation.mirror.view.room
    expect(minutes.details.facilitation).toBe('Fachberatung LJA')
    await phone.reload()
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toBe('Fachberatung LJA')
    await phone.waitForTimeout(KEPT_MS)
    expect(await phone.getByText('Noch nicht gesichert.').count()).toBe(0)
  })

  it('RO5: two people fill different fields of the head of the minutes, and nobody’s words are lost', async () => {
    const other = phone.getByLabel('Protokoll: Funktion')
    await other.fill('Qualitätsentwicklung')
    const before = facilitation.mirror.view.room.minutes.details
    const details = { ...before, facilitation: 'Fachstelle', distribution: 'Jugendamt' }
    await facilitation.must({ type: 'changeRecordDetails', details, before })
    // What others save stands in the open form, in every field that was not touched here.
    await expect
      .poll(() => phone.getByLabel('Moderation: Funktion').inputValue())
      .toBe('Fachstelle')
    expect(await other.inputValue()).toBe('Qualitätsentwicklung')
    await button(phone, 'Angaben sichern').click()
    await phone.getByText('Die Angaben stehen im Protokoll.').waitFor()
    expect(facilitation.mirror.view.room.minutes.details).toEqual({
      facilitation: 'Fachstelle',
      recorder: 'Qualitätsentwicklung',
      distribution: 'Jugendamt',
    })
  })

  it('B9: a note given without a line is there once after a reload, and its field is empty', async () => {
    await role(phone, 'participant')
    await stage.enter('perspectives')
    const field = phone.getByLabel('Notiz aus dieser Sicht')
    // Whose eyes they are is often seen only then: the words stay, and both are there after the room was elsewhere.
    const eyes = phone.getByRole('group', { name: 'Aus wessen Sicht?' })
    await field.fill('Ohne Netz notiert')
    await eyes.getByText('Mutter').click()
    expect(await field.inputValue()).toBe('Ohne Netz notiert')
    await stage.enter('clarify')
    await field.waitFor({ state: 'detached' })
    await stage.enter('perspectives')
    await field.waitFor()
    expect(await eyes.getByLabel('Mutter').isChecked()).toBe(true)
    expect(await field.inputValue()).toBe('Ohne Netz notiert')
    await phone.waitForTimeout(KEPT_MS)
    const address = phone.url()
    await phone.context().setOffline(true)
    // What a phone tells its page when it wakes up: the line is tried at once.
    await phone.evaluate(() => window.dispatchEvent(new Event('online')))
    const noLine = phone.getByText(/Keine Verbindung seit/).first()
    await noLine.waitFor({ timeout: 40_000 })
    await phone.getByRole('button', { name: 'Notiz festhalten' }).click()
    // The words stay in sight until the server has them.
    await phone.getByText('1 Eingabe wartet').first().waitFor()
    expect(await field.inputValue()).toBe('Ohne Netz notiert')
    await phone.goto('about:blank')
    await phone.context().setOffline(false)
    await phone.goto(address)
    await field.waitFor()
    const notes = () =>
      facilitation.mirror.view.room.discussion.perspectives.filter(
        ({ text }) => text === 'Ohne Netz notiert',
      )
    await expect.poll(() => notes().length, { timeout: 15_000 }).toBe(1)
    await phone.waitForTimeout(KEPT_MS)
    expect(await field.inputValue()).toBe('')
    expect(notes()).toMatchObject([{ perspective: 'mother' }])
  })

  it('B2: words whose form goes with its step are shown to their writer at once, and are back in it', async () => {
    await role(phone, 'participant')
    await stage.enter('clarify')
    const field = phone.getByLabel('Ihre Frage')
    await field.fill('Mitten im Satz')
    await stage.enter('perspectives')
    const card = phone
      .getByRole('region', { name: 'Von vorhin: nicht übernommen' })
      .getByRole('article')
      .filter({ hasText: 'Mitten im Satz' })
    await card.waitFor()
    await card.getByText('Noch nicht abgeschickt').waitFor()
    await stage.enter('clarify')
    await expect.poll(() => field.inputValue()).toBe('Mitten im Satz')
    await card.waitFor({ state: 'detached' })
    await stage.enter('perspectives')
    await card.getByRole('button', { name: 'Verwerfen' }).click()
    await card.waitFor({ state: 'detached' })
    await stage.enter('clarify')
    await field.waitFor()
    expect(await field.inputValue()).toBe('')
  })

  it('what was sent does not come back', async () => {
    await stage.enter('clarify')
    await phone.getByLabel('Ihre Frage').fill('Ist das gesendet?')
    await button(phone, 'Frage stellen').click()
    await phone.getByText('Die Frage steht in der Liste.').waitFor()
    await phone.reload()
    await phone.getByText('Ist das gesendet?').waitFor()
    await phone.waitForTimeout(KEPT_MS)
    expect(await phone.getByLabel('Ihre Frage').inputValue()).toBe('')
    // The line was cut once, on purpose.
    expect(stage.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })
})
