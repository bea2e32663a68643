import { writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { wholeDatabase } from '../../server/db/database.ts'
import { contentOf } from '../../client/finding/findingDraft.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import type { Choice, VoteKind } from '../../shared/vote/vote.ts'
import { findingTextId, type FindingTextField } from '../../shared/sharedText/sharedText.ts'
import { plainText } from '../../shared/sharedText/plainText.ts'
import { violations } from '../support/axe.ts'
import { followTheWay, sound, toTheEnd } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

/** A folder for pictures of the screens, to look at them. */
const SHOTS = process.env['SHOTS']

let stage: Stage
let facilitation: RoomVisitor
let cockpit: Page
let phone: Page
let desk: Page
let visitors: RoomVisitor[]

const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
}
const room = () => facilitation.mirror.view.room
const written = (field: FindingTextField): string =>
  plainText(room().sharedText.states[findingTextId(room().finding.findings[0]?.id ?? '', field)])
const card = (page: Page, name: string): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: `${name} zuklappen` }) })
const open = (page: Page, name: string) =>
  page.getByRole('button', { name: `${name} öffnen`, exact: true }).click()
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Types letter by letter, as fingers do. */
async function type(field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.pressSequentially(text, { delay: 15 })
}

beforeAll(async () => {
  stage = await Stage.open()
  facilitation = await stage.facilitation()
  visitors = await stage.seats(3)
  await stage.annotate(visitors)
  await stage.reveal()
  await stage.keySituations()
  await stage.enter('findings')
  ;[cockpit, phone, desk] = await Promise.all([
    stage.cockpit(),
    stage.seatPage({ viewport: PHONE }),
    stage.seatPage(),
  ])
})
afterAll(() => stage.close())

it('a finding begins with a key situation, and everybody sees it', async () => {
  await cockpit.getByRole('tab', { name: 'Ordnen' }).waitFor()
  expect(await violations(cockpit, '#inhalt')).toEqual([])
  await shot(cockpit, 'order-1280')
  await cockpit.getByRole('tab', { name: 'Befunde' }).click()
  await cockpit.getByLabel('Womit beginnt er?').selectOption({ index: 1 })
  await cockpit.getByText('Belege wählen Sie danach').waitFor()
  // It was not said yet what it shows: that is asked, and the keyboard is there.
  await cockpit.getByRole('button', { name: 'Befund anlegen' }).click()
  await cockpit.getByText('Wählen Sie, ob er Gelungenes').waitFor()
  const strength = cockpit.getByRole('radio', { name: 'Gelungen' })
  await expect.poll(() => strength.evaluate((radio) => radio === document.activeElement)).toBe(true)
  expect(await strength.isChecked()).toBe(false)
  expect(await violations(cockpit, '#inhalt')).toEqual([])
  await cockpit.getByRole('radio', { name: 'Entwicklungspotenzial' }).check({ force: true })
  await cockpit.getByRole('button', { name: 'Befund anlegen' }).click()
  const title = card(cockpit, 'Befund 1').getByLabel('Überschrift')
  await title.waitFor()
  expect(await title.inputValue()).toBe(room().keySituation.situations[0]?.title)
  for (const page of [phone, desk]) await open(page, 'Befund 1')
  expect(await card(phone, 'Befund 1').getByLabel('Überschrift').inputValue()).toBe(
    await title.inputValue(),
  )
})

it('two write into one field at once, on a phone and a laptop, and every letter of both survives', async () => {
  const mine = card(phone, 'Befund 1').getByLabel('Beobachtung', { exact: true })
  const theirs = card(desk, 'Befund 1').getByLabel('Beobachtung', { exact: true })
  await type(theirs, 'Ende.')
  await expect.poll(() => mine.inputValue()).toBe('Ende.')
  await mine.focus()
  await mine.press('Control+Home')
  // What a sighted person sees at the field is said: another person writes along, and the text is safe. Each sentence
  // stands for a moment only, so it is listened to from the start.
  const said = (words: string) =>
    phone.locator('[role=status]', { hasText: words }).first().waitFor({ state: 'attached' })
  const heard = Promise.all([
    said('Beobachtung: Jemand schreibt hier mit.'),
    said('Beobachtung: gesichert.'),
  ])
  await Promise.all([
    type(mine, 'Die Rückmeldung an die Schule blieb aus. '),
    type(theirs, ' Die Frist lief an Tag 30 ab.'),
  ])
  const both = 'Die Rückmeldung an die Schule blieb aus. Ende. Die Frist lief an Tag 30 ab.'
  for (const field of [mine, theirs]) await expect.poll(() => field.inputValue()).toBe(both)
  await heard
  // No list that holds nothing.
  const empty = await phone.evaluate(
    () =>
      [...document.querySelectorAll('main ul, main ol')].filter(
        (list) => list.children.length === 0 && list.checkVisibility(),
      ).length,
  )
  expect(empty).toBe(0)
  await theirs.press('Control+z')
  await expect.poll(() => mine.inputValue()).not.toContain('Tag 30 ab.')
  expect(await mine.inputValue()).toContain('Die Rückmeldung an die Schule blieb aus.')
  await theirs.press('Control+y')
  await expect.poll(() => mine.inputValue()).toBe(both)
})

