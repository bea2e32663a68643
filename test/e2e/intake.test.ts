// A text on its way from a chronology with dates to the release, on which two coordinators work at the same time.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { odt, odtHeading, odtLine } from '../caseText/odtFixture.ts'
import { docx, heading as wordHeading, paragraph } from '../caseText/wordFixture.ts'
import { House, LAPTOP, PHONE } from '../support/house.ts'
import {
  button,
  focusedOn,
  heading,
  link,
  pause,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'
import { readEntries } from '../support/intakePage.ts'
import { sessionOf, settle, type Village } from '../support/village.ts'

/** A word that stands in the raw text only; it never leaves the browser. */
const RAW = 'Birnenkompott'

/** As files have it: days of the calendar, a legend, a false alarm, a number. */
const CHRONOLOGY = [
  'KM = Kindesmutter, KV = Kindesvater',
  '',
  '28.12.2023, 10:40 Uhr – Mitteilung',
  `Die Kita ruft an. KM sagt „${RAW}“. Rückruf unter 0170 1234567.`,
  '',
  '03.01., 9 Uhr – Hausbesuch',
  'KM öffnet. Am 02.01. war KV da, Ergebnis der Skala 03.04. beachten.',
  '',
  '05.01. – Beratung',
  'Das Team verweist auf VerfGH 1 BvR 160/14. Bis Ende Januar bleibt KV weg.',
  '',
  'Zwei Wochen später ruft die Kita an.',
].join('\n')

let house: House
let village: Village
let first: Page
let second: Page
/** Everything the first window sent, address and body. */
const sent: string[] = []

beforeAll(async () => {
  house = await House.empty()
  village = await settle(house.server.deps)
  const as = async (id: string) => house.page('/amt/faelle', await sessionOf(house.server.deps, id))
  first = await as(village.coordinator)
  second = await as(village.secondCoordinator)
  first.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
})
afterAll(() => house.close())

const entryText = (page: Page, number: number) =>
  page.getByLabel(`Text von Eintrag ${number}`, { exact: true })
const offices = () => `/amt/faelle/${village.own.procedureId}`
const caseIdOf = (page: Page): string => /faelle\/[^/]+\/([^/?#]+)/.exec(page.url())?.[1] ?? ''

/** What sticks to the lower edge of a phone leaves the rest to the text. */
async function barOnPhone(page: Page): Promise<void> {
  const before = page.viewportSize() ?? LAPTOP
  await page.setViewportSize(PHONE)
  const bar = () =>
    page.evaluate(() =>
      Number.parseFloat(document.documentElement.style.getPropertyValue('--sticky-end')),
    )
  await expect.poll(bar, { timeout: 20_000 }).toBeLessThanOrEqual(64)
  expect(await bar()).toBeGreaterThanOrEqual(44)
  await page.setViewportSize(before)
}

async function submit(page: Page, note = ''): Promise<void> {
  await barOnPhone(page)
  await readEntries(page)
  await button(page, 'Weiter zum Lesen').click()
  await heading(page, 'Fragen vor dem Einreichen').waitFor()
  await barOnPhone(page)
  await page.getByRole('radio', { name: 'Niemand' }).check()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  if (note !== '') await page.getByLabel('Hinweis an die zweite Person').fill(note)
  await page.getByText('die Zahl Ihrer Entscheidungen, nicht die Datei').waitFor()
  await button(page, 'Zur Freigabe einreichen').click()
}

describe('the case', () => {
  it('takes no label that names somebody or is taken, changes it, and goes again', async () => {
    await button(first, 'Fall anlegen').click()
    const dialog = first.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
    await dialog.getByLabel('Der Fall ist abgeschlossen').check()
    for (const [label, sentence] of [
      ['Familie Müller, Az. 51-23/4711', 'Darin steht ein Name'],
      ['2024/0387', 'Es sieht wie ein Aktenzeichen aus'],
      ['a-1.', 'schon einen Fall mit diesem Kürzel'],
    ] as const) {
      await dialog.getByLabel('Kürzel').fill(label)
      await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
      await dialog.getByText(sentence).first().waitFor()
    }
    await dialog.getByText('Vorhanden ist:').waitFor()
    await dialog.getByRole('link', { name: /^A-1 \(/ }).waitFor()
    await soundOnBoth(first, 'case-label-refused')
    // The case that has the label already is one tap away, and the list again.
    await dialog.getByRole('link', { name: /^A-1 \(/ }).click()
    await heading(first, 'A-1').waitFor()
    await link(first, '← Fälle').click()
    await first.locator('main').getByRole('link', { name: 'A-1', exact: true }).click()
    await heading(first, 'A-1').waitFor()
    await link(first, '← Fälle').click()
    await button(first, 'Fall anlegen').click()
    await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
    await dialog.getByLabel('Der Fall ist abgeschlossen').check()
    await dialog.getByLabel('Kürzel').fill('Fall falsch')
    await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
    await heading(first, 'Fall falsch').waitFor()
    await twice(first, 'Fall löschen', 'Fall endgültig löschen?')
    await heading(first, 'Fälle').waitFor()
    await expect.poll(() => first.getByText('Fall falsch').count()).toBe(0)

    await button(first, 'Fall anlegen').click()
    await dialog.getByLabel('Kürzel').fill('Fall 8')
    await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
    await dialog.getByLabel('Der Fall ist abgeschlossen').check()
    await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
    await heading(first, 'Fall 8').waitFor()
    let asked = 0
    for (const way of ['Abbrechen', 'Schließen']) {
      await button(first, 'Kürzel ändern').click()
      await dialog.getByLabel('Kürzel').fill('Fall 6')
      // “Abbrechen” says it; “Schließen” of a form with changes is asked back.
      if (way === 'Schließen')
        first.once('dialog', (question) => {
          asked++
          void question.accept()
        })
      await button(dialog, way).click()
      await dialog.waitFor({ state: 'hidden' })
      await pause()
    }
    expect(asked).toBe(1)
    await heading(first, 'Fall 8').waitFor()
    await button(first, 'Kürzel ändern').click()
    await dialog.getByLabel('Kürzel').fill('Fall 7')
    await first.keyboard.press('Enter')
    await heading(first, 'Fall 7').waitFor()
    await soundOnBoth(first, 'case-new')
  })
})

describe('the text', () => {
  it('asks once which day is day 0, then everything is counted', async () => {
    await link(first, 'Text einlesen').click()
    await first.getByLabel('Oder Text einfügen').fill(CHRONOLOGY)
    await button(first, 'Eingefügten Text einlesen').click()
    await heading(first, 'Welcher Tag ist Tag 0?').waitFor()
    const day = first.getByLabel('Tag der ersten Mitteilung')
    expect(await day.inputValue()).toBe('2023-12-28')
    await soundOnBoth(first, 'intake-day-zero')
    await day.fill('')
    await button(first, 'Tage zählen').click()
    await first.getByText('Bitte wählen Sie einen Tag').waitFor()
    await day.fill('2023-12-28')
    await first.keyboard.press('Enter')
    await heading(first, 'Einträge prüfen').waitFor()
    const days = first.locator('[data-day]')
    expect(await days.count()).toBe(3)
    expect(
      await days.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
    ).toEqual(['0', '6', '8'])
    expect(await first.getByLabel('Kürzel 2', { exact: true }).inputValue()).toBe('KV')
    await first.getByText('6 Stellen sind noch offen').waitFor()
    await soundOnBoth(first, 'intake-dates')
  })

  it('goes from day to day by Enter, and from a new token straight into its field', async () => {
    await first.locator('[data-day]').first().focus()
    await first.keyboard.press('Enter')
    expect(
      await first.evaluate(
        () => document.activeElement?.closest('li')?.querySelector('h3')?.textContent,
      ),
    ).toBe('Eintrag 2')
    await button(first, 'Kürzel hinzufügen').click()
    await first.keyboard.type('KM')
    expect(await first.getByLabel('Kürzel 3', { exact: true }).inputValue()).toBe('KM')
    await first.getByLabel('Bedeutung 3', { exact: true }).fill('Klassenleitung')
    await first.getByText('Dieses Kürzel steht schon weiter oben.').waitFor()
    await first.getByText('Jedes Kürzel bedeutet genau eine Rolle').waitFor()
    await sound(first, 'intake-token-twice')
    await button(first, 'Kürzel KM (1.) löschen').scrollIntoViewIfNeeded()
    await first.getByRole('button', { name: 'Kürzel KM (3.) löschen' }).click()
    await first.getByText('6 Stellen sind noch offen').waitFor()
  })

  it('replaces a day by one tap, keeps what is no day and what is a false alarm, by keyboard', async () => {
    const replace = button(first, '„02.01.“ durch „Tag 5“ ersetzen')
    await entryText(first, 2).focus()
    await tabTo(first, replace)
    await first.keyboard.press('Enter')
    expect(await entryText(first, 2).inputValue()).toContain('Am Tag 5 war KV da')
    // The next note has the focus already.
    await tabTo(first, button(first, 'Ist kein Datum: 03.04.'))
    await first.keyboard.press('Enter')
    await first.getByText('Behalten: 03.04. – Kein Kalendertag').waitFor()
    await button(first, 'Trotzdem behalten: 1 BvR 160/14').click()
    await first.keyboard.press('Enter')
    await first.getByText('Bitte nennen Sie den Grund').waitFor()
    await first.keyboard.type('Entscheidung des VerfGH')
    await first.keyboard.press('Enter')
    await first.getByText('Behalten: 1 BvR 160/14 – Entscheidung des VerfGH').waitFor()
    await button(first, '„Ende Januar“ durch „etwa Tag 29“ ersetzen').click()
    expect(await entryText(first, 3).inputValue()).toContain('Bis etwa Tag 29 bleibt KV weg.')
    await button(first, 'Bleibt stehen: VerfGH').click()
    await first.getByText('1 Stelle ist noch offen').waitFor()
    await soundOnBoth(first, 'intake-decided')
  })

  it('[IM11] proposes an entry where a paragraph tells of another day, with its day', async () => {
    await first.getByText('An einer Stelle beginnt wohl ein neuer Eintrag').waitFor()
    await entryText(first, 3).focus()
    await tabTo(first, button(first, 'Trennen vor „Zwei Wochen später“, Tag 22'))
    await first.getByText('Der Tag ist ungenau: Tag 22 bis Tag 28.').waitFor()
    await sound(first, 'intake-proposed')
    await first.keyboard.press('Enter')
    // Two weeks are no single day, and that is said.
    await first.getByText('„Zwei Wochen später“ ist ungenau: Tag 22 bis Tag 28.').first().waitFor()
    expect(await first.locator('[data-day]').nth(3).inputValue()).toBe('22')
    await button(first, 'Rückgängig').click()
    await button(first, 'Dort trennen').click()
    await entryText(first, 4).waitFor()
    await button(first, 'Rückgängig').click()
    await button(first, 'Gehört zusammen: Zwei Wochen später').click()
    await expect.poll(() => first.getByText('beginnt wohl ein neuer Eintrag').count()).toBe(0)
    expect(await first.locator('[data-day]').count()).toBe(3)
  })

  it('survives a reload, encrypted and without a readable word on the device', async () => {
    await first.getByText(/gesichert \d/).waitFor()
    const lying = await first.evaluate(async () => {
      const open = indexedDB.open('fallwerkstatt')
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result)
      })
      const names = [...database.objectStoreNames]
      const all = database
        .transaction(names)
        .objectStore(names[0] ?? '')
        .getAll()
      const items = await new Promise<{ body: ArrayBuffer }[]>((resolve) => {
        all.onsuccess = () => resolve(all.result as { body: ArrayBuffer }[])
      })
      database.close()
      return {
        count: items.length,
        words: items.map(({ body }) => new TextDecoder('latin1').decode(body)).join(''),
        clear: JSON.stringify([localStorage, sessionStorage, location.href]),
      }
    })
    expect(lying.count).toBe(1)
    for (const words of [lying.words, lying.clear]) {
      expect(words).not.toContain('Kita')
      expect(words).not.toContain('Hausbesuch')
    }
    const caseId = caseIdOf(first)
    await first.goto(`${house.address}/amt`)
    await heading(first, 'Fall 7: Auf diesem Gerät liegt ein Entwurf').waitFor()
    expect(await heading(first, 'Fall 7: Es gibt noch keinen Text').count()).toBe(0)
    await soundOnBoth(first, 'home-draft')
    await link(first, 'Weiterarbeiten').click()
    await button(first, 'Weiterarbeiten').waitFor()
    await first.goto(`${house.address}/amt/faelle`)
    await link(first, 'Am Entwurf weiterarbeiten: Fall 7').waitFor()
    await first.goto(`${house.address}${offices()}/${caseId}`)
    await link(first, 'Am Entwurf weiterarbeiten').click()
    await first.getByText('Auf diesem Gerät liegt ein Zwischenstand', { exact: true }).waitFor()
    await soundOnBoth(first, 'intake-kept')
    await button(first, 'Weiterarbeiten').click()
    await first.getByText('1 Stelle ist noch offen').waitFor()
    expect(await entryText(first, 2).inputValue()).toContain('Am Tag 5 war KV da')
    await first.getByText('Behalten: 1 BvR 160/14').waitFor()
  })

  it('survives a reload right after the last change, too', async () => {
    const before = await entryText(first, 2).inputValue()
    const change = async (text: string) => {
      await entryText(first, 2).fill(text)
      await first.reload()
      await button(first, 'Weiterarbeiten').click()
      expect(await entryText(first, 2).inputValue()).toBe(text)
    }
    await change(`${before} Eben erst.`)
    await change(before)
  })

  it('also after the session ended: logged in again it is there', async () => {
    await first.getByText(/gesichert \d/).waitFor()
    house.server.deps.sqlite
      .prepare('DELETE FROM account_session WHERE accountId = ?')
      .run(village.coordinator)
    const cookies = await sessionOf(house.server.deps, village.coordinator)
    const address = first.url()
    await first
      .context()
      .addCookies(
        [...cookies].map(([name, value]) => ({ name, value, url: house.address, httpOnly: true })),
      )
    await first.goto(address)
    await button(first, 'Weiterarbeiten').click()
    await first.getByText('1 Stelle ist noch offen').waitFor()
  })

  it('[RC11] what was answered before submitting survives going back and a reload, and ends with the text', async () => {
    const text = entryText(first, 1)
    await text.fill((await text.inputValue()).replace(/ KM sagt.*$/, ''))
    // Nothing is found in it any more: a person says that it was read.
    await first.getByText('1 Stelle ist noch offen').waitFor()
    await readEntries(first)
    await button(first, 'Weiter zum Lesen').click()
    // The author sees the same lanes before submitting [EK3].
    await first.getByText('Der Fall in Spuren').click()
    await button(first, 'Hausbesuch').click()
    await expect
      .poll(() => first.evaluate(() => document.activeElement?.getAttribute('data-entry')))
      .toBe('E-2')
    await first.getByText('Der Fall in Spuren').click()
    const nobody = first.getByRole('radio', { name: 'Niemand' })
    // [RC11] Whom others would recognise stays: nothing is sent.
    await first.getByRole('radio', { name: /^Auch andere/ }).check()
    for (const one of await first.getByRole('checkbox').all()) await one.check()
    await button(first, 'Zur Freigabe einreichen').click()
    await first.getByText('Solange Außenstehende die Familie erkennen würden').first().waitFor()
    expect(sent.filter((one) => one.includes('/texts {'))).toEqual([])
    for (const one of await first.getByRole('checkbox').all()) await one.uncheck()
    const box = first.getByRole('checkbox').first()
    await nobody.check()
    await box.check()
    await first.getByLabel('Hinweis an die zweite Person').fill('Aus der')
    await button(first, 'Zurück zu den Einträgen').click()
    await button(first, 'Weiter zum Lesen').click()
    expect([await nobody.isChecked(), await box.isChecked()]).toEqual([true, true])
    await first.reload()
    await button(first, 'Weiterarbeiten').click()
    await button(first, 'Weiter zum Lesen').click()
    expect([await nobody.isChecked(), await box.isChecked()]).toEqual([true, true])
    expect(await first.getByLabel('Hinweis an die zweite Person').inputValue()).toBe('Aus der')
    await button(first, 'Zurück zu den Einträgen').click()
    await text.fill(`${await text.inputValue()} Danach nichts.`)
    await button(first, 'Weiter zum Lesen').click()
    await first.getByText('Der Text hat sich seit Ihren Antworten geändert').waitFor()
    expect([await nobody.isChecked(), await box.isChecked()]).toEqual([false, false])
    expect(await first.getByLabel('Hinweis an die zweite Person').inputValue()).toBe('Aus der')
    await soundOnBoth(first, 'intake-answers-ended')
    await button(first, 'Zurück zu den Einträgen').click()
  })

  it('leaves the browser only when it is submitted, and then without what was taken out', async () => {
    expect(sent.filter((one) => one.includes(RAW) || one.includes('0170 1234567'))).toEqual([])
    await submit(first, 'Aus der Akte.')
    await heading(first, 'Fassung 1 ist eingereicht').waitFor()
    expect(sent.filter((one) => one.includes(RAW) || one.includes('2023-12-28'))).toEqual([])
    expect(sent.some((one) => one.includes('/texts ') && one.includes('Die Kita ruft an.'))).toBe(
      true,
    )
    const left = await first.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const open = indexedDB.open('fallwerkstatt')
          open.onsuccess = () => {
            const names = [...open.result.objectStoreNames]
            const count = open.result
              .transaction(names)
              .objectStore(names[0] ?? '')
              .count()
            count.onsuccess = () => resolve(count.result)
          }
        }),
    )
    expect(left).toBe(0)
    const caseId = caseIdOf(first)
    await first.goto(`${house.address}/amt`)
    await heading(first, 'Wartet auf andere').waitFor()
    await heading(first, 'Fall 7: Ihr Text wartet auf die zweite Person').waitFor()
    await soundOnBoth(first, 'home-waits')
    await link(first, 'Text ansehen').click()
    await first.getByText('Sie haben diesen Text eingereicht').waitFor()
    await first.goto(`${house.address}${offices()}/${caseId}`)
  })

  it('[RC15] says in numbers what was decided, for the case and for its second reader', async () => {
    const panel = first.getByRole('region', { name: 'Protokoll des Einlesens' })
    const summary = panel.locator('summary')
    await summary.filter({ hasText: 'Fassung 1' }).click()
    const rows = (page: Page) => page.getByRole('row').allInnerTexts()
    await panel.getByText(/^5 Entscheidungen über 5 Stellen\./).waitFor()
    expect(await panel.getByText('Beim Einreichen nicht entschieden').count()).toBe(0)
    const told = (await rows(first)).map((row) => row.replace(/\s+/g, ' '))
    expect(told).toContain('Datum 2 1 0 0')
    expect(told).toContain('Sonstiges 0 0 1 0')
    expect(told).toContain('Aktenzeichen 0 1 0 0')
    await summary.filter({ hasText: 'Warum die Stellen gefunden wurden' }).click()
    await panel.getByText('Übliche Schreibweise: 4 Stellen').waitFor()
    await soundOnBoth(first, 'case-intake-protocol')
    const [, body = '{}'] = (sent.find((one) => one.includes('/texts {')) ?? '').split('/texts ')
    const { intake } = JSON.parse(body) as { intake: unknown }
    expect(JSON.stringify(intake)).not.toMatch(/Kita|KM|Januar|BvR|[äöüß]/)
  })

  it('is given back with a reason, and the author finds the task', async () => {
    const caseId = caseIdOf(first)
    await second.goto(`${house.address}${offices()}/${caseId}`)
    await second.getByText('Hinweis: Aus der Akte.').waitFor()
    await second.getByText(/eingereicht von coordinator am/).waitFor()
    await link(second, 'Fassung 1 lesen').click()
    await second.getByText('Bewusst behalten: bitte prüfen Sie den Grund').waitFor()
    await second.getByText('Selbstprüfung von coordinator').waitFor()
    expect(await second.getByText(/^Bestätigt:/).count()).toBe(9)
    // The kind stands beside the heading that does not say it [EK1].
    await heading(second, 'Tag 8 Beratung Beratung im Team').waitFor()
    await heading(second, 'Tag 6, 09:00 Uhr Hausbesuch').waitFor()
    // The same on lanes, each with its day and its lane; a tap leads to the words [EK3].
    await second.getByText('Der Fall in Spuren').click()
    const lanes = second.getByRole('list', { name: 'Der Fall in Spuren' }).getByRole('listitem')
    await lanes.first().waitFor()
    const said = (await lanes.allInnerTexts()).map((words) => words.replace(/\s+/g, ' ').trim())
    expect(said).toEqual([
      'Tag 0 10:40 Uhr Verfahren: Mitteilung',
      'Tag 6 09:00 Uhr Familie: Hausbesuch',
      'Tag 8 Einschätzungen: Beratung Beratung im Team',
    ])
    await soundOnBoth(second, 'release-lanes')
    await button(second, 'Hausbesuch').press('Enter')
    await expect
      .poll(() => second.evaluate(() => document.activeElement?.getAttribute('data-entry')))
      .toBe('E-2')
    await second.getByText('Der Fall in Spuren').click()
    await second.getByText('1 BvR 160/14').first().waitFor()
    const protocol = second.locator('summary', { hasText: 'Protokoll des Einlesens' })
    await protocol.click()
    await second.getByText(/^5 Entscheidungen über 5 Stellen\./).waitFor()
    await second.locator('summary', { hasText: 'Warum die Stellen gefunden wurden' }).click()
    await second.getByText('Übliche Schreibweise: 4 Stellen').waitFor()
    await protocol.click()
    const boxes = second.getByRole('checkbox')
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await second.getByText('1 von 3 Einträgen gelesen').waitFor()
    const list = second.getByText(/^Einträge \(1 von 3 gelesen\)$/)
    const row = second.getByRole('button', { name: /^3 Tag 8/ })
    await row.click()
    await expect
      .poll(() => second.evaluate(() => document.activeElement?.closest('main') !== null))
      .toBe(true)
    await list.click()
    await row.waitFor({ state: 'hidden' })
    await second.waitForTimeout(300)
    await second.reload()
    await second.getByText('1 von 3 Einträgen gelesen').waitFor()
    expect(await boxes.nth(1).isChecked()).toBe(true)
    await button(second, 'Zurückgeben …').click()
    await button(second, 'Weiterlesen').click()
    await button(second, 'Text zurückgeben').waitFor({ state: 'hidden' })
    await button(second, 'Zurückgeben …').click()
    await button(second, 'Text zurückgeben').click()
    await second.getByText('Bitte schreiben Sie ein paar Worte.').waitFor()
    await soundOnBoth(second, 'release-refusing')
    await second.getByLabel('Was ist zu ändern?').fill('Eintrag 2: „KV“ ist im Ort bekannt.')
    await second.reload()
    await expect
      .poll(() => second.getByLabel('Was ist zu ändern?').inputValue())
      .toBe('Eintrag 2: „KV“ ist im Ort bekannt.')
    await button(second, 'Text zurückgeben').click()
    await second.getByText('Stand: zurückgegeben').waitFor()
    await first.goto(`${house.address}/amt`)
    await heading(first, 'Fall 7: Ihr Text kam zurück').waitFor()
    await link(first, 'Grund lesen').click()
    await first.getByText('Eintrag 2: „KV“ ist im Ort bekannt.').waitFor()
    await soundOnBoth(first, 'version-refused')
    await link(first, 'Neue Fassung einlesen').click()
    await button(first, 'Mit Fassung 1 beginnen').waitFor()
  })

  it('two who correct at the same time: the second is told, compares, and loses nothing', async () => {
    for (const page of [first, second]) {
      await page.goto(`${house.address}${offices()}/${caseIdOf(first)}/einlesen`)
      await button(page, 'Mit Fassung 1 beginnen').click()
      await heading(page, 'Einträge prüfen').waitFor()
    }
    await entryText(first, 2).fill('KM öffnet. Am Tag 5 war der Vater da.')
    await submit(first)
    await heading(first, 'Fassung 2 ist eingereicht').waitFor()
    await entryText(second, 3).fill('Das Team berät sich im Haus.')
    await submit(second)
    await heading(second, 'Inzwischen gibt es Fassung 2').waitFor()
    await second.getByText('coordinator hat sie').waitFor()
    expect(await second.locator('ins').allTextContents()).not.toEqual([])
    await soundOnBoth(second, 'intake-stale')
    await button(second, 'Meinen Text ergänzen').click()
    await entryText(second, 2).fill('KM öffnet. Am Tag 5 war der Vater da.')
    await submit(second)
    await heading(second, 'Fassung 3 ist eingereicht').waitFor()
  })

  it('of a new version only what changed is read again', async () => {
    const base = `${house.address}${offices()}/${caseIdOf(first)}`
    await first.goto(base)
    await link(first, 'Fassung 3 lesen').click()
    await first.getByText('0 von 3 Einträgen gelesen').waitFor()
    await first.getByText('Was sich seit der zurückgegebenen Fassung 1 geändert hat').waitFor()
    await first.getByText('Zu ändern war:').waitFor()
    await first.locator('ins', { hasText: 'Vater da' }).first().waitFor()
    await soundOnBoth(first, 'release-given-back')
    await first.getByText('Was sich seit der zurückgegebenen Fassung 1 geändert hat').click()
    await first.locator('ins', { hasText: 'Vater da' }).first().waitFor({ state: 'hidden' })
    for (const box of await first.getByRole('checkbox').all()) await box.check()
    await first.getByRole('radio', { name: 'Niemand' }).check()
    await button(first, 'Text freigeben').click()
    await first.getByText('Stand: freigegeben').waitFor()

    await first.goto(`${base}/einlesen`)
    await button(first, 'Mit Fassung 3 beginnen').click()
    await entryText(first, 3).fill('Das Team berät sich im Haus und mit der Kita.')
    await first.getByLabel('Art', { exact: true }).nth(2).selectOption('Gefährdungseinschätzung')
    await submit(first)
    await heading(first, 'Fassung 4 ist eingereicht').waitFor()
    await second.goto(base)
    await link(second, 'Fassung 4 lesen').click()
    await second.getByText('0 von 1 Stelle gelesen').waitFor()
    expect(await second.getByRole('checkbox').count()).toBe(1)
    expect(await second.getByText(/zurückgegebenen Fassung/).count()).toBe(0)
    await second.locator('ins', { hasText: 'und mit der Kita' }).waitFor()
    await second.locator('del', { hasText: 'Art: Beratung im Team' }).waitFor()
    await second.locator('ins', { hasText: 'Art: Gefährdungseinschätzung' }).waitFor()
    await soundOnBoth(second, 'release-changes')
    await second.getByText('Was sich geändert hat', { exact: true }).click()
    await second.locator('ins', { hasText: 'und mit der Kita' }).waitFor({ state: 'hidden' })
    await barOnPhone(second)
    await second.getByRole('checkbox').check()
    await second.getByRole('radio', { name: 'Niemand' }).check()
    await button(second, 'Text freigeben').click()
    await second.getByText('Stand: freigegeben').waitFor()
    await second.getByText('Änderungen gegenüber Fassung 3').click()
    await second.locator('ins', { hasText: 'und mit der Kita' }).waitFor()
    await link(second, '← Fall 7').click()
    await heading(second, 'Fassungen').waitFor()
    await second.goto(base)
    await twice(second, /^Löschen.*Fassung 3/, 'Fassung 3 endgültig löschen?')
    await expect.poll(() => link(second, 'Fassung 3 lesen').count()).toBe(0)
    await soundOnBoth(second, 'case-versions')
  })
})

