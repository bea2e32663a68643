import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import { startGallery } from './gallery/galleryServer.ts'
import type { GalleryServer } from './gallery/galleryServer.ts'

type View = Parameters<Browser['newContext']>[0]

const PHONE = { viewport: { width: 320, height: 700 } }
const LAPTOP = { viewport: { width: 1280, height: 900 } }

let gallery: GalleryServer
let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  ;[gallery, browser] = await Promise.all([startGallery(), launchBrowser()])
})

afterAll(async () => {
  await leaveBrowser(browser)
  await gallery.close()
})

beforeEach(() => {
  faults = []
})

afterEach(async () => {
  await page.context().close()
  expect(faults, 'console messages, page errors and requests to other hosts').toEqual([])
})

async function open(view: View, search = ''): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', ...view })
  page = await context.newPage()
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(gallery.url) && !url.startsWith('data:')) faults.push(url)
  })
  await page.goto(gallery.url + search)
  await page.evaluate(() => document.fonts.ready)
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const text = (testId: string) => page.getByTestId(testId).textContent()

/** How many CSS pixels the page is wider than its window. */
const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

describe.each([
  ['phone, light', { ...PHONE, colorScheme: 'light' }],
  ['phone, dark', { ...PHONE, colorScheme: 'dark' }],
  ['laptop, light', { ...LAPTOP, colorScheme: 'light' }],
  ['laptop, dark', { ...LAPTOP, colorScheme: 'dark' }],
] as const)('every component on a %s screen', (_name, view) => {
  it('is accessible and fits, at rest and opened', async () => {
    await open({ ...view, reducedMotion: 'reduce' })
    const check = async (state: string): Promise<void> => {
      expect(await violations(page), state).toEqual([])
      expect(await overflow(), state).toBeLessThanOrEqual(0)
    }
    await check('at rest')
    for (const opener of ['Aufdecken …', 'Anmerken']) {
      await button(opener).click()
      await page.getByRole('dialog').waitFor()
      await check(opener)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Tastenkürzel' }).waitFor()
    await check('shortcut help')
    await page.keyboard.press('Escape')
    await page.locator('summary:visible').first().click()
    await button('Meldung zeigen').click()
    await button('Werkstatt beenden: Fall A').click()
    await check('unfolded, message shown, question asked')
  })

  it('has no target below 44 pixels and no type below 14', async () => {
    await open(view)
    const small = await page.evaluate(() => {
      // A control that lies over all of its surroundings is as large as they are, if a tap on their edges meets it.
      const targetOf = (element: Element): DOMRect => {
        const own = element.getBoundingClientRect()
        const { position, content } = getComputedStyle(element, '::after')
        const around = (element as HTMLElement).offsetParent
        if (content === 'none' || position !== 'absolute' || !around) return own
        element.scrollIntoView({ block: 'center' })
        const box = around.getBoundingClientRect()
        const meets = [
          [box.left + 3, box.top + 3],
          [box.right - 3, box.bottom - 3],
        ].every(([x = 0, y = 0]) => document.elementFromPoint(x, y) === element)
        return meets ? box : own
      }
      return [
        ...document.querySelectorAll('button, summary, select, label:has(input), [href].button'),
      ]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ name: element.textContent, box: targetOf(element) }))
        .filter(({ box }) => box.height > 1 && (box.height < 43.9 || box.width < 43.9))
        .map(({ name, box }) => `${name?.trim()} ${box.width} × ${box.height}`)
    })
    expect(small).toEqual([])
    const tiny = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => parseFloat(getComputedStyle(element).fontSize) < 14)
        .map((element) => element.outerHTML.slice(0, 80)),
    )
    expect(tiny).toEqual([])
  })
})

