// A workshop that rates structure criteria without a case: planned from the procedure, rated ahead and blind on three phones,
// uncovered, agreed on, concluded; its minutes, and the step of the procedure it belongs to.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { callAs, type Cookies } from '../../server/demo/visitor.ts'
import {
  button,
  heading,
  link,
  pause,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
let account: Cookies
let office: Page
let cockpit: Page
let phones: Page[]
let wall: Page
let id = ''

const TITLE = 'Wie wir aufgestellt sind'
const FIRST = 'Verantwortung je Verfahrensschritt geregelt'
const region = (page: Page, name: string): Locator => page.getByRole('region', { name })
const criterion = (page: Page, title: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) })
/** What no screen of this workshop says. */
const OF_A_CASE = /Falltext|Fallvorstellung|Anmerkung|Befund|Zeitstrahl|Stellungnahme|Falleinbring/
const saysNothingOfACase = async (page: Page): Promise<void> =>
  expect(await page.locator('main').innerText()).not.toMatch(OF_A_CASE)

/** The main way goes to the next step of the day. */
const next = async (title: string): Promise<void> => {
  await pause()
  await button(cockpit, new RegExp(`^Weiter: ${title}`)).click()
  await heading(phones[0] ?? cockpit, title).waitFor()
}

/** Another case of the same procedure is concluded, with development potential on a criterion. */
async function caseConcluded(criterionId: string): Promise<void> {
  const { deps } = stage.server
  const { procedureId } = await deps.db
    .selectFrom('workshop')
    .select('procedureId')
    .where('id', '=', stage.workshopId)
    .executeTakeFirstOrThrow()
  const [coordinator = '', secondCoordinator = ''] = stage.seeded.accounts
    .filter(({ role }) => role === 'coordinator')
    .map((one) => one.id)
  const own = { procedureId, workshopId: stage.workshopId }
  await concludedWorkshop(deps, { own, coordinator, secondCoordinator }, 'random', criterionId)
}
/** What three cases show beside the first theme, and a fourth one that says nothing of it. */
const OF_THREE = /In 3 von 3 zufällig gezogenen Fällen Entwicklungspotenzial, in 0 nur Gelungenes/
const OF_FOUR = /In 3 von 4 zufällig gezogenen Fällen Entwicklungspotenzial, in 0 nur Gelungenes/
const CONTRADICT = 'Fälle und Struktur widersprechen sich'

beforeAll(async () => {
  stage = await Stage.open()
  account = await stage.logIn('facilitator')
})
afterAll(() => stage.close())