describe('two who correct at the same time', () => {
  async function begin(page: Page, version: number, words: string): Promise<void> {
    await page.goto(`${house.address}${offices()}/${caseIdOf(first)}/einlesen`)
    await button(page, `Mit Fassung ${version} beginnen`).click()
    await entryText(page, 1).fill(words)
  }

  it('the second goes on with what the first wrote, or sends the own text all the same', async () => {
    await begin(first, 4, 'Die Kita ruft an, zum fünften Mal.')
    await begin(second, 4, 'Die Kita ruft an, wieder.')
    await submit(first)
    await heading(first, 'Fassung 5 ist eingereicht').waitFor()
    await submit(second)
    await heading(second, 'Inzwischen gibt es Fassung 5').waitFor()
    await button(second, 'Mit Fassung 5 weiterarbeiten').click()
    await expect
      .poll(() => entryText(second, 1).inputValue())
      .toBe('Die Kita ruft an, zum fünften Mal.')
    await entryText(second, 1).fill('Die Kita ruft an, und niemand hebt ab.')
    await begin(first, 5, 'Die Kita ruft an, zum sechsten Mal.')
    await submit(first)
    await heading(first, 'Fassung 6 ist eingereicht').waitFor()
    await submit(second)
    await heading(second, 'Inzwischen gibt es Fassung 6').waitFor()
    await button(second, 'Meinen Text als Fassung 7 einreichen').click()
    await heading(second, 'Fassung 7 ist eingereicht').waitFor()
  }, 90_000)
})