describe('ground', () => {
  it('uses the bundled typeface', async () => {
    await open(LAPTOP)
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter((font) => font.status === 'loaded')
        .map((font) => font.family.replaceAll('"', '')),
    )
    expect(loaded).toContain('Source Sans 3 Variable')
  })

  it('lets a person overrule the theme of the device', async () => {
    await open({ ...LAPTOP, colorScheme: 'light' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await ground()).toBe('rgb(251, 250, 247)')
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    expect(await ground()).toBe('rgb(20, 24, 31)')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
    expect(await ground()).toBe('rgb(251, 250, 247)')
  })

  it('stands still for those who ask for it', async () => {
    await open({ ...LAPTOP, reducedMotion: 'reduce' })
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('body *')]
          .map((element) => getComputedStyle(element))
          .filter(
            ({ animationName, animationDuration, animationIterationCount }) =>
              animationName !== 'none' &&
              (parseFloat(animationDuration) > 0.001 || animationIterationCount !== '1'),
          ).length,
    )
    expect(moving).toBe(0)
  })

  it('prints black on white, without controls', async () => {
    await open({ ...LAPTOP, colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const printed = await page.evaluate(() => ({
      ground: getComputedStyle(document.body).backgroundColor,
      ink: getComputedStyle(document.body).color,
      controls: [...document.querySelectorAll('button:not([role=tab]), a.button')].filter(
        (element) => element.checkVisibility(),
      ).length,
    }))
    expect(printed).toEqual({ ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)', controls: 0 })
  })

  // Type grows with the picture: measured in 1/1080 of its height, or 1/1920 of its width if that is less.
  it.each([
    ['a projector', { width: 1920, height: 1080 }],
    ['an old projector', { width: 1024, height: 768 }],
    ['a laptop', LAPTOP.viewport],
  ] as const)('is readable from the back of the room on %s', async (_name, viewport) => {
    await open({ ...LAPTOP, viewport }, '?projector')
    expect(await violations(page)).toEqual([])
    const sizes = await page.evaluate(() => {
      const size = (element: Element) => parseFloat(getComputedStyle(element).fontSize)
      const smallest = (of: string) =>
        Math.min(...[...document.querySelectorAll(of)].map((element) => size(element)))
      return {
        headline: size(document.querySelector('h1') ?? document.body),
        main: smallest('.projector-main *'),
        smallest: smallest('.projector, .projector *'),
      }
    })
    const unit = Math.min(viewport.width / 1920, viewport.height / 1080)
    expect(sizes.headline / unit).toBeGreaterThanOrEqual(63.9)
    expect(sizes.main / unit).toBeGreaterThanOrEqual(33.9)
    expect(sizes.smallest / unit).toBeGreaterThanOrEqual(29.9)
  })
})

describe('modals', () => {
  it('take the focus and give it back', async () => {
    await open(LAPTOP)
    await button('Aufdecken …').press('Enter')
    await expectFocus('Anmerkungen aufdecken')
    await page.keyboard.press('Escape')
    await expectFocus('Aufdecken …')
    // The browser tells it a moment after it gave the focus back.
    await expect.poll(() => text('closed')).toBe('1')
    await button('Anmerken').press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await button('Schließen').click()
    await expectFocus('Anmerken')
    await expect.poll(() => text('closed')).toBe('2')
  })

  it('speak inside, because everything outside is inert', async () => {
    await open(LAPTOP)
    await button('Ansagen').click()
    await button('Aufdecken …').click()
    const spoken = page.getByRole('dialog').getByText('Drei neue Anmerkungen')
    await spoken.waitFor({ state: 'attached' })
  })
})

describe('a form sent too early', () => {
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const hasFocus = (label: string) =>
    field(label).evaluate((element) => element === document.activeElement)

  it('says at the first field what is missing, goes there, and sends nothing', async () => {
    await open(PHONE)
    const send = button('Thema ablegen')
    expect(await field('Thema').getAttribute('aria-required')).toBe('true')
    for (const [label, sentence, words] of [
      ['Thema', 'Bitte schreiben Sie das Thema auf.', 'Übergabe'],
      ['Wer kümmert sich?', 'Bitte nennen Sie eine Funktion.', 'Teamsitzung'],
      ['Runde', 'Bitte wählen Sie eine Runde.', ''],
    ] as const) {
      await send.click()
      await expect.poll(() => hasFocus(label)).toBe(true)
      const described = (await field(label).getAttribute('aria-describedby')) ?? ''
      expect(await page.locator(`[id="${described}"]`).textContent()).toContain(sentence)
      expect(await violations(page, 'form')).toEqual([])
      if (words !== '') {
        await field(label).fill('   ')
        expect(await field(label).getAttribute('aria-invalid')).toBe('true')
        await field(label).fill(words)
        expect(await field(label).getAttribute('aria-invalid')).toBeNull()
      }
    }
    expect(await text('sent')).toBe('0')
    await field('Runde').selectOption('Team')
    await send.click()
    await expect.poll(() => text('sent')).toBe('1')
  })

  it('a text that is too long is held as well', async () => {
    await open(PHONE)
    await field('Thema').fill('Zu lang für dieses Feld. '.repeat(3))
    await button('Thema ablegen').click()
    await page.getByText('Der Text ist 35 Zeichen zu lang, höchstens 40 sind möglich.').waitFor()
    expect(await hasFocus('Thema')).toBe(true)
  })
})

describe('two taps', () => {
  it('the name of the question is what is read on the button', async () => {
    await open(LAPTOP)
    await button('Entfernen: Übergabe').click()
    await button('Wirklich entfernen?').waitFor()
  })

  it('a double click asks, a second tap after a breath confirms', async () => {
    await open(LAPTOP)
    await button('Werkstatt beenden: Fall A').dblclick()
    expect(await text('confirmed')).toBe('0')
    await page.waitForTimeout(450)
    // A name longer than the words on it gives way to the question, for a person who hears it or says it (WCAG 2.5.3).
    await button('Wirklich beenden? 5 sind noch nicht fertig').click()
    expect(await text('confirmed')).toBe('1')
    await button('Werkstatt beenden: Fall A').waitFor()
  })

  it('Escape takes the question back and leaves the dialog open', async () => {
    await open(LAPTOP)
    await button('Aufdecken …').click()
    await button('Aufdecken').press('Enter')
    await button('Wirklich aufdecken?').press('Escape')
    await button('Aufdecken').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(1)
  })

  it('the question waits as long as it takes to be read, and is answered then (WCAG 2.2.1)', async () => {
    await open(LAPTOP)
    await page.clock.install()
    await button('Werkstatt beenden: Fall A').click()
    const question = button('Wirklich beenden? 5 sind noch nicht fertig')
    await question.waitFor()
    await page.clock.runFor(600_000)
    expect(await question.count()).toBe(1)
    await question.click()
    expect(await text('confirmed')).toBe('1')
  })

  it('a number that changes meanwhile leaves it armed: in a room it changes all the time', async () => {
    await open(LAPTOP)
    await button('Werkstatt beenden: Fall A').click()
    await button('Wirklich beenden? 5 sind noch nicht fertig').waitFor()
    await page.evaluate(() => window.postMessage('ready'))
    await button('Wirklich beenden? 4 sind noch nicht fertig').waitFor()
    await page.waitForTimeout(450)
    await button('Wirklich beenden? 4 sind noch nicht fertig').click()
    await expect.poll(() => text('confirmed')).toBe('1')
  })

  it('the question goes away as soon as something else is turned to', async () => {
    await open(LAPTOP)
    const asks = async () => {
      await button('Werkstatt beenden: Fall A').click()
      await button('Wirklich beenden? 5 sind noch nicht fertig').waitFor()
    }
    await asks()
    // The first stop is the way back, which the finger has as well; past it the question is gone.
    await page.keyboard.press('Tab')
    await page.locator('button:focus', { hasText: 'Abbrechen' }).waitFor()
    await page.getByText('Noch einmal drücken bestätigt.').waitFor()
    await page.keyboard.press('Tab')
    await button('Werkstatt beenden: Fall A').waitFor()
    await asks()
    const back = page.locator('.armed').getByRole('button', { name: 'Abbrechen' })
    await back.click()
    await page.locator('button:focus', { hasText: 'Werkstatt beenden' }).waitFor()
    expect(await back.count()).toBe(0)
    await asks()
    // The focus goes elsewhere without a key, as with a screen reader.
    await button('Entfernen: Übergabe').focus()
    await button('Werkstatt beenden: Fall A').waitFor()
    await asks()
    // A press beside it, where nothing takes the keyboard.
    await page.getByTestId('clicks').click()
    await button('Werkstatt beenden: Fall A').waitFor()
    await asks()
    await button('Entfernen: Übergabe').click()
    await button('Wirklich entfernen?').waitFor()
    await button('Werkstatt beenden: Fall A').waitFor()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await button('Entfernen: Übergabe').waitFor()
    await asks()
    // A tap of which no click comes, as Safari has it on empty paper; a finger that scrolls is none.
    const touch = (kind: string) =>
      page
        .getByTestId('clicks')
        .dispatchEvent(kind, { bubbles: true, pointerType: 'touch', isPrimary: true })
    await touch('pointercancel')
    await page.waitForTimeout(500)
    expect(await button('Wirklich beenden? 5 sind noch nicht fertig').count()).toBe(1)
    await touch('pointerup')
    await button('Werkstatt beenden: Fall A').waitFor()
    expect(await text('confirmed')).toBe('0')
  })
})

describe('keys', () => {
  it('single characters work only after they were switched on, and never in text fields', async () => {
    await open(LAPTOP)
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
    await page.keyboard.press('d')
    expect(await theme()).toBeUndefined()
    await page.getByLabel('Anzeigename').focus()
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await button('Ändern').focus()
    await page.keyboard.press('?')
    await page.getByLabel('Kürzel aus einem einzelnen Zeichen einschalten').check()
    await page.keyboard.press('d')
    expect(await theme(), 'behind an open modal').toBeUndefined()
    await page.keyboard.press('Escape')
    await page.keyboard.press('d')
    expect(await theme()).toBe('dark')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['theme'])
  })

  it('arrows move through tabs, one stop for the tabulator', async () => {
    await open(LAPTOP)
    await page.getByRole('tab', { name: /Liste/ }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await text('panel')).toBe('Ansicht: columns')
    await page.keyboard.press('End')
    expect(await text('panel')).toBe('Ansicht: text')
    await page.keyboard.press('ArrowRight')
    expect(await text('panel')).toBe('Ansicht: list')
    await expectFocus(/Liste/)
    expect(await page.locator('[role=tab][tabindex="0"]').count()).toBe(1)
  })
})