it('a composed word ends in peace while somebody else writes before it', async () => {
  const mine = card(desk, 'Befund 1').getByLabel('Minderheitensicht')
  const theirs = card(phone, 'Befund 1').getByLabel('Minderheitensicht')
  await type(mine, 'Wort')
  await expect.poll(() => theirs.inputValue()).toBe('Wort')
  const keyboard = await desk.context().newCDPSession(desk)
  const part = { text: ' ´', selectionStart: 2, selectionEnd: 2 }
  await keyboard.send('Input.imeSetComposition', part)
  await theirs.focus()
  await theirs.press('Control+Home')
  await type(theirs, 'Vorn. ')
  await expect.poll(() => written('minorityView')).toBe('Vorn. Wort')
  expect(await mine.inputValue()).toBe('Wort ´')
  await keyboard.send('Input.insertText', { text: ' éins' })
  for (const field of [mine, theirs])
    await expect.poll(() => field.inputValue()).toBe('Vorn. Wort éins')
  await type(mine, '.')
  await expect.poll(() => theirs.inputValue()).toBe('Vorn. Wort éins.')
  await mine.fill('')
  await expect.poll(() => theirs.inputValue()).toBe('')
})

it('what is written without a line is there afterwards, together with what others wrote', async () => {
  const mine = card(phone, 'Befund 1').getByLabel('Erklärung aus damaliger Sicht', { exact: true })
  const theirs = card(desk, 'Befund 1').getByLabel('Erklärung aus damaliger Sicht', { exact: true })
  await phone.context().setOffline(true)
  // The device looks after its line: three questions without an answer, and it is gone.
  await phone.evaluate(() => [1, 2, 3].forEach(() => window.dispatchEvent(new Event('online'))))
  await phone.getByText('Keine Verbindung seit').first().waitFor({ timeout: 20_000 })
  await type(mine, 'Ohne Netz. ')
  await type(theirs, 'Mit Netz. ')
  await phone.context().setOffline(false)
  for (const field of [mine, theirs]) {
    await expect.poll(() => field.inputValue(), { timeout: 15_000 }).toContain('Ohne Netz.')
    await expect.poll(() => field.inputValue()).toContain('Mit Netz.')
  }
})

it('editors choose, readers read along; nothing is wider than the phone', async () => {
  const form = card(cockpit, 'Befund 1')
  await form.getByLabel('Warum gibt es keine Textstelle?').fill('Aus dem Gespräch der Runde.')
  await form.getByRole('checkbox', { name: 'Zusammenarbeit' }).check()
  await form.getByRole('radio', { name: 'Netzwerk' }).check()
  await form.getByRole('radio', { name: 'Aus Erfahrung bekannt' }).check()
  await form.getByRole('button', { name: 'Kriterium wählen' }).click()
  await form.getByRole('combobox').fill('Rückmeldung')
  await form.getByRole('combobox').press('ArrowDown')
  await form.getByRole('combobox').press('Enter')
  await expect
    .poll(() => room().finding.findings[0])
    .toMatchObject({
      level: 'network',
      evidenceLevel: 'indicative',
      factors: ['ZU'],
      noEvidenceReason: 'Aus dem Gespräch der Runde.',
    })
  expect(room().finding.findings[0]?.criterionId).not.toBeNull()
  const read = card(phone, 'Befund 1')
  await read.getByText('Ohne Textstelle: Aus dem Gespräch der Runde.').waitFor()
  await read.getByText('Netzwerk', { exact: true }).waitFor()
  expect(await read.getByRole('button', { name: 'Entfernen' }).count()).toBe(0)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  for (const page of [cockpit, phone]) expect(await violations(page, '#inhalt')).toEqual([])
  await shot(cockpit, 'finding-facilitation-1280')
  await shot(phone, 'finding-seat-320')
})

