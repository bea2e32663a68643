import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callAs } from '../../server/demo/visitor.ts'
import { violations } from '../support/axe.ts'
import { soundOnBoth } from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
  await stage.enter('annotate')
  await stage.deliver()
})
afterAll(() => stage.close())

/** The network of one browser, which can be taken away. */
class Network {
  #down = false
  readonly #lines = new Set<WebSocketRoute>()

  static async of(context: BrowserContext): Promise<Network> {
    const network = new Network()
    await context.route('**/api/**', (route) => (network.#down ? route.abort() : route.continue()))
    await context.routeWebSocket(/\/room\?/, (line) => {
      if (network.#down) return void line.close()
      line.connectToServer()
      network.#lines.add(line)
    })
    return network
  }

  async goDown(): Promise<void> {
    this.#down = true
    for (const line of this.#lines) await line.close()
    this.#lines.clear()
  }

  comeBack(): void {
    this.#down = false
  }
}

/** Everything a script can read of the browser's storage, as readable characters, and how many things lie in it. */
const dump = (page: Page): Promise<{ things: number; text: string }> =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)))
    const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie]
    found.push(...(await caches.keys()))
    let things = 0
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name))
      for (const table of database.objectStoreNames) {
        const rows = await answer(database.transaction(table).objectStore(table).getAll())
        things += rows.length
        for (const row of rows as { body: ArrayBuffer }[])
          found.push(JSON.stringify(row), new TextDecoder().decode(row.body))
      }
      database.close()
    }
    return { things, text: found.join('\n') }
  })

/** Waits until the last letters are kept, too: what lies on the device no longer changes. */
async function kept(page: Page): Promise<void> {
  let before = ''
  const still = async () => {
    const now = (await dump(page)).text
    const same = now === before
    before = now
    return same
  }
  await expect.poll(still, { interval: 1000, timeout: 15_000 }).toBe(true)
}

const text = (page: Page) => page.locator('[data-entry-text]').first()
const noteOf = (page: Page) => page.locator('aside form').getByRole('textbox', { name: 'Notiz' })

/** Fills the form on the first word of the text. */
async function fill(page: Page, note: string): Promise<void> {
  await text(page).dblclick()
  await page.locator('aside form').getByRole('combobox').first().fill('P-01-1')
  await page.locator('aside form [role="option"]').first().click()
  await page.locator('aside form').getByText('Gelungen', { exact: true }).click()
  await noteOf(page).fill(note)
}

const save = (page: Page) => page.getByRole('button', { name: 'Anmerkung sichern' }).click()

/** How often the server has an annotation with this note. */
const onServer = (note: string): number =>
  stage.server.deps.sqlite
    .prepare("SELECT 1 FROM workshop_event WHERE body LIKE '%' || ? || '%'")
    .all(note).length

/** A seat's page at the text, with a network that can be taken away. */
async function seatWithNetwork() {
  const page = await stage.seatPage()
  const network = await Network.of(page.context())
  await page.reload()
  await text(page).waitFor()
  return { page, network }
}

describe('nothing is lost', () => {
  it('what was written offline survives a reload, unreadable on the device, and arrives once [RO4]', async () => {
    const { page, network } = await seatWithNetwork()
    await network.goDown()
    await page.getByText('keine Verbindung').first().waitFor()
    await fill(page, 'KANARIENVOGEL-1')
    await save(page)
    await expect.poll(async () => (await dump(page)).things).toBeGreaterThan(0)
    // Past the moment after which the form is free again and its draft is gone.
    await expect.poll(() => noteOf(page).count(), { timeout: 5000 }).toBe(0)
    expect((await dump(page)).things).toBe(1)
    expect((await dump(page)).text).not.toContain('KANARIENVOGEL')
    await page.reload()
    network.comeBack()
    await text(page).waitFor()
    await expect.poll(() => onServer('KANARIENVOGEL-1'), { timeout: 10_000 }).toBe(1)
    await expect.poll(async () => (await dump(page)).things).toBe(0)
    await page.reload()
    await page.getByText('KANARIENVOGEL-1').first().waitFor()
    expect(onServer('KANARIENVOGEL-1')).toBe(1)
    await page.context().close()
  })

  it('what stands in the form and was not sent survives a reload, and leaves nothing after the seat was left', async () => {
    const { page } = await seatWithNetwork()
    await fill(page, 'KANARIENVOGEL-2')
    await expect.poll(async () => (await dump(page)).things).toBe(1)
    await kept(page)
    expect((await dump(page)).text).not.toContain('KANARIENVOGEL')
    await page.reload()
    await noteOf(page).waitFor()
    await expect.poll(() => noteOf(page).inputValue()).toBe('KANARIENVOGEL-2')
    const leave = () =>
      fetch('/api/leave', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).then(({ ok }) => ok)
    expect(await page.evaluate(leave)).toBe(true)
    await text(page).waitFor({ state: 'detached' })
    await expect.poll(async () => (await dump(page)).things).toBe(0)
    await page.context().close()
  })

  it('two windows of one seat neither double nor take from each other', async () => {
    const { page, network } = await seatWithNetwork()
    await network.goDown()
    await fill(page, 'KANARIENVOGEL-3')
    await save(page)
    await expect.poll(() => noteOf(page).count(), { timeout: 5000 }).toBe(0)
    network.comeBack()
    const second = await page.context().newPage()
    await second.goto(page.url())
    await text(second).waitFor()
    await expect.poll(() => onServer('KANARIENVOGEL-3'), { timeout: 15_000 }).toBe(1)
    await expect.poll(async () => (await dump(second)).things).toBe(0)
    await page.context().close()
  })
})

