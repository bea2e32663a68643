// Annotating as people do: by tapping on phones, by mouse on a laptop, by keyboard alone.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { button, pause, sound, tabTo } from '../support/screen.ts'
import { Stage } from '../support/stage.ts'

const SIZES = [
  { name: '360 × 740', width: 360, height: 740, lines: 8 },
  { name: '320 × 640', width: 320, height: 640, lines: 6 },
] as const
const DESK = { width: 1366, height: 768 }

/** Folder for pictures of what one window shows; none without it. */
const SHOTS = process.env.SHOTS

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
  await stage.enter('annotate')
  await stage.deliver()
})
afterAll(() => stage.close())

/** A finger, not a mouse. */
const touch = (width: number, height: number) => ({
  viewport: { width, height },
  hasTouch: true,
  isMobile: true,
})

/** Nothing is wrong with the screen, and a picture of the window where pictures are wanted. */
async function looks(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-window.png` })
  await sound(page, name)
}

/** The number of an entry; a tap on it opens its sentences. */
const numberOf = (page: Page, at: number): Locator =>
  page.getByRole('button', { name: new RegExp(`^Eintrag ${at},`) })

/** On phones: how many annotations of one's own there are, and the way to them. */
const ownList = (page: Page): Locator =>
  page.getByRole('button', { name: /^\d+ Anmerkung(en)?$/, exact: true })
const own = async (page: Page): Promise<string> =>
  ((await ownList(page).textContent()) ?? '').trim()

/** Lines of case text a person sees now: laid out inside the window, and nothing lies over their middle. */
const visibleLines = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const seen = new Set<number>()
    for (const body of document.querySelectorAll('[data-entry-text]')) {
      const range = document.createRange()
      range.selectNodeContents(body)
      for (const rect of range.getClientRects()) {
        if (rect.width < 20 || rect.top < 0 || rect.bottom > innerHeight) continue
        const points = [0.1, 0.5, 0.9].map((share) => ({
          x: rect.left + rect.width * share,
          y: (rect.top + rect.bottom) / 2,
        }))
        const free = points.every(({ x, y }) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && body.contains(top)
        })
        if (free) seen.add(Math.round(rect.bottom))
      }
    }
    return seen.size
  })

/** Is all of it in the window, with nothing over its upper and lower edge? */
const inSight = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { left, width, top, bottom } = element.getBoundingClientRect()
    return [top + 2, bottom - 2].every((y) => {
      const hit = document.elementFromPoint(left + width / 2, y)
      return hit !== null && element.contains(hit)
    })
  })

/** Controls whose middle a person cannot hit: something else lies over it, or it is out of the window sideways. */
const coveredControls = (page: Page, within = 'body'): Promise<string[]> =>
  page.evaluate((root) => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        ['button', 'select', 'textarea', 'summary', 'a[href]', 'label:has(input)'].join(','),
      ),
    ].filter((one) => one.closest(root) && one.checkVisibility())
    return controls.flatMap((control) => {
      const box = control.getBoundingClientRect()
      // Scrolled out of its sheet: it can be scrolled back.
      const sheet = control.closest('dialog .body')?.getBoundingClientRect()
      if (sheet && (box.top < sheet.top || box.bottom > sheet.bottom)) return []
      const x = box.left + box.width / 2
      const y = box.top + box.height / 2
      if (box.width < 2 || y < 0 || y > innerHeight) return []
      const top = document.elementFromPoint(x, y)
      const hit = top !== null && (control.contains(top) || top.contains(control))
      const bar = top?.closest('[data-sticky], .actions')
      // Under a bar while scrolling by is no fault if the control can be scrolled free of it.
      if (hit || (bar && !bar.contains(control) && !control.closest('[data-sticky], .actions')))
        return []
      return [`${control.textContent?.trim() ?? ''} under ${top?.className ?? 'nothing'}`]
    })
  }, within)

describe.each(SIZES)('on a phone of $name', ({ width, height, lines }) => {
  let phone: Page
  beforeAll(async () => {
    phone = await stage.seatPage(touch(width, height))
    await numberOf(phone, 1).waitFor()
  })

  it('the text comes first', async () => {
    expect(await visibleLines(phone)).toBeGreaterThanOrEqual(lines)
    expect(await coveredControls(phone)).toEqual([])
    await looks(phone, `annotate-${width}`)
  })

  it('number, sentence, criterion, direction: four taps, and it is saved', async () => {
    const taps: string[] = []
    const tap = async (what: string, target: Locator): Promise<void> => {
      taps.push(what)
      // Reading what came takes longer than the two halves of one double tap.
      await pause()
      await target.tap()
    }
    await tap('number', numberOf(phone, 1))
    const sentences = phone.getByRole('dialog', { name: 'Welcher Satz?' })
    const sentence = sentences.getByRole('listitem').nth(1).getByRole('button')
    const words = (await sentence.textContent()) ?? ''
    await looks(phone, `annotate-sentences-${width}`)
    await tap('sentence', sentence)
    const sheet = phone.getByRole('dialog', { name: 'Stelle anmerken' })
    await sheet.getByRole('option').first().waitFor()
    // The way to fewer criteria comes before a hundred of them.
    const narrow = await sheet.getByText('Nach Bereich und Thema eingrenzen').boundingBox()
    const option = await sheet.getByRole('option').first().boundingBox()
    expect(narrow?.y).toBeLessThan(option?.y ?? 0)
    await looks(phone, `annotate-criterion-${width}`)
    await tap('criterion', sheet.getByRole('option').first())
    await sheet.getByText('Ein Tipp sichert').waitFor()
    expect(await coveredControls(phone, 'dialog')).toEqual([])
    // What was chosen is read before it is answered: its name and its question are in sight, with the answers.
    const guide = sheet.getByRole('group', { name: /^Kriterium/ }).getByRole('paragraph')
    for (const seen of [guide.nth(1), guide.nth(2), button(sheet, 'Gelungen')])
      await expect.poll(() => inSight(seen)).toBe(true)
    await looks(phone, `annotate-direction-${width}`)
    await tap('direction', sheet.getByRole('button', { name: 'Entwicklungspotenzial' }))
    await phone.getByText('Gesichert:').waitFor()
    expect(taps).toEqual(['number', 'sentence', 'criterion', 'direction'])
    expect(await own(phone)).toBe('1 Anmerkung')
    expect(await coveredControls(phone)).toEqual([])
    await looks(phone, `annotate-saved-${width}`)
    await ownList(phone).tap()
    await phone.getByRole('dialog').getByText(words.slice(0, 30)).waitFor()
    await phone.keyboard.press('Escape')
  })

  it('a note is added with two taps, or all is taken back with one', async () => {
    await button(phone, 'Notiz dazu').tap()
    const note = phone.getByRole('textbox', { name: /^Notiz/ })
    await note.fill('Zeile\n'.repeat(12))
    await phone.keyboard.press('End')
    // The field with its whole ring stands above the bar with the buttons.
    const gap = await note.evaluate((one) => {
      const bar = one.closest('form')?.querySelector('[data-sticky-foot]')
      return (bar?.getBoundingClientRect().top ?? 0) - one.getBoundingClientRect().bottom
    })
    expect(gap).toBeGreaterThanOrEqual(5)
    await looks(phone, `annotate-note-${width}`)
    await note.fill('Wer hat gefragt?')
    await button(phone, 'Änderung sichern').tap()
    await phone.getByRole('dialog').waitFor({ state: 'detached' })
    // A second tap on the same place within a blink would be the other half of the first.
    await pause()
    await ownList(phone).tap()
    await phone.getByText('Wer hat gefragt?').waitFor()
    await phone.keyboard.press('Escape')
    await button(phone, 'Rückgängig').tap()
    await button(phone, 'Rückgängig').tap()
    await expect.poll(() => own(phone)).toBe('0 Anmerkungen')
  })

  it('the whole entry, and neighbouring sentences, are taken by tapping, too', async () => {
    await numberOf(phone, 2).tap()
    await button(phone, 'Ganzen Eintrag anmerken').tap()
    const sheet = phone.getByRole('dialog', { name: 'Stelle anmerken' })
    await sheet.getByRole('button', { name: 'Letzten Satz weg' }).tap()
    await pause()
    await sheet.getByRole('button', { name: 'Satz danach dazu' }).tap()
    expect(await sheet.getByRole('button', { name: 'Satz danach dazu' }).count()).toBe(0)
    await sheet.getByRole('button', { name: 'Verwerfen' }).tap()
    await numberOf(phone, 2).tap()
    await phone.getByRole('dialog').getByRole('listitem').first().getByRole('button').tap()
    const short = (await sheet.locator('blockquote').textContent())?.length ?? 0
    await sheet.getByRole('button', { name: 'Satz danach dazu' }).tap()
    await expect
      .poll(async () => (await sheet.locator('blockquote').textContent())?.length ?? 0)
      .toBeGreaterThan(short)
    await sheet.getByRole('button', { name: 'Verwerfen' }).tap()
  })
})

describe('on a laptop of 1366 × 768', () => {
  let desk: Page
  beforeAll(async () => {
    desk = await stage.seatPage({ viewport: DESK })
    await numberOf(desk, 1).waitFor()
  })

  /** Selects from here to there with the mouse, as offsets in the texts of entries. */
  async function drag(from: [entry: number, offset: number], to: [entry: number, offset: number]) {
    await desk.evaluate(() => scrollTo(0, 0))
    const points = await desk.evaluate(
      (places) =>
        places.map(([entry, offset]) => {
          const body = document.querySelectorAll('[data-entry-text]')[entry]
          const node = body?.querySelector('p')?.firstChild
          const range = document.createRange()
          if (node) range.setStart(node, offset)
          if (node) range.setEnd(node, offset + 1)
          const { left, top, bottom } = range.getBoundingClientRect()
          return { x: left + 1, y: (top + bottom) / 2 }
        }),
      [from, to],
    )
    const [start, end] = points
    if (!start || !end) throw new Error('two places')
    await desk.mouse.move(start.x, start.y)
    await desk.mouse.down()
    await desk.mouse.move(end.x, end.y, { steps: 6 })
    await desk.mouse.up()
  }

  it('the text comes first, beside the list of own notes', async () => {
    await desk.getByRole('heading', { name: 'Meine Anmerkungen (0)' }).waitFor()
    expect(await visibleLines(desk)).toBeGreaterThanOrEqual(18)
    expect(await coveredControls(desk)).toEqual([])
    await looks(desk, 'annotate-1366')
  })

  it('criteria, direction and note stand there together, without a scroll in a scroll', async () => {
    await drag([0, 0], [0, 30])
    await desk.getByRole('heading', { name: 'Stelle anmerken' }).waitFor()
    // What stands above the workspace is scrolled away, as one does while reading.
    await desk.mouse.move(500, 500)
    await desk.mouse.wheel(0, 160)
    await looks(desk, 'annotate-form-1366')
    const seen = (target: Locator) =>
      target.evaluate((one) => {
        const { left, top, bottom } = one.getBoundingClientRect()
        return [top + 4, bottom - 4].every((y) => {
          const hit = document.elementFromPoint(left + 8, y)
          return hit !== null && (one.contains(hit) || hit.contains(one))
        })
      })
    const form = desk.locator('aside form')
    for (const target of [
      form.getByRole('combobox', { name: 'Kriterium' }),
      form.getByRole('listbox'),
      form.getByText('Offene Frage'),
      form.getByRole('textbox', { name: /^Notiz/ }),
      form.getByRole('button', { name: 'Anmerkung sichern' }),
    ])
      expect(await seen(target), await target.evaluate((one) => one.outerHTML.slice(0, 80))).toBe(
        true,
      )
  })

  it('is found by everyday words, with and without umlauts', async () => {
    const search = desk.getByRole('combobox', { name: 'Kriterium' })
    const found = desk.locator('aside').getByRole('option')
    for (const word of ['frühstück', 'fruehstueck', 'rueckmeldung', 'rückmeldung']) {
      await search.fill(word)
      await expect.poll(() => found.count()).toBeGreaterThan(0)
    }
    await found.first().click()
  })

  it('after saving by mouse the view stays, and no keyboard bar covers the text', async () => {
    await desk.locator('aside form').getByText('Gelungen', { exact: true }).click()
    const before = await desk.evaluate(() => scrollY)
    await button(desk, 'Anmerkung sichern').click()
    await desk.getByRole('heading', { name: 'Meine Anmerkungen (1)' }).waitFor()
    expect(await desk.evaluate(() => scrollY)).toBe(before)
    expect(await desk.getByText('erweitern').count()).toBe(0)
    expect(await desk.locator('.entry.current').count()).toBe(0)
    expect(await visibleLines(desk)).toBeGreaterThanOrEqual(18)
    // A person who then takes the keyboard goes on from the sentence just annotated.
    await desk.keyboard.press('ArrowDown')
    await desk
      .getByText(/Satz 2 von/)
      .first()
      .waitFor({ state: 'attached' })
    await desk.getByText('erweitern').waitFor()
    await looks(desk, 'annotate-keyboard-1366')
  })

  it('by keyboard alone: sentence, criterion, direction, saved; the place is kept', async () => {
    await desk.keyboard.press('Enter')
    await desk.keyboard.type('hausbesuch')
    await desk.keyboard.press('ArrowDown')
    await desk.keyboard.press('Enter')
    await tabTo(desk, desk.locator('aside form').getByRole('radio', { name: 'Gelungen' }), 4)
    await desk.keyboard.press('Space')
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { name: 'Meine Anmerkungen (2)' }).waitFor()
    await desk
      .getByText(/Satz 2 von/)
      .first()
      .waitFor({ state: 'attached' })
  })

  it('what was deleted by a slip is brought back where it was deleted', async () => {
    await desk
      .getByRole('button', { name: /^Löschen: / })
      .first()
      .click()
    await desk.getByRole('heading', { name: 'Meine Anmerkungen (1)' }).waitFor()
    await expect
      .poll(() => button(desk, 'Doch behalten').evaluate((one) => one === document.activeElement))
      .toBe(true)
    await desk.keyboard.press('Enter')
    await desk.getByRole('heading', { name: 'Meine Anmerkungen (2)' }).waitFor()
    expect(await button(desk, 'Doch behalten').count()).toBe(0)
  })

  it('a selection over two entries says that it was cut', async () => {
    await desk.mouse.click(700, 600)
    await numberOf(desk, 1).scrollIntoViewIfNeeded()
    await desk.evaluate(() => {
      const [first, second] = document.querySelectorAll('[data-entry-text] p:last-child')
      first?.scrollIntoView({ block: 'center' })
      return second?.textContent
    })
    const points = await desk.evaluate(() => {
      const [first, second] = document.querySelectorAll('[data-entry-text]')
      const last = first?.querySelector('p:last-child')?.getBoundingClientRect()
      const next = second?.querySelector('p')?.getBoundingClientRect()
      return last && next
        ? [
            { x: last.left + 20, y: last.top + 12 },
            { x: next.left + 60, y: next.top + 12 },
          ]
        : []
    })
    const [start, end] = points
    if (!start || !end) throw new Error('two entries')
    await desk.mouse.move(start.x, start.y)
    await desk.mouse.down()
    await desk.mouse.move(end.x, end.y, { steps: 6 })
    await desk.mouse.up()
    await desk.getByText('Eine Anmerkung liegt immer in einem Eintrag').waitFor()
    await looks(desk, 'annotate-cut-1366')
    await button(desk, 'Verstanden').click()
    await button(desk, 'Verwerfen').click()
  })

  it('a note that is too long is held beside all else that is missing, and the view goes to the first', async () => {
    await drag([0, 0], [0, 30])
    const form = desk.locator('aside form')
    const note = form.getByRole('textbox', { name: /^Notiz/ })
    await note.fill('x'.repeat(900))
    await form.getByText('Noch 100 Zeichen').waitFor()
    await note.fill('lang '.repeat(1000))
    await form.getByRole('button', { name: 'Anmerkung sichern' }).click()
    await form.getByText('höchstens 1000 sind möglich').waitFor()
    await looks(desk, 'annotate-too-long-1366')
    expect((await note.inputValue()).length).toBe(5000)
    // All that is missing is said at once, and the first of it has the keyboard.
    await form.getByText('Bitte wählen Sie, was die Stelle zeigt.').waitFor()
    await form.getByText('Bitte wählen Sie ein Kriterium.').waitFor()
    expect(await form.getByRole('combobox').evaluate((one) => one === document.activeElement)).toBe(
      true,
    )
    await form.getByRole('button', { name: 'Verwerfen' }).click()
  })

  it('abbreviations are one tap away: those of the text that was delivered', async () => {
    await button(desk, 'Kürzel').click()
    const legend = desk.getByRole('dialog', { name: 'Kürzel und Zeichen' })
    await legend.getByText('Leitung der Kindertageseinrichtung').waitFor()
    await looks(desk, 'annotate-legend-1366')
    await desk.keyboard.press('Escape')
  })
})

describe('a note that is refused after its form had gone on', () => {
  let phone: Page
  const back = () => phone.getByRole('region', { name: 'Von vorhin: nicht übernommen' })
  beforeAll(async () => {
    phone = await stage.seatPage(touch(320, 640))
    await numberOf(phone, 1).waitFor()
    // The other screens are fetched a little after the first: they are there without a line, too.
    await phone.waitForTimeout(2500)
    await phone.waitForLoadState('networkidle')
  })

  it('is never said to be saved, and comes back on any screen with what it says', async () => {
    await phone.context().setOffline(true)
    await phone.evaluate(() => [1, 2, 3].forEach(() => window.dispatchEvent(new Event('online'))))
    await phone
      .getByText(/Keine Verbindung seit/)
      .first()
      .waitFor({ timeout: 40_000 })
    await numberOf(phone, 1).tap()
    await phone.getByRole('dialog').getByRole('listitem').first().getByRole('button').tap()
    const sheet = phone.getByRole('dialog', { name: 'Stelle anmerken' })
    await pause()
    await sheet.getByRole('option').first().tap()
    await pause()
    await sheet.getByRole('button', { name: 'Entwicklungspotenzial' }).tap()
    await phone.getByText('Wird gesendet, sobald die Verbindung steht:').waitFor()
    expect(await own(phone)).toBe('1 Anmerkung')
    await stage.enter('clarify')
    await phone.context().setOffline(false)
    await back().waitFor({ timeout: 40_000 })
    const card = back().getByRole('article')
    await card.getByText('Entwicklungspotenzial').waitFor()
    await card.locator('blockquote').waitFor()
    // Its form is not on this screen.
    expect(await card.getByRole('button', { name: 'Wieder bearbeiten' }).count()).toBe(0)
    await looks(phone, 'annotate-returned-320')
  })

  it('is still there after a reload, and is written anew in its form', async () => {
    await phone.reload()
    await back().getByRole('article').getByText('Entwicklungspotenzial').waitFor()
    await stage.enter('annotate')
    await looks(phone, 'annotate-returned-form-320')
    await button(phone, 'Wieder bearbeiten').tap()
    await back().waitFor({ state: 'detached' })
    await pause()
    await button(phone, 'Weiter schreiben').tap()
    const sheet = phone.getByRole('dialog', { name: 'Stelle anmerken' })
    await sheet.getByRole('textbox', { name: /^Notiz/ }).fill('Noch einmal')
    await sheet.getByRole('button', { name: 'Anmerkung sichern' }).tap()
    await phone.getByText('Gesichert:').waitFor()
    expect(await own(phone)).toBe('1 Anmerkung')
    await phone.reload()
    await expect.poll(() => own(phone)).toBe('1 Anmerkung')
    expect(await back().count()).toBe(0)
    expect(await button(phone, 'Weiter schreiben').count()).toBe(0)
  })
})

it('nobody’s console complained', () => {
  // The line was cut once, on purpose.
  expect(stage.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