/** Everybody without a screen answers a vote; then it is closed. */
async function count(kind: VoteKind, choices: readonly Choice[]): Promise<void> {
  await expect
    .poll(() => room().vote.votes.findLast((vote) => vote.kind === kind)?.result)
    .toBeNull()
  const voteId = room().vote.votes.findLast((vote) => vote.kind === kind)?.id ?? ''
  for (const [at, visitor] of visitors.entries()) {
    const cast = await visitor.castBallot(voteId, choices[at] ?? {})
    expect(cast.ok).toBe(true)
  }
  await facilitation.must({ type: 'closeVote', voteId })
}

/** [VO10] Does the finding stand still on every screen: wording to read only, no control that changes it, and why? */
async function stands(still: boolean): Promise<void> {
  for (const page of [cockpit, phone, desk]) {
    const form = card(page, 'Befund 1')
    const observation = form.getByLabel('Beobachtung', { exact: true })
    await expect.poll(() => observation.isEditable()).toBe(!still)
    expect(await form.getByText('stehen fest, solange die Abfrage läuft').isVisible()).toBe(still)
    expect(await form.getByLabel('Minderheitensicht').isEditable()).toBe(true)
  }
  const form = card(cockpit, 'Befund 1')
  expect(await form.getByRole('button', { name: 'Textstelle wählen' }).isVisible()).toBe(!still)
  expect(await form.getByRole('radio', { name: 'Fallhandeln' }).isVisible()).toBe(!still)
  expect(await form.getByRole('button', { name: 'Entfernen', exact: true }).count()).toBe(
    still ? 0 : 1,
  )
}

it('evidence is chosen from the revealed annotations, and the room is asked for consent', async () => {
  const form = card(cockpit, 'Befund 1')
  await form.getByRole('button', { name: 'Anmerkungen als Beleg wählen' }).click()
  const dialog = cockpit.getByRole('dialog')
  const boxes = dialog.getByRole('checkbox', { name: /^„/ })
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  expect(await violations(cockpit, '#inhalt')).toEqual([])
  await shot(cockpit, 'evidence-1280')
  await dialog.getByRole('button', { name: '2 Anmerkungen übernehmen' }).click()
  await expect.poll(() => room().finding.findings[0]?.annotationIds.length).toBe(2)
  await form.getByRole('button', { name: 'Zustimmung abfragen' }).click()
  await stands(true)
  expect(await violations(cockpit, '#inhalt')).toEqual([])
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await shot(cockpit, 'frozen-1280')
  await shot(phone, 'frozen-320')
  await count('consent', [{ agree: 1 }, { agree: 1 }, { concerns: 1 }])
  await stands(false)
  const minority = card(desk, 'Befund 1').getByLabel('Minderheitensicht')
  await type(minority, 'Der Auftrag war damals klar genug.')
  await minority.blur()
})

it('what somebody else changed meanwhile is set beside one’s own version, never overwritten', async () => {
  const finding = room().finding.findings[0]
  if (!finding) throw new Error('there is a finding')
  const { revision } = finding
  const content = contentOf(finding)
  await phone.context().setOffline(true)
  await cockpit.context().setOffline(true)
  await facilitation.must({
    type: 'changeFinding',
    content: { ...content, level: 'organisation' },
    revision,
  })
  await card(cockpit, 'Befund 1').getByRole('radio', { name: 'Fallhandeln' }).check()
  await cockpit.context().setOffline(false)
  await phone.context().setOffline(false)
  const dialog = cockpit.getByRole('dialog', { name: 'Zwei Fassungen' })
  await dialog.getByText('Organisation').waitFor({ timeout: 20_000 })
  await dialog.getByText('Fallhandeln').waitFor()
  expect(room().finding.findings[0]?.level).toBe('organisation')
  await shot(cockpit, 'versions-1280')
  await dialog.getByRole('button', { name: 'Meine Fassung nehmen' }).click()
  await expect.poll(() => room().finding.findings[0]?.level).toBe('caseWork')
})

it('findings are moved by buttons and removed only when asked twice', async () => {
  const titles = () => room().finding.findings.map(({ id }) => id)
  await cockpit.getByRole('radio', { name: 'Entwicklungspotenzial' }).last().check({ force: true })
  await cockpit.getByRole('button', { name: 'Befund anlegen' }).click()
  const [first, second] = await expect.poll(titles).toHaveLength(2).then(titles)
  // What does nothing now does not look like what does.
  const look = (name: string) =>
    cockpit.getByRole('button', { name }).evaluate((arrow) => {
      const { color, borderStyle, cursor } = getComputedStyle(arrow)
      return { color, borderStyle, cursor }
    })
  const [dead, live] = [await look('Befund 1 nach oben'), await look('Befund 1 nach unten')]
  expect(dead.borderStyle).toBe('dashed')
  expect(dead.color).not.toBe(live.color)
  expect(live.borderStyle).not.toBe('dashed')
  await cockpit.getByRole('button', { name: 'Befund 2 nach oben' }).click()
  await expect.poll(titles).toEqual([second, first])
  await card(cockpit, 'Befund 2').getByRole('button', { name: 'Entfernen' }).click()
  expect(titles()).toHaveLength(2)
  await cockpit.waitForTimeout(500)
  await cockpit.getByRole('button', { name: 'Befund 2 mit allen Texten entfernen?' }).click()
  await expect.poll(titles).toEqual([first])
})