describe('controls', () => {
  it('a busy button keeps its focus and ignores clicks', async () => {
    await open(LAPTOP)
    const busy = page.getByRole('button', { name: 'Wird gesichert' })
    await busy.focus()
    await page.keyboard.press('Enter')
    expect(await text('clicks')).toBe('0')
    expect(await busy.evaluate((element) => element === document.activeElement)).toBe(true)
    await button('Anmerkung sichern').click()
    expect(await text('clicks')).toBe('1')
  })

  it('no control says its name a second time as its description', async () => {
    await open(LAPTOP)
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const named = nodes.map(({ name, description }) => ({
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }))
    expect(named.map(({ name }) => name)).toContain('Anmerkung ändern')
    expect(named.filter(({ name, description }) => name !== '' && name === description)).toEqual([])
    // The tooltip for the eye is still there.
    expect(await page.getByTitle('Anmerkung ändern').count()).toBe(1)
  })

  it('a stepper stays inside its limits, also when typed', async () => {
    await open(LAPTOP)
    const field = page.getByRole('spinbutton', { name: 'Übergaben' })
    const more = button('Übergaben: eins mehr')
    await more.click()
    await more.click()
    expect(await field.inputValue()).toBe('3')
    expect(await more.isDisabled()).toBe(true)
    await field.fill('99')
    await field.blur()
    expect(await field.inputValue()).toBe('3')
    await field.fill('')
    await field.blur()
    expect(await field.inputValue()).toBe('3')
  })

  it('fields point to their hint and their error', async () => {
    await open(LAPTOP)
    const field = page.getByLabel('Werkstatt-Code')
    const described = await field.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent?.trim())
        .join(' '),
    )
    expect(described).toBe('Fehler: Der Code hat sechs Zeichen. Bitte prüfen Sie die Einladung.')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
  })

  it('a long text grows its field and is counted, never cut', async () => {
    await open(LAPTOP)
    const area = page.getByRole('textbox', { name: /^Anmerkung/ })
    const before = (await area.boundingBox())?.height ?? 0
    await area.fill('Zeile\n'.repeat(20))
    expect((await area.boundingBox())?.height ?? 0).toBeGreaterThan(before + 100)
    expect(await area.inputValue()).toHaveLength(120)
    await page.getByText('40 Zeichen zu viel. Bitte kürzen Sie den Text.').waitFor()
  })

  it('a short message offers to undo', async () => {
    await open(LAPTOP)
    await button('Meldung zeigen').click()
    await button('Rückgängig machen').click()
    expect(await text('undone')).toBe('rückgängig')
    expect(await page.getByText('Anmerkung gelöscht').count()).toBe(0)
  })

  it('a short message goes, also from under a mouse that rests where it came up', async () => {
    await open(LAPTOP)
    await page.clock.install()
    await button('Meldung zeigen').click()
    const message = page.getByText('Anmerkung gelöscht').first()
    const undo = button('Rückgängig machen')
    await undo.hover()
    await page.clock.runFor(7_000)
    await page.mouse.move(0, 0)
    await undo.hover()
    await page.clock.runFor(7_000)
    expect(await undo.count()).toBe(1)
    await page.clock.runFor(12_000)
    await message.waitFor({ state: 'detached' })
  })

  it('a heading that breaks at a joint shows its hyphen', async () => {
    await open(PHONE)
    const widths = await page.evaluate(() => {
      const heading = document.createElement('h2')
      heading.style.inlineSize = '246px'
      heading.style.fontSize = '22px'
      heading.innerHTML =
        'Entwicklungs<span class="joint" aria-hidden="true">&shy;</span>potenzial: Sprachliche Verständigung gesichert'
      document.body.append(heading)
      const [first, , last] = heading.childNodes
      const topOf = (node: Node | undefined): number => {
        const range = document.createRange()
        if (node) range.selectNodeContents(node)
        return range.getClientRects()[0]?.top ?? 0
      }
      const hyphen = heading.querySelector('.joint')?.getBoundingClientRect().width ?? 0
      return { breaks: topOf(first) < topOf(last), hyphen }
    })
    expect(widths.hyphen > 0).toBe(widths.breaks)
  })

  it('copying tells what happened', async () => {
    await open({ ...LAPTOP, permissions: ['clipboard-read', 'clipboard-write'] })
    await button('Einladung kopieren').click()
    await page.getByText('Kopiert', { exact: true }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'https://werkstatt.beispiel.de/k7m4qp',
    )
  })

  it('a table of many columns is printed on a page that lies', async () => {
    await open(LAPTOP)
    const lies = async () =>
      /MediaBox \[0 0 84\d/.test((await page.pdf({ preferCSSPageSize: true })).toString('latin1'))
    expect(await lies()).toBe(false)
    await page
      .getByRole('table')
      .first()
      .evaluate((table) => {
        for (const row of table.querySelectorAll('tr'))
          while (row.cells.length < 8) row.append(row.cells[0]?.cloneNode(true) ?? '')
      })
    expect(await lies()).toBe(true)
  })

  it('a table becomes a stop for the keyboard only where it scrolls', async () => {
    await open(PHONE)
    const region = page.getByRole('region', { name: 'Zwei Empfehlungen mit Frist' })
    expect(await region.getAttribute('tabindex')).toBe('0')
    await page.setViewportSize(LAPTOP.viewport)
    await region.waitFor({ state: 'detached' })
  })
})

async function expectFocus(name: string | RegExp): Promise<void> {
  const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  expect(focused).toMatch(name)
}