it('[SR9] is planned from its procedure, without a case, with an agenda of its own', async () => {
  office = await stage.page('/amt/verfahren', account)
  await link(office, 'Qualitätsentwicklungsverfahren').click()
  await region(office, 'Strukturmerkmale')
    .getByText('Noch ist keine Einstufung vereinbart.')
    .waitFor()
  await link(office, 'Strukturmerkmale einstufen').click()
  await office
    .getByRole('radio', { name: 'Werkstatt zu den Strukturmerkmalen', checked: true })
    .waitFor()
  expect(await office.getByLabel('Fall', { exact: true }).count()).toBe(0)
  expect(await office.getByText('Wie kam der Fall in die Werkstatt?').count()).toBe(0)
  await soundOnBoth(office, 'structure-day-new')
  // Another kind of workshop, and back: what goes with it is offered.
  await office.getByRole('radio', { name: 'Fallwerkstatt', exact: true }).check()
  await office.getByLabel('Fall', { exact: true }).waitFor()
  await office.getByRole('group', { name: 'Schritt 2: Fallvorstellung' }).waitFor()
  await tabTo(office, office.getByRole('radio', { name: 'Fallwerkstatt', exact: true }), 90)
  await office.keyboard.press('ArrowDown')
  await office.getByRole('group', { name: 'Schritt 2: Strukturmerkmale einstufen' }).waitFor()
  const kinds = office.getByLabel('Neuer Schritt')
  const offered = await kinds.locator('option').allInnerTexts()
  expect(offered).toContain('Strukturmerkmale einstufen')
  expect(offered).not.toContain('Still anmerken')
  // The agenda of before can be fetched back: then it says what does not go, and the server refuses it.
  await button(office, 'Rückgängig').click()
  await office.getByText('„Still anmerken“ arbeitet mit einem Fall.', { exact: false }).waitFor()
  await office.getByLabel('Titel der Werkstatt').fill(TITLE)
  await office.getByLabel('Katalog', { exact: true }).selectOption({ index: 2 })
  await button(office, 'Werkstatt anlegen').click()
  await office
    .getByText('Nehmen Sie die Schritte heraus, die mit einem Fall arbeiten.', { exact: false })
    .first()
    .waitFor()
  await sound(office, 'structure-day-misfit')
  // Another template begins anew.
  await office.getByRole('radio', { name: /^Strukturmerkmale, vorab eingestuft/ }).check()
  await office.getByRole('group', { name: 'Schritt 2: Strukturmerkmale vergleichen' }).waitFor()
  await office.getByRole('radio', { name: /^Strukturmerkmale \(120/ }).check()
  await office.getByRole('group', { name: 'Schritt 2: Strukturmerkmale einstufen' }).waitFor()
  await office.getByLabel('Verfahren', { exact: true }).selectOption({ index: 1 })
  await office.getByRole('checkbox', { name: /insoweit erfahrenen Fachkraft/ }).check()
  await button(office, 'Werkstatt anlegen').click()
  await heading(office, TITLE).waitFor()
  id = new URL(office.url()).pathname.split('/').at(-1) ?? ''
  const basis = region(office, 'Grundlage')
  await basis.getByText('Insoweit erfahrene Fachkraft', { exact: false }).waitFor()
  await soundOnBoth(office, 'structure-day-plan')
  await saysNothingOfACase(office)
  const dialog = office.getByRole('dialog')
  for (const way of ['Abbrechen', 'Schließen']) {
    await button(basis, 'Katalog ändern').click()
    await button(dialog, way).click()
    await dialog.waitFor({ state: 'detached' })
    await pause()
  }
  await button(basis, 'Katalog ändern').click()
  const catalogue = dialog.getByLabel('Katalog', { exact: true })
  const before = await catalogue.inputValue()
  await catalogue.selectOption(before === '0' ? '1' : '0')
  await catalogue.selectOption(before)
  expect(await dialog.getByLabel('Fall', { exact: true }).count()).toBe(0)
  await dialog.getByRole('checkbox', { name: /insoweit erfahrenen Fachkraft/ }).uncheck()
  await button(dialog, 'Übernehmen').click()
  await expect.poll(() => basis.getByText('Insoweit erfahrene Fachkraft').count()).toBe(0)
})

it('[SR9] is in lists and invited to by its own name', async () => {
  await link(office, 'Einladung').click()
  await button(office, /Code/).click()
  await office.getByText('Werkstatt zu den Strukturmerkmalen', { exact: false }).first().waitFor()
  await soundOnBoth(office, 'structure-day-invitation')
  await saysNothingOfACase(office)
  await office.goto(`${stage.address}/amt/werkstaetten`)
  await heading(office, TITLE).waitFor()
})

/** Takes the first rating away, and gives it once more. */
async function changesItsMind(phone: Page): Promise<void> {
  await button(criterion(phone, FIRST), 'Einstufung entfernen').click()
  await phone.getByText(/^In diesem Thema 0 von /).waitFor()
  await criterion(phone, FIRST).getByText('im Aufbau', { exact: true }).click()
  await phone.getByText(/^In diesem Thema 1 von /).waitFor()
}

it('[SR9] three phones come days ahead and rate for themselves; the room is open on the day', async () => {
  const { code } = (await callAs(account, stage.address, 'POST', `/api/workshops/${id}/code`, {
    hours: 12,
  })) as { code: string }
  cockpit = await stage.page(`/werkstatt/${id}/moderation`, account)
  phones = []
  for (let at = 0; at < 3; at++) {
    const cookies: Cookies = new Map()
    await callAs(cookies, stage.address, 'POST', '/api/join', { code, groupSize: 1 })
    const phone = await stage.page(`/werkstatt/${id}`, cookies, { viewport: PHONE })
    await button(cockpit, /^Aufnehmen/).click()
    await phone.getByText(/^In diesem Thema 0 von /).waitFor()
    phones.push(phone)
  }
  for (const [at, phone] of phones.entries()) {
    await criterion(phone, FIRST)
      .getByText(at === 0 ? 'im Aufbau' : 'vorhanden', { exact: true })
      .click()
    await phone.getByText(/^In diesem Thema 1 von /).waitFor()
  }
  const [phone] = phones
  if (!phone) throw new Error('no phone')
  await changesItsMind(phone)
  await sound(phone, 'structure-day-ahead')
  await saysNothingOfACase(phone)
  await button(cockpit, 'Werkstatt öffnen').click()
  await heading(phone, 'Ankommen, Auftrag, Regeln').waitFor()
  await phone.getByText('Wir sprechen über das Jugendamt.').waitFor()
  await saysNothingOfACase(phone)
  await sound(phone, 'structure-day-arrive')
  await soundOnBoth(cockpit, 'structure-day-cockpit')
  await saysNothingOfACase(cockpit)
  await button(phone, 'Ich halte mich an diese Regeln').click()
  await next('Strukturmerkmale einstufen')
  await phone.getByText(/^In diesem Thema 1 von /).waitFor()
  const untold = criterion(cockpit, FIRST).getByText('Ohne Aufdecken festhalten')
  await untold.click()
  await criterion(cockpit, FIRST)
    .getByText('im Gespräch schon alles klar', { exact: false })
    .waitFor()
  await untold.click()
  await changesItsMind(phone)
  await saysNothingOfACase(phone)
})

it('[SR2] it is uncovered theme by theme, agreed on, and recommended from', async () => {
  const [phone] = phones
  if (!phone) throw new Error('no phone')
  const link = (await callAs(
    account,
    stage.address,
    'POST',
    `/api/workshops/${id}/projector`,
    {},
  )) as {
    token: string
  }
  wall = await stage.page(`/beamer#${link.token}`, new Map(), {
    viewport: { width: 1920, height: 1080 },
  })
  for (let at = 0; at < 3; at++) await caseConcluded('P-02-1')
  await button(cockpit, 'Aufdecken ankündigen').click()
  await phone.getByText('Gleich wird aufgedeckt').first().waitFor()
  await pause()
  await twice(cockpit, 'Dieses Thema aufdecken', /jetzt aufdecken/)
  await phone.getByText('im Aufbau (auch Ihre Einstufung)').waitFor()
  await wall.getByText('2 × vorhanden', { exact: false }).first().waitFor()
  await sound(wall, 'structure-day-wall')
  const card = criterion(cockpit, FIRST)
  await card.getByText('vorhanden', { exact: true }).last().click()
  await card.getByLabel('Beleg', { exact: true }).fill('Geschäftsverteilungsplan')
  await pause()
  const beside = cockpit.getByRole('group', { name: 'Was die Fälle dazu zeigen' })
  await beside.getByText(OF_THREE).waitFor()
  await beside.getByText(CONTRADICT).waitFor()
  await soundOnBoth(cockpit, 'structure-day-agree')
  await saysNothingOfACase(cockpit)
  await next('Empfehlungen')
  await cockpit.getByText('Legen Sie die erste Empfehlung an.', { exact: true }).waitFor()
  await saysNothingOfACase(phone)
  await sound(phone, 'structure-day-recommend')
})

it('[SR9] ends with a checklist, a comment period and minutes that know no case', async () => {
  const [phone] = phones
  if (!phone) throw new Error('no phone')
  await next('Abschluss')
  await saysNothingOfACase(phone)
  await saysNothingOfACase(cockpit)
  await cockpit.getByText('Vereinbart ist 1 von ', { exact: false }).waitFor()
  await soundOnBoth(cockpit, 'structure-day-close')
  await wall.getByText('1 vereinbarte Einstufung').waitFor()
  await twice(cockpit, 'Werkstatt beenden', /Wirklich beenden/)
  await heading(phone, 'Vielen Dank').waitFor()
  await button(phone, 'Strukturmerkmale').click()
  await heading(phone, 'Strukturmerkmale').waitFor()
  await criterion(phone, FIRST).getByText('Geschäftsverteilungsplan').waitFor()
  await sound(phone, 'structure-day-after')
  await saysNothingOfACase(phone)
  await button(phone, 'Zurück zum Überblick').click()
  await saysNothingOfACase(phone)
  await soundOnBoth(cockpit, 'structure-day-closed')
  await saysNothingOfACase(cockpit)
  await button(cockpit, 'Strukturmerkmale').click()
  await criterion(cockpit, FIRST).getByLabel('Beleg', { exact: true }).fill('Plan vom Frühjahr')
  await pause()
  await office.goto(`${stage.address}/werkstatt/${id}/protokoll`)
  await office.getByText('Protokoll der Werkstatt zu den Strukturmerkmalen').waitFor()
  await office.getByRole('cell', { name: 'Plan vom Frühjahr' }).waitFor()
  await heading(office, 'Was die Fälle dazu zeigen').waitFor()
  await office.getByText(OF_THREE).and(office.getByText(CONTRADICT)).waitFor()
  await soundOnBoth(office, 'structure-day-minutes')
  await saysNothingOfACase(office)
  await link(office, 'Einstufungen und Empfehlungen ändern').click()
  await office.waitForURL('**/moderation')
  await office.goBack()
  await office.getByText('Protokoll der Werkstatt zu den Strukturmerkmalen').waitFor()
  await office.getByText('Kommentarfrist verlängern oder beenden').click()
  await twice(office, 'Kommentarfrist beenden', /endgültig löschen/)
  await office.getByText('Die Werkstatt ist abgeschlossen').waitFor()
  await phone.getByText('ebenso alles, was jeder Platz für sich geschrieben hat').waitFor()
  await saysNothingOfACase(office)
})

it('[SR10] minutes that are final keep what the cases showed; the closing view counts the one that came after', async () => {
  await caseConcluded('P-15-1')
  await office.goto(`${stage.address}/werkstatt/${id}/protokoll`)
  await office
    .getByText(/^Endfassung/)
    .first()
    .waitFor()
  await office.getByText(OF_THREE).and(office.getByText(CONTRADICT)).waitFor()
  await sound(office, 'structure-day-final')
  expect(await office.getByText(OF_FOUR).count()).toBe(0)
})

it('[SR8] the procedure shows what was agreed on, and the step is done', async () => {
  await office.goto(`${stage.address}/amt/verfahren`)
  await link(office, 'Qualitätsentwicklungsverfahren').click()
  await region(office, 'Strukturmerkmale')
    .getByText('1 von 28 Merkmalen vereinbart.', { exact: false })
    .waitFor()
  await region(office, 'Werkstätten')
    .getByText('Strukturmerkmale, ohne Fall', { exact: false })
    .waitFor()
  await button(office, 'Weiter: Strukturmerkmale').click()
  const dialog = office.getByRole('dialog')
  await button(dialog, 'Schritt festhalten').click()
  await office.locator('li[aria-current="step"]').getByText('Strukturmerkmale').waitFor()
  await pause()
  await soundOnBoth(office, 'structure-day-procedure')
  await link(office, 'Abschlussübersicht').click()
  await office.getByText(`${FIRST}: vorhanden`, { exact: false }).waitFor()
  await heading(office, 'Was die Fälle dazu zeigen').waitFor()
  const compared = office.getByRole('listitem').filter({ hasText: OF_FOUR })
  await compared
    .filter({ hasText: 'S-01 Leitung und Verantwortung' })
    .filter({ hasText: CONTRADICT })
    .waitFor()
  await soundOnBoth(office, 'structure-day-closing')
  await office.emulateMedia({ media: 'print' })
  expect(await compared.isVisible()).toBe(true)
  await office.emulateMedia({ media: 'screen' })
})

it('[SR9] without a released case there is this workshop to plan, and it says why no other', async () => {
  const { procedureId } = await stage.server.deps.db
    .selectFrom('workshop')
    .select('procedureId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const cases = await stage.server.deps.db.selectFrom('review_case').select('id').execute()
  const coordination = await stage.logIn('coordinator')
  for (const one of cases)
    await callAs(coordination, stage.address, 'POST', `/api/cases/${one.id}/withdraw`, {}).catch(
      () => undefined,
    )
  await office.goto(`${stage.address}/amt/werkstaetten/neu`)
  await office.getByText('Noch ist kein Fall freigegeben').waitFor()
  expect(await office.getByText('Was planen Sie?').count()).toBe(0)
  expect(await office.getByLabel('Verfahren', { exact: true }).inputValue()).toBe(procedureId)
  await soundOnBoth(office, 'structure-day-no-case')
  await office.getByLabel('Titel der Werkstatt').fill('Noch einmal einstufen')
  await office.getByLabel('Katalog', { exact: true }).selectOption({ index: 1 })
  await button(office, 'Werkstatt anlegen').click()
  await heading(office, 'Noch einmal einstufen').waitFor()
})