it('a finding begins from the heap: with its evidence, and the keyboard in its heading', async () => {
  const count = room().finding.findings.length
  await cockpit.getByRole('tab', { name: 'Ordnen' }).click()
  await cockpit
    .getByRole('button', { name: /^Daraus Befund/ })
    .first()
    .click()
  await expect.poll(() => room().finding.findings.length).toBe(count + 1)
  const made = room().finding.findings.at(-1)
  expect(made?.annotationIds.length).toBeGreaterThan(0)
  expect(made?.criterionId).not.toBeNull()
  const name = `Befund ${made?.number ?? 0}`
  await card(cockpit, name).getByLabel('Überschrift').waitFor()
  await expect.poll(() => cockpit.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await cockpit.getByRole('tab', { name: 'Ordnen' }).click()
  await cockpit
    .getByRole('button', { name: `Steht in ${name}` })
    .first()
    .click()
  await card(cockpit, name).getByRole('button', { name: 'Entfernen', exact: true }).click()
  await cockpit.waitForTimeout(500)
  await cockpit.getByRole('button', { name: `${name} mit allen Texten entfernen?` }).click()
  await expect.poll(() => room().finding.findings.length).toBe(count)
})

it('a recommendation is written by keyboard alone', async () => {
  await stage.enter('recommendations')
  await cockpit.getByLabel('Aus welchem Befund folgt sie?').selectOption({ index: 1 })
  await cockpit.getByRole('button', { name: 'Empfehlung anlegen' }).focus()
  const { keyboard } = cockpit
  await keyboard.press('Enter')
  await expect.poll(() => cockpit.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await keyboard.type('Jede Übergabe bekommt ein Protokoll.')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.type('Leitung ASD')
  await keyboard.press('Tab')
  // A day that is over is asked about at its field, while it is typed.
  await cockpit.getByLabel('Frist').fill('2020-01-31')
  await cockpit
    .getByText(/Die Frist 31\.01\.2020 liegt in der Vergangenheit\. Stimmt das Jahr\?/)
    .first()
    .waitFor()
  await cockpit.getByLabel('Frist').fill('2027-09-30')
  for (let at = 0; at < 4; at++) {
    if (
      await cockpit
        .getByLabel('Woran merken wir es?')
        .evaluate((one) => one === document.activeElement)
    )
      break
    await keyboard.press('Tab')
  }
  await keyboard.type('Stichprobe von 10 Akten')
  await keyboard.press('Tab')
  await expect
    .poll(() => room().recommendation.recommendations[0])
    .toMatchObject({
      owner: 'Leitung ASD',
      indicator: 'Stichprobe von 10 Akten',
      findingIds: [room().finding.findings[0]?.id],
    })
  await phone.getByText('Jede Übergabe bekommt ein Protokoll.').waitFor()
  await phone.getByText('Leitung ASD').waitFor()
})

it('what rests on a changed finding is marked until somebody has looked', async () => {
  const finding = room().finding.findings[0]
  if (!finding) throw new Error('there is a finding')
  const { revision } = finding
  const content = contentOf(finding)
  const changed = { ...content, level: 'network' as const }
  await facilitation.must({ type: 'changeFinding', content: changed, revision })
  await phone.getByText('Ein Befund dahinter hat sich geändert.').waitFor()
  expect(await phone.getByRole('button', { name: 'Empfehlung 1 ist geprüft' }).count()).toBe(0)
  await cockpit.getByRole('button', { name: 'Empfehlung 1 ist geprüft' }).click()
  await phone
    .getByText('Ein Befund dahinter hat sich geändert.')
    .first()
    .waitFor({ state: 'detached' })
})

it('secret dots order the recommendations; the table is cards on a phone', async () => {
  const findingId = room().finding.findings[0]?.id ?? ''
  await stage.recommendations([findingId, findingId])
  const ids = room().recommendation.recommendations.map(({ id }) => id)
  const [first = '', second = '', third = ''] = ids
  // Three recommendations: one dot each is usual, two are the most that still rank them.
  await cockpit.getByRole('button', { name: 'Punkte je Person: eins mehr' }).click()
  await cockpit.getByRole('button', { name: 'Abstimmung eröffnen' }).click()
  // The ballot stands at the top; a seat that reads on below is led back until it is given.
  const ballot = phone.getByRole('heading', { name: 'Was kommt zuerst?' })
  await phone.getByText('niemand sieht Ihre Wahl').waitFor()
  await phone.setViewportSize({ width: 320, height: 280 })
  await toTheEnd(phone)
  await phone
    .locator('.toast')
    .getByText('Was kommt zuerst? Die Abstimmung ist eröffnet.')
    .waitFor()
  await sound(phone, 'vote-far-away')
  await followTheWay(phone, 'Zur Stimmabgabe', ballot)
  await phone.setViewportSize(PHONE)
  expect(await cockpit.locator('.toast').count()).toBe(0)
  await count('recommendation', [{ [third]: 1 }, { [third]: 1, [second]: 1 }, { [first]: 1 }])
  await cockpit.getByText('gleichauf').first().waitFor()
  const rows = cockpit.locator('tr[data-recommendation]')
  expect(await rows.first().getAttribute('data-recommendation')).toBe(third)
  expect(await phone.getByRole('table').count()).toBe(0)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  for (const page of [cockpit, phone, desk]) expect(await violations(page, '#inhalt')).toEqual([])
  await shot(cockpit, 'recommendations-facilitation-1280')
  await shot(desk, 'recommendations-seat-1280')
  await shot(phone, 'recommendations-seat-320')
})

it('the minutes carry what the room agreed on, and nobody’s seat', async () => {
  const page = await stage.page(
    `/werkstatt/${stage.workshopId}/protokoll`,
    await stage.logIn('facilitator'),
  )
  await page.getByRole('heading', { name: 'Befunde', exact: true }).waitFor()
  await page.getByText('2 × Zustimmung, 1 × mit Bedenken, 0 × Widerspruch').waitFor()
  await page.getByText('Der Auftrag war damals klar genug.').waitFor()
  expect(await violations(page, '#inhalt')).toEqual([])
  await shot(page, 'minutes-1280')
  await page.setViewportSize(PHONE)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  await shot(page, 'minutes-320')
  if (SHOTS) await page.pdf({ path: `${SHOTS}/minutes-print.pdf`, format: 'A4' })
  const response = await page.request.get(
    `${stage.address}/api/workshops/${stage.workshopId}/minutes.docx`,
  )
  expect(response.status()).toBe(200)
  const bytes = await response.body()
  if (SHOTS) writeFileSync(`${SHOTS}/minutes.docx`, bytes)
  const parts = unzipSync(new Uint8Array(bytes))
  const text = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('')
  expect(text).toContain('Der Auftrag war damals klar genug.')
  for (const seatId of Object.keys(room().workshop.seats)) expect(text).not.toContain(seatId)
})

it('concluding deletes course and seats; the minutes stay', async () => {
  await facilitation.must({ type: 'closeWorkshop' })
  const page = await stage.page(
    `/werkstatt/${stage.workshopId}/protokoll`,
    await stage.logIn('facilitator'),
  )
  await page.getByText('Kommentarfrist verlängern oder beenden').click()
  await page.getByRole('button', { name: 'Kommentarfrist beenden' }).click()
  // A double click does not confirm: the second tap counts a moment later.
  await page.waitForTimeout(500)
  await page.getByRole('button', { name: 'Verlauf und Plätze endgültig löschen?' }).click()
  await page.getByText('Die Werkstatt ist abgeschlossen').waitFor()
  await page.reload()
  await page.getByText('Der Auftrag war damals klar genug.').waitFor()
  await page.getByText('2 × Zustimmung, 1 × mit Bedenken, 0 × Widerspruch').waitFor()
  expect(await violations(page, '#inhalt')).toEqual([])
  const db = wholeDatabase(stage.server.deps.db)
  for (const table of ['workshop_event', 'workshop_command', 'seat', 'ballot_flag'])
    expect((await sql`SELECT * FROM ${sql.table(table)}`.execute(db)).rows, table).toEqual([])
  const kept = await sql<{ body: string }>`SELECT body FROM workshop_result`.execute(db)
  const body = kept.rows.map((row) => row.body).join('')
  expect(kept.rows).toHaveLength(1)
  for (const seatId of Object.keys(room().workshop.seats)) expect(body).not.toContain(seatId)
  await phone.getByText('Diese Fallwerkstatt ist abgeschlossen').waitFor()
  await cockpit.getByRole('link', { name: 'Zum Protokoll' }).click()
  await cockpit.waitForURL(/\/protokoll$/)
})
