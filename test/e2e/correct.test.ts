// From the last look over what goes into the minutes to their final version: names are shown to who edits, everything
// can be corrected until the conclusion, and the end says what is still open and what comes next.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callAs } from '../../server/demo/visitor.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import { newId } from '../../shared/kernel/id.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import { button, heading, link, pause, sound, soundOnBoth, twice } from '../support/screen.ts'
import { LAPTOP, PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let cockpit: Page
let recorder: Page
let phone: Page
let findingId = ''

const room = async () => (await stage.facilitation()).mirror.view.room
const NAME = 'Frau Müller-Lüdenscheidt'

beforeAll(async () => {
  stage = await Stage.open()
  const seats = await stage.seats(3)
  await stage.annotate(seats)
  await stage.reveal()
  const facilitation = await stage.facilitation()
  await facilitation.must({ type: 'parkTopic', id: newId(), text: `Was sagt ${NAME}?` })
  await facilitation.must({
    type: 'addStatement',
    statement: { id: newId(), text: 'Herr Schmidt war im Urlaub.' },
  })
  await facilitation.must({
    type: 'addPerspectiveNote',
    note: { id: newId(), perspective: 'child', text: 'Ich mochte Frau Krause.' },
  })
  await facilitation.must({ type: 'askQuestion', id: newId(), text: 'Wer war Peter Schulz?' })
  const [first = ''] = await stage.findings()
  findingId = first
  const voteId = newId()
  await facilitation.must({
    type: 'openVote',
    vote: {
      id: voteId,
      kind: 'consent',
      subjectId: findingId,
      options: [...consentOptions],
      dots: 1,
      cumulative: false,
    },
  })
  for (const seat of seats) await seat.castBallot(voteId, { agree: 1 })
  // It closes by itself, once all who may have answered (VO7).
  await facilitation.until(
    ({ mirror }) => mirror.view.room.vote.votes[0]?.result !== null,
    'the consent is closed',
  )
  await stage.enter('recommendations')
  await facilitation.must({
    type: 'changeRecommendation',
    revision: 0,
    content: {
      id: newId(),
      findingIds: [findingId],
      addressee: 'office',
      owner: 'Leitung ASD',
      due: '2027-06-30',
      indicator: 'Stichprobe',
    },
  })
  await stage.enter('close')
  cockpit = await stage.cockpit()
  recorder = await stage.seatPage({ viewport: LAPTOP }, 1, 'recorder')
  phone = await stage.seatPage({ viewport: PHONE })
})
afterAll(() => stage.close())

const list = (page: Page) => page.getByRole('region', { name: 'Prüfliste' })

it('[RC13] the checklist shows who edits every place where a name may stand, and nobody else', async () => {
  for (const page of [cockpit, recorder]) {
    await list(page).getByText(`Themenspeicher: „${NAME}“`).waitFor()
    await list(page).getByText('Stellungnahme der Falleinbringenden: „Herr Schmidt“').waitFor()
    await list(page).getByText('Perspektive Kind: „Frau Krause“').waitFor()
    await list(page).getByText('Verständnisfrage: „Peter Schulz“').waitFor()
  }
  await list(phone).getByText('Keine Abstimmung läuft mehr').waitFor()
  // What holds the day up is called open, and nothing else is.
  await list(cockpit).getByText('1 offen', { exact: true }).waitFor()
  expect(
    await list(cockpit)
      .getByText(/\d offen/)
      .count(),
  ).toBe(1)
  expect(
    await list(cockpit)
      .getByText(/^zur Erinnerung: \d+$/)
      .count(),
  ).toBeGreaterThan(1)
  await cockpit.getByText(/^Noch 1 Punkt ist offen\./).waitFor()
  expect(await phone.getByText('Nirgends im Protokoll').count()).toBe(0)
  expect(await phone.getByText('Funktion fehlt').count()).toBe(0)
  await soundOnBoth(recorder, 'names-recorder')
  await sound(phone, 'names-phone')
})

it('the recorder is told whom to ask for a step, the facilitation is asked before everybody is taken along', async () => {
  await list(recorder)
    .getByText(/^Bitten Sie die Moderation, zum Schritt „.+“ zu gehen\.$/)
    .first()
    .waitFor()
  expect(
    await list(recorder)
      .getByRole('button', { name: /^Zum Schritt/ })
      .count(),
  ).toBe(0)
  const { stepId } = (await room()).workshop
  await list(cockpit)
    .getByRole('button', { name: /^Zum Schritt/ })
    .first()
    .click()
  await button(list(cockpit), 'Zurück zu diesem Schritt? Alle gehen mit.').waitFor()
  expect((await room()).workshop.stepId).toBe(stepId)
  await pause()
  await button(list(cockpit), 'Zurück zu diesem Schritt? Alle gehen mit.').click()
  await expect.poll(async () => (await room()).workshop.stepId).not.toBe(stepId)
  await stage.enter('close')
  await list(cockpit).waitFor()
})

it('[MI8] the recorder rewords on the spot, and the point is gone for both', async () => {
  await list(recorder)
    .getByRole('button', { name: /^Ändern: Themenspeicher/ })
    .click()
  await button(list(recorder), 'Abbrechen').click()
  await list(recorder)
    .getByRole('button', { name: /^Ändern: Themenspeicher/ })
    .click()
  await recorder.getByLabel('Thema', { exact: true }).fill('Was sagt die Fachkraft?')
  await button(list(recorder), 'Änderung sichern').click()
  await expect
    .poll(async () => (await room()).discussion.parked[0]?.text)
    .toBe('Was sagt die Fachkraft?')
  for (const page of [cockpit, recorder])
    await list(page).getByText(`„${NAME}“`).first().waitFor({ state: 'detached' })
})

it('[RO5, MI8] two who reword the same see both versions', async () => {
  const own = list(recorder).getByRole('button', { name: /^Ändern: Stellungnahme/ })
  await own.click()
  await recorder.getByLabel('Wortlaut', { exact: true }).fill('Die Fachkraft war im Urlaub.')
  const [statement] = (await room()).discussion.statements
  const facilitation = await stage.facilitation()
  await facilitation.must({
    type: 'changeItem',
    id: statement?.id ?? '',
    text: 'Herr Schmidt fehlte.',
    before: statement?.text ?? '',
  })
  await recorder.getByRole('listitem').filter({ hasText: 'Änderung sichern' }).first().waitFor()
  await button(list(recorder), 'Änderung sichern').click()
  const dialog = recorder.getByRole('dialog', { name: 'Zwei Fassungen' })
  await dialog.getByText('Herr Schmidt fehlte.').waitFor()
  await dialog.getByText('Die Fachkraft war im Urlaub.').waitFor()
  await pause()
  await button(dialog, 'Meine Fassung nehmen').click()
  await expect
    .poll(async () => (await room()).discussion.statements[0]?.text)
    .toBe('Die Fachkraft war im Urlaub.')
})

it('[RC13] the draft over the room lists the places, too, and leads to each', async () => {
  await cockpit.getByRole('button', { name: 'Protokoll', exact: true }).first().click()
  const dialog = cockpit.getByRole('dialog', { name: 'Protokoll, Stand jetzt' })
  await dialog.getByText(/steht vielleicht ein Name$/).waitFor()
  await button(dialog, 'Zur Stelle: Anlage 2: Perspektiven, Kind').click()
  const focused = () => cockpit.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  await expect.poll(focused).toBe('Kind')
  await sound(cockpit, 'names-draft')
  await cockpit.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

it('a field that wants a function asks at once where a name may stand in it', async () => {
  const topics = recorder.getByRole('region', { name: 'Themenspeicher' })
  await topics.getByLabel('Weitergeben an (Funktion, kein Name)').fill('Frau Krause')
  await topics.getByText('„Frau Krause“: Ist das ein Name?').waitFor()
  await topics.getByLabel('Weitergeben an (Funktion, kein Name)').fill('Teamsitzung')
  await topics.getByText('Ist das ein Name?').first().waitFor({ state: 'detached' })
  await button(topics, /^Weitergeben:/).click()
  await expect.poll(async () => (await room()).discussion.parked[0]?.status).toBe('assigned')
  const facilitation = await stage.facilitation()
  await facilitation.must({ type: 'parkTopic', id: newId(), text: 'Doppelt' })
  await twice(topics, 'Entfernen: Doppelt', 'Wirklich entfernen?')
  await expect.poll(async () => (await room()).discussion.parked.length).toBe(1)
})

it('[MI8] after the end who edits corrects, removes and adds what was said', async () => {
  await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
  await heading(recorder, 'Vielen Dank').waitFor()
  await list(recorder).getByText('Perspektive Kind: „Frau Krause“').waitFor()
  await soundOnBoth(recorder, 'after-recorder')
  await button(list(recorder), 'Befunde ändern').click()
  await heading(recorder, 'Befunde').waitFor()
  await button(recorder, 'Zurück zum Überblick').click()
  await button(recorder, 'Empfehlungen').click()
  await button(recorder, 'Empfehlung 1 öffnen').click()
  const owner = recorder.getByLabel('Verantwortlich', { exact: true })
  await owner.fill('Frau Krause')
  await recorder.getByText('„Frau Krause“: Ist das ein Name?').waitFor()
  await owner.fill('Leitung ASD')
  await recorder.getByText('Ist das ein Name?').first().waitFor({ state: 'detached' })
  await button(recorder, 'Zurück zum Überblick').click()
  await recorder.getByLabel(/^Moderation: Funktion/).fill('Herr Schmidt')
  await recorder.getByText('„Herr Schmidt“: Ist das ein Name?').waitFor()
  await recorder.getByLabel(/^Moderation: Funktion/).fill('')
  await button(recorder, 'Stellungnahme, Perspektiven, Fragen, Tafeln').click()
  await heading(recorder, 'Gesagt und notiert').waitFor()
  await soundOnBoth(recorder, 'said')
  await button(recorder, 'Ändern: Ich mochte Frau Krause.').click()
  await button(recorder, 'Abbrechen').click()
  await button(recorder, 'Ändern: Ich mochte Frau Krause.').click()
  await recorder.getByLabel('Wortlaut', { exact: true }).fill('Ich mochte die Fachkraft.')
  await button(recorder, 'Änderung sichern').click()
  await expect
    .poll(async () => (await room()).discussion.perspectives[0]?.text)
    .toBe('Ich mochte die Fachkraft.')
  await twice(recorder, 'Entfernen: Ich mochte die Fachkraft.', 'Wirklich entfernen?')
  await expect.poll(async () => (await room()).discussion.perspectives.length).toBe(0)
  await twice(recorder, 'Entfernen: Wer war Peter Schulz?', 'Wirklich entfernen?')
  await expect.poll(async () => (await room()).discussion.questions.length).toBe(0)
  await recorder
    .getByRole('textbox', { name: 'Stellungnahme der Falleinbringenden' })
    .fill('Danke für den Blick.')
  await button(recorder, 'Festhalten').click()
  await expect.poll(async () => (await room()).discussion.statements.length).toBe(2)
  await button(recorder, 'Zurück zum Überblick').click()
})

it('[MI9, MI10] the draft says what changed after its vote, and the end of the period names what is open', async () => {
  await stage.write(findingTextId(findingId, 'observation'), 'Später anders. ')
  await link(cockpit, 'Zum Protokoll').click()
  const later = 'Der Wortlaut oder die Angaben wurden nach der Abstimmung geändert.'
  await cockpit.getByText(later).waitFor()
  const open = cockpit.getByText(/^\d+ Punkte sind noch offen$/).first()
  await open.waitFor()
  await cockpit.getByText('Kommentarfrist verlängern oder beenden').click()
  await cockpit.getByText('Sie bleiben so, und die Endfassung nennt sie nicht mehr:').waitFor()
  const named = cockpit.getByRole('region', { name: 'Kommentarfrist beenden' })
  await named.getByText('Angaben fürs Protokoll: Moderation ohne Funktion.').waitFor()
  await soundOnBoth(cockpit, 'concluding')
  await twice(cockpit, 'Kommentarfrist beenden', /^\d+ offene Punkte\. Verlauf und Plätze/)
})

it('the facilitation is told at the top that it is done, and what to do next', async () => {
  await cockpit.getByText('Die Werkstatt ist abgeschlossen').waitFor()
  const focused = await cockpit.evaluate(() => document.activeElement?.textContent ?? '')
  expect(focused).toContain('Die Werkstatt ist abgeschlossen')
  expect(focused).toMatch(/an den\s+Verteiler/u)
  const [file] = await Promise.all([
    cockpit.waitForEvent('download'),
    link(cockpit, 'Endfassung als DOCX laden').click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.docx$/u)
  expect(await cockpit.getByText('wurden nach der Abstimmung geändert').count()).toBe(1)
  await soundOnBoth(cockpit, 'concluded')
})

it('the recorder and the seats read a friendly end that says who has the minutes', async () => {
  for (const page of [recorder, phone]) {
    await heading(page, 'Diese Fallwerkstatt ist abgeschlossen').waitFor()
    await page.getByText(/Moderation und Koordination des Jugendamts haben es/).waitFor()
    expect(await page.locator('.notice.failed').count()).toBe(0)
  }
  await sound(phone, 'concluded-phone')
  await phone.reload()
  await phone.getByRole('heading', { level: 1 }).waitFor()
  await phone.waitForTimeout(1500)
  await sound(phone, 'concluded-phone-reload')
  await recorder.goto(`${stage.address}/werkstatt/${stage.workshopId}/protokoll`)
  await heading(recorder, 'Das Protokoll lesen Moderation und Koordination').waitFor()
  await sound(recorder, 'concluded-recorder')
  await link(recorder, 'Mit Konto anmelden').click()
  await recorder.waitForURL(/\/anmelden$/)
})

it('the old address of the cockpit leads to the minutes, for who may read them', async () => {
  for (const role of ['facilitator', 'coordinator'] as const) {
    const path = `/werkstatt/${stage.workshopId}/moderation`
    const page = await stage.page(path, await stage.logIn(role), { viewport: LAPTOP })
    await page.waitForURL(/\/protokoll$/)
    await page.getByText('Die Werkstatt ist abgeschlossen').waitFor()
  }
})

it('the coordination is told that the final version is there, how long the day was, and which day a case had', async () => {
  const cookies = await stage.logIn('coordinator')
  const listed = await callAs(cookies, stage.address, 'GET', '/api/workshops')
  const found = (listed as readonly WorkshopSummary[]).find(({ id }) => id === stage.workshopId)
  expect(found?.held).toEqual({
    minutes: expect.any(Number) as number,
    deadlines: 1,
    concludedOn: berlinDay(Date.now()),
  })
  expect(found?.held?.minutes).toBeLessThan(15)
  const { procedureId = '', caseId = '' } = found ?? {}
  const page = await stage.page('/amt', cookies, { viewport: LAPTOP })
  await page.getByText(/Die Endfassung des Protokolls liegt vor$/).waitFor()
  await page.getByText('Darin steht 1 Frist.').waitFor()
  const day = page.getByRole('listitem').filter({ hasText: 'Protokoll' }).filter({ hasText: 'Uhr' })
  expect(await day.filter({ hasText: '6 Stunden' }).count()).toBe(0)
  await soundOnBoth(page, 'coordination-after')
  await page.goto(`${stage.address}/amt/faelle/${procedureId}/${caseId}`)
  const workshops = page.getByRole('region', { name: 'Werkstätten zu diesem Fall' })
  await link(workshops, /^Protokoll/).waitFor()
  await soundOnBoth(page, 'case-with-workshop')
  await link(workshops, /^Protokoll/).click()
  await page.waitForURL(/\/protokoll$/)
  await page.goto(`${stage.address}/amt`)
  await link(page, 'Endfassung öffnen').click()
  await page.waitForURL(/\/protokoll$/)
})