describe('where WebSockets are blocked', () => {
  it('a seat works over server-sent events and posts', async () => {
    const page = await stage.seatPage()
    await page.addInitScript(() => {
      window.WebSocket = class {
        constructor() {
          throw new Error('blocked')
        }
      } as unknown as typeof WebSocket
    })
    await page.reload()
    await text(page).waitFor()
    await fill(page, 'KANARIENVOGEL-4')
    await save(page)
    await expect.poll(() => onServer('KANARIENVOGEL-4')).toBe(1)
    await page.context().close()
  })
})

describe('code that cannot be fetched', () => {
  it('of a step: says so, keeps what is written, and tries again by keyboard until it is there', async () => {
    const { page, network } = await seatWithNetwork()
    await page.context().route('**/assets/PresentScreen-*', (route) => route.abort())
    await page.reload()
    await fill(page, 'KANARIENVOGEL-6')
    await kept(page)
    await stage.enter('present')
    await page.getByRole('heading', { name: 'lässt sich gerade nicht laden' }).waitFor()
    await soundOnBoth(page, 'step-not-loaded')
    const again = page.getByRole('button', { name: 'Noch einmal versuchen' })
    await again.focus()
    await network.goDown()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Immer noch keine Verbindung').waitFor()
    expect(await again.evaluate((button) => document.activeElement === button)).toBe(true)
    network.comeBack()
    await page.context().unroute('**/assets/PresentScreen-*')
    // This browser may remember the failure until the page is loaded anew; a person who presses must not notice.
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Fallvorstellung am Zeitstrahl' }).waitFor()
    await stage.enter('annotate')
    await noteOf(page).waitFor()
    await expect.poll(() => noteOf(page).inputValue()).toBe('KANARIENVOGEL-6')
    await page.context().close()
  })

  it('of a sheet over the screen: says so there, and is there after the next press', async () => {
    const { page } = await seatWithNetwork()
    await page.context().route('**/assets/WhereWeStand-*', (route) => route.abort())
    await page.reload()
    await text(page).waitFor()
    await page.getByRole('button', { name: 'Wo stehen wir?' }).first().click()
    await page.getByText('Der Stand lässt sich gerade nicht laden').waitFor()
    await soundOnBoth(page, 'sheet-not-loaded')
    await page.context().unroute('**/assets/WhereWeStand-*')
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('of a page: says so, and is there after the next press', async () => {
    const page = await stage.page('/')
    await page.context().route('**/assets/ConnectionPage-*', (route) => route.abort())
    await page.getByRole('link', { name: 'Verbindung prüfen' }).click()
    await page.getByRole('heading', { name: 'Diese Seite lässt sich gerade nicht laden' }).waitFor()
    await soundOnBoth(page, 'page-not-loaded')
    await page.context().unroute('**/assets/ConnectionPage-*')
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click()
    await page.getByRole('heading', { name: 'Zum Weitergeben' }).waitFor()
    await page.context().close()
  })
})

describe('the connection check', () => {
  it.each([
    ['a laptop', {}],
    ['the narrowest phone', { viewport: PHONE }],
  ])('measures three ways on %s, by keyboard, without a login', async (_, view) => {
    const page = await stage.page('/verbindung', new Map(), view)
    await page.getByRole('heading', { name: 'Zum Weitergeben' }).waitFor()
    const report = page.getByLabel('Ergebnis als Text')
    // The address begins with http here: what is not encrypted is not called HTTPS.
    for (const way of [
      'Seiten und Daten (HTTP, unverschlüsselt)',
      'Gemeinsamer Raum (WebSocket, unverschlüsselt)',
      'Ersatzweg (dauerhafte Antwort, Server-Sent Events)',
    ]) {
      const line = (await report.inputValue()).split('\n').find((one) => one.includes(way))
      expect(line, way).toMatch(/: \d+ ms$/)
    }
    expect(await violations(page)).toEqual([])
    const over = () => document.documentElement.scrollWidth - window.innerWidth
    expect(await page.evaluate(over)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Erneut prüfen' }).focus()
    await page.keyboard.press('Enter')
    await report.waitFor({ state: 'detached' })
    await report.waitFor()
    await page.context().close()
  })

  it('says where a WebSocket does not get through', async () => {
    const page = await stage.page('/')
    await page.routeWebSocket(/echo/, (line) => void line.close())
    await page.getByRole('link', { name: 'Verbindung prüfen' }).click()
    await page.getByText('Es geht über den Ersatzweg').first().waitFor()
    await page.context().close()
  })
})

// Last: afterwards there is no text any more.
describe('a withdrawal', () => {
  it('takes the text from a living page within five seconds, and from an absent one before it shows anything', async () => {
    const here = await seatWithNetwork()
    const away = await seatWithNetwork()
    await fill(away.page, 'KANARIENVOGEL-5')
    await expect.poll(async () => (await dump(away.page)).things).toBe(1)
    await away.network.goDown()
    const { caseId } = await stage.server.deps.db
      .selectFrom('workshop')
      .select('caseId')
      .where('id', '=', stage.workshopId)
      .executeTakeFirstOrThrow()
    const coordinator = await stage.logIn('coordinator')
    await callAs(coordinator, stage.address, 'POST', `/api/cases/${caseId}/withdraw`, {})
    await text(here.page).waitFor({ state: 'detached', timeout: 5000 })
    await away.page.reload()
    away.network.comeBack()
    await away.page.getByText('zurückgezogen').first().waitFor()
    expect(await text(away.page).count()).toBe(0)
    await expect.poll(async () => (await dump(away.page)).things).toBe(0)
    await away.page.getByRole('link', { name: 'Zur Startseite' }).click()
    await away.page.getByLabel('Code der Fallwerkstatt').waitFor()
  })
})