describe('a Word file', () => {
  it('says what was left out, in words that are true, and nothing of it is sent', async () => {
    await first.goto(`${house.address}/amt/faelle`)
    await button(first, 'Fall anlegen').click()
    const dialog = first.getByRole('dialog')
    await dialog.getByLabel('Kürzel').fill('Fall 9')
    await dialog.getByRole('radio', { name: 'Zufällig gezogen' }).check()
    await dialog.getByLabel('Der Fall ist abgeschlossen').check()
    await dialog.getByRole('button', { name: 'Fall anlegen' }).click()
    await link(first, 'Text einlesen').click()
    const body = [
      wordHeading('Tag 0: Anruf'),
      `<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>${RAW} nein.</w:t></w:r><w:r><w:t> Ja.</w:t></w:r></w:p>`,
      paragraph('Zwei.'),
    ].join('')
    const file = { name: 'fall.docx', mimeType: 'application/zip', buffer: Buffer.from(docx(body)) }
    const [chooser] = await Promise.all([
      first.waitForEvent('filechooser'),
      button(first, 'Datei wählen').click(),
    ])
    await chooser.setFiles(file)
    await heading(first, 'Einträge prüfen').waitFor()
    await first.getByText('Durchgestrichene Wörter stehen als').waitFor()
    await button(first, 'Hinweis schließen').click()
    await first.getByText('Durchgestrichene Wörter stehen als').waitFor({ state: 'hidden' })
    expect(await entryText(first, 1).inputValue()).toBe(`[gestrichen: ${RAW} nein.] Ja.\n\nZwei.`)
    // A further document of the case, with words that do not stand on its page.
    await button(first, 'Weiteres Dokument einlesen').click()
    await heading(first, 'Text einlesen').waitFor()
    await sound(first, 'intake-further')
    const more = odt(
      odtHeading('Tag 2: Hausbesuch') +
        odtLine(
          `Das Kind schläft.<office:annotation><dc:creator>${RAW}</dc:creator><text:p>Nachfragen</text:p></office:annotation>`,
        ) +
        odtLine('<text:hidden-paragraph text:is-hidden="true"/>Nicht für die Runde'),
    )
    const [further] = await Promise.all([
      first.waitForEvent('filechooser'),
      button(first, 'Datei wählen').click(),
    ])
    await further.setFiles({ name: 'b.odt', mimeType: '', buffer: Buffer.from(more) })
    await heading(first, 'Was nicht im sichtbaren Text steht').waitFor()
    await focusedOn(heading(first, 'Was nicht im sichtbaren Text steht'))
    await soundOnBoth(first, 'intake-hidden')
    await button(first, 'Anderen Text einlesen').click()
    await heading(first, 'Text einlesen').waitFor()
    const [again] = await Promise.all([
      first.waitForEvent('filechooser'),
      button(first, 'Datei wählen').click(),
    ])
    await again.setFiles({ name: 'b.odt', mimeType: '', buffer: Buffer.from(more) })
    const whose = first.getByRole('checkbox', { name: 'Änderungen und Kommentare von' })
    await whose.check()
    await whose.uncheck()
    await first.getByRole('checkbox', { name: 'Nachfragen' }).check()
    await button(first, 'Mit 1 Text weiter').click()
    await heading(first, 'Einträge prüfen').waitFor()
    await first.getByText('Ausgeblendeter Text wurde nicht übernommen').waitFor()
    expect(await entryText(first, 1).inputValue()).toBe(`[gestrichen: ${RAW} nein.] Ja.\n\nZwei.`)
    expect(await entryText(first, 2).inputValue()).toBe(
      'Das Kind schläft.\n\n[Kommentar: Nachfragen]',
    )
    await button(first, 'Rückgängig').click()
    expect(await entryText(first, 2).count()).toBe(0)
    // Logging out would delete it, so it asks; "no" stays where one is.
    await first.getByText(/gesichert \d/).waitFor()
    const asked = new Promise<string>((resolve) =>
      first.once('dialog', (dialog) => {
        resolve(dialog.message())
        void dialog.dismiss()
      }),
    )
    await first.locator('summary', { hasText: 'coordinator' }).click()
    await button(first, 'Abmelden').click()
    expect(await asked).toContain('Beim Abmelden wird er gelöscht')
    await heading(first, 'Einträge prüfen').waitFor()
    await twice(first, 'Zwischenstand verwerfen', 'Alles Eingegebene verwerfen?')
    // The first step is shown once nothing lies on the device any more; the page's own head says the same words before.
    await button(first, 'Eingefügten Text einlesen').waitFor()
    await first.reload()
    await button(first, 'Eingefügten Text einlesen').waitFor()
    await expect.poll(() => first.getByText('liegt ein Zwischenstand').count()).toBe(0)
    expect(sent.filter((one) => one.includes(RAW))).toEqual([])
  })

  it('[ID9] names are found in this browser and decided once for all their places', async () => {
    await first
      .getByLabel('Oder Text einfügen')
      .fill(
        `Tag 0: Anruf\nFrau Kowalczyk ruft an. Emils Jacke sei dünn. Emil friere in Gladbeck.\n\nTag 3: Besuch\nEmil Kowalczyk spielt. ${RAW}.\n\nTag 5: Telefonat\nDie Mutter ruft an.`,
      )
    await button(first, 'Eingefügten Text einlesen').click()
    const panel = first.getByRole('region', { name: 'Namen, Orte und was sonst erkennen lässt' })
    await panel.getByText(/Entscheidungen sind offen/).waitFor()
    await soundOnBoth(first, 'intake-names')
    // While the text is searched anew nothing below moves, and the list is out of reach.
    const top = async () => (await heading(first, 'Eintrag 1').boundingBox())?.y ?? NaN
    const entry = entryText(first, 2)
    await entry.focus()
    await first.evaluate(() => window.scrollTo(0, 0))
    const before = await top()
    await entry.evaluate((field: HTMLTextAreaElement) => {
      field.value += ' Und so.'
      field.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await panel.getByText('Der Text wird durchsucht').waitFor()
    expect(await top()).toBe(before)
    expect(await panel.locator('ul[inert] button').count()).toBeGreaterThan(0)
    await panel.locator('ul[inert]').waitFor({ state: 'detached' })
    expect(await top()).toBe(before)
    // What is undecided holds the text up, and leads there.
    await first
      .getByRole('navigation', { name: 'Schritte' })
      .getByRole('button', { name: 'Lesen und einreichen' })
      .click()
    await heading(first, '4 Stellen sind noch offen').waitFor()
    await soundOnBoth(first, 'intake-held-up')
    await button(first, 'Zur ersten offenen Stelle').click()
    await focusedOn(entryText(first, 1))
    // In the text each place has its state, by colour and line; a tap or the keyboard says it in words, with the reason.
    const note = first.locator('[data-place-note]')
    const states = (number: number) =>
      first
        .locator('[data-entry]')
        .nth(number - 1)
        .locator('mark')
        .evaluateAll((all) => all.map((one) => `${one.classList.item(0)}: ${one.textContent}`))
    expect(await states(1)).toEqual([
      'open: Kowalczyk',
      'open: Emils',
      'open: Emil',
      'open: Gladbeck',
    ])
    await first.keyboard.press('Alt+n')
    await note.getByText('nicht entschieden').waitFor()
    await button(first, 'Zur offenen Stelle').click()
    await soundOnBoth(first, 'intake-place')
    await entryText(first, 1).evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(field.value.indexOf('Gladbeck'), field.value.indexOf('Gladbeck'))
    })
    await note.getByText('Ort: steht nach „in“').waitFor()
    await first.keyboard.press('Alt+b')
    await expect.poll(() => states(1)).toContain('left: Gladbeck')
    // It has gone on to the next place, in the entry behind it.
    await focusedOn(entryText(first, 2))
    await note.getByText('Emil Kowalczyk').first().waitFor()
    await first.keyboard.press('Alt+e')
    await focusedOn(note.getByLabel(/^Ersetzen durch/))
    await entryText(first, 1).evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(field.value.indexOf('Gladbeck'), field.value.indexOf('Gladbeck'))
    })
    await note.getByText('stehen gelassen').waitFor()
    await button(note, 'Doch entscheiden: Gladbeck, Eintrag 1').click()
    await expect.poll(() => states(1)).toContain('open: Gladbeck')
    // The two answers beside the place, by tap.
    await button(note, 'Ersetzen: Gladbeck, Eintrag 1').click()
    await expect.poll(() => entryText(first, 1).inputValue()).toContain('friere in [Ort].')
    await button(first, 'Rückgängig').click()
    await expect.poll(() => states(1)).toContain('open: Gladbeck')
    await entryText(first, 2).evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(0, 0)
    })
    await button(note, 'Alle 3 bleiben stehen: Emil, Eintrag 2').click()
    await expect.poll(() => states(2)).toContain('left: Emil Kowalczyk')
    await button(first, 'Rückgängig').click()
    await expect.poll(() => states(2)).toContain('open: Emil Kowalczyk')
    await button(panel, 'Alle 3 bleiben stehen: Emil').click()
    await expect.poll(() => states(2)).toContain('left: Emil Kowalczyk')
    await button(first, 'Rückgängig').click()
    await expect.poll(() => states(2)).toContain('open: Emil Kowalczyk')
    // What was not recognised, by itself; an entry without a hit is a task of its own.
    await first.getByText('Rest lesen', { exact: true }).click()
    const rest = first.locator('[data-rest]')
    expect(await rest.allInnerTexts()).toEqual([
      expect.stringMatching(/Frau\s+\(erkannt\)\s+ruft an\./),
      expect.stringContaining('spielt.'),
      expect.stringContaining('Die Mutter ruft an.'),
    ])
    expect((await rest.allInnerTexts()).join(' ')).not.toMatch(/Emil|Kowalczyk|Gladbeck/)
    expect(await rest.getByText('nichts gefunden – bitte lesen').count()).toBe(1)
    await soundOnBoth(first, 'intake-rest')
    await button(first, 'Gelesen, nichts zu ersetzen: Eintrag 3').click()
    await first.getByText('3 Stellen sind noch offen').waitFor()
    await button(first, 'Im Eintrag ändern: Eintrag 2').click()
    await focusedOn(entryText(first, 2))
    // Nothing is replaced by nothing: the field is asked for.
    await panel.getByRole('button', { name: /^Alle \d ersetzen: Emil/ }).click()
    await focusedOn(panel.getByLabel(/^Ersetzen durch: Emil/))
    await first.keyboard.type('Kind 1')
    await first.keyboard.press('Enter')
    await expect
      .poll(() => entryText(first, 1).inputValue())
      .toContain('Kind 1s Jacke sei dünn. Kind 1 friere in Gladbeck.')
    expect(await entryText(first, 2).inputValue()).toContain('Kind 1 spielt')
    await focusedOn(panel.locator('[data-found-head]'))
    await expect.poll(() => states(2)).toContain('replaced: Kind 1')
    await soundOnBoth(first, 'intake-states')
    await panel.getByRole('button', { name: 'Zur Stelle: Gladbeck' }).click()
    await focusedOn(entryText(first, 1))
    await panel.getByRole('button', { name: 'Bleibt stehen: Gladbeck' }).click()
    await panel
      .getByRole('button', { name: 'Bleibt stehen: Gladbeck' })
      .waitFor({ state: 'detached' })
    await button(first, 'Rückgängig').click()
    await panel.getByRole('button', { name: 'Ersetzen: Gladbeck' }).click()
    await expect.poll(() => entryText(first, 1).inputValue()).toContain('friere in [Ort].')
    await panel.locator('summary', { hasText: 'Was Sie schon wissen' }).click()
    await panel.getByLabel('Namen, einer je Zeile').fill(RAW)
    await panel.getByRole('button', { name: `Ersetzen: ${RAW}` }).waitFor()
    await panel.locator('summary', { hasText: 'Woher die Listen kommen' }).click()
    await panel.getByText('GeoNames').waitFor()
    expect(sent.filter((one) => /Kowalczyk|Gladbeck/.test(one) || one.includes(RAW))).toEqual([])
    await twice(first, 'Zwischenstand verwerfen', 'Alles Eingegebene verwerfen?')
    await button(first, 'Eingefügten Text einlesen').waitFor()
  })

  it('[RC14] says that what lay here cannot be read any more, once its key is gone', async () => {
    await first.getByLabel('Oder Text einfügen').fill('Tag 0: Anruf\nDie Kita ruft an.')
    await button(first, 'Eingefügten Text einlesen').click()
    await first.getByText(/gesichert \d/).waitFor()
    await house.server.deps.db.deleteFrom('draft_key').execute()
    first.once('dialog', (dialog) => void dialog.accept())
    await first.reload()
    await first.getByText('Ein Zwischenstand auf diesem Gerät ist gelöscht').waitFor()
    await sound(first, 'intake-lost')
    await button(first, 'Hinweis schließen').click()
    await first
      .getByText('Ein Zwischenstand auf diesem Gerät ist gelöscht')
      .waitFor({ state: 'hidden' })
    await first.reload()
    await button(first, 'Eingefügten Text einlesen').waitFor()
    expect(await first.getByText('Zwischenstand').count()).toBe(0)
  })

  it('leaves no complaint in any browser', () => {
    const expected = /status of (401|409|422)/
    expect(house.complaints.filter((text) => !expected.test(text))).toEqual([])
  })
})
