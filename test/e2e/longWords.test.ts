// A word of 116 letters and a pasted address, on every step where a seat writes, on the narrowest phone.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../shared/kernel/id.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import { PHONE, Stage, addFrom } from '../support/stage.ts'

const WORD = `${'Kindeswohlgefährdungseinschätzungsbogen'.repeat(3).slice(0, 115)}s`
const ADDRESS =
  'https://www.beispiel-jugendamt.example/verfahren/qualitaetsentwicklung/2026/fallwerkstatt?id=4711'
const TEXT = `${WORD} ${ADDRESS}`

let stage: Stage
let phone: Page

beforeAll(async () => {
  stage = await Stage.open()
  const visitors = await stage.seats(3)
  await stage.annotate(visitors)
  const [reference] = stage.references()
  if (!reference) throw new Error('the demo has annotations')
  const long = addFrom(reference)
  await visitors[0]?.must({ ...long, content: { ...long.content, note: TEXT } })
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

const overflow = (): Promise<number> =>
  phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Types the text into every free field of the step and sends every form that then can be sent. */
async function writeEverywhere(): Promise<number> {
  const fields = phone.locator('main textarea:visible, main input[type="text"]:visible')
  const count = await fields.count()
  for (let at = 0; at < count; at++) {
    const field = fields.nth(at)
    if (!(await field.isVisible()) || !(await field.isEditable())) continue
    await field.fill(TEXT)
    expect(await overflow(), `typed into ${await field.evaluate((one) => one.id)}`).toBe(0)
    await field.evaluate((one) => (one as HTMLInputElement).form?.requestSubmit())
    await phone.waitForTimeout(150)
    expect(await overflow(), 'sent').toBe(0)
  }
  return count
}

it('annotate: a note of one’s own', async () => {
  await phone.getByRole('button', { name: /^Eintrag 1,/ }).click()
  await phone.getByRole('dialog').getByRole('listitem').first().getByRole('button').click()
  await phone.getByRole('dialog').getByRole('option').first().click()
  await phone.getByRole('button', { name: 'Erst Notiz, Gewicht …' }).click()
  await phone.getByRole('textbox', { name: /^Notiz/ }).fill(TEXT)
  expect(await overflow()).toBe(0)
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('Gelungen', { exact: true }).click()
  await phone.getByRole('button', { name: 'Anmerkung sichern' }).click()
  await phone.getByRole('button', { name: '1 Anmerkung', exact: true }).click()
  await sheet.getByText(WORD.slice(0, 40)).waitFor()
  const wide = await sheet.evaluate((one) => one.scrollWidth - one.clientWidth)
  expect(wide).toBe(0)
  await phone.keyboard.press('Escape')
})

const steps: readonly (readonly [kind: PhaseKind, writes: boolean])[] = [
  ['present', true],
  ['compare', false],
  ['perspectives', true],
  ['keySituations', false],
  ['deepen', true],
  ['statement', false],
  ['findings', false],
  ['recommendations', false],
  ['close', false],
]

it.each(steps)('%s: nothing is wider than the phone', { timeout: 90_000 }, async (kind, writes) => {
  if (kind === 'compare') await stage.reveal()
  else if (kind === 'keySituations') {
    await stage.keySituations()
    const facilitation = await stage.facilitation()
    const first = facilitation.mirror.text?.entries[0]?.id ?? ''
    await facilitation.must({
      type: 'changeKeySituation',
      revision: 0,
      content: { id: newId(), title: WORD, entryIds: [first], question: ADDRESS },
    })
  } else if (kind === 'findings') {
    const [id = ''] = await stage.findings()
    await stage.write(findingTextId(id, 'title'), TEXT)
  } else await stage.enter(kind)
  const { workshop } = (await stage.facilitation()).mirror.view.room
  const title = workshop.agenda.find(({ id }) => id === workshop.stepId)?.title ?? ''
  await phone.getByRole('heading', { level: 1, name: title }).waitFor()
  await phone.waitForTimeout(300)
  expect(await overflow()).toBe(0)
  const written = await writeEverywhere()
  if (writes) expect(written).toBeGreaterThan(0)
})
