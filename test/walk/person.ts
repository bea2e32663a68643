// The people of a walk: each at a screen of the own size, who come in by their own door and come back by it.
import type { Page } from 'playwright-core'
import { callAs, cookieHeader, type Cookies } from '../../server/demo/visitor.ts'
import { hashToken } from '../../server/kernel/token.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import type { GuestRole, Stage } from '../support/stage.ts'

/** What a person comes in with, and where to. */
export interface Entry {
  readonly path: string
  readonly cookies: Cookies
  /** Whether the server still lets these cookies in. */
  readonly isKnown: (page: Page) => Promise<boolean>
}

/** Who a person is in a walk. */
export interface Part {
  /** Said with a fault. */
  readonly name: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  readonly enter: (stage: Stage) => Promise<Entry>
}

/** How long a screen may take to show its heading, in milliseconds: a busy machine is slow, not broken. */
const PATIENCE_MS = 60_000
/** Below this width, in CSS pixels, people tap. */
const TOUCH_BELOW = 600
/** Windows that a press opened are looked at for so long, in milliseconds. */
const POPUP_MS = 1500

const seat =
  (groupSize: number, role: GuestRole = 'participant') =>
  async (stage: Stage): Promise<Entry> => {
    const { cookies, seatId } = await stage.admitted(groupSize, role)
    return {
      path: `/werkstatt/${stage.workshopId}`,
      cookies,
      isKnown: async (page) =>
        (await me(page, stage)).seat?.seatId === seatId &&
        !stage.server.deps.rooms.isGone(stage.workshopId, seatId),
    }
  }

const account =
  (role: AccountRole, path: (workshopId: string) => string) =>
  async (stage: Stage): Promise<Entry> => ({
    path: path(stage.workshopId),
    cookies: await stage.logIn(role),
    isKnown: async (page) => (await me(page, stage)).account !== null,
  })

/** Opens the link that counts: the facilitation may have made another one since. */
async function projector(stage: Stage): Promise<Entry> {
  const facilitator = await stage.logIn('facilitator')
  const path = `/api/workshops/${stage.workshopId}/projector`
  const { token } = (await callAs(facilitator, stage.address, 'POST', path, {})) as {
    token: string
  }
  const isKnown = async () => {
    const { projectorHash } = await stage.server.deps.db
      .selectFrom('workshop')
      .select('projectorHash')
      .where('id', '=', stage.workshopId)
      .executeTakeFirstOrThrow()
    return projectorHash === hashToken(token)
  }
  return { path: `/beamer#${token}`, cookies: new Map(), isKnown }
}

interface Me {
  readonly account: object | null
  readonly seat: { readonly seatId: string } | null
}

/** Who the server takes this browser for. */
async function me(page: Page, stage: Stage): Promise<Me> {
  const held = await page.context().cookies(stage.address)
  const cookies: Cookies = new Map(held.map(({ name, value }) => [name, value]))
  const response = await fetch(`${stage.address}/api/me`, {
    headers: { cookie: cookieHeader(cookies) },
  })
  return (await response.json()) as Me
}

const office = () => '/amt'

/** Everybody of a day, by who they are. */
export const parts = {
  cockpit: {
    name: 'cockpit',
    width: 1366,
    height: 768,
    enter: account('facilitator', (id) => `/werkstatt/${id}/moderation`),
  },
  minutes: {
    name: 'minutes',
    width: 320,
    height: 640,
    enter: account('facilitator', (id) => `/werkstatt/${id}/protokoll`),
  },
  recorder: { name: 'recorder', width: 1366, height: 768, enter: seat(1, 'recorder') },
  smallPhone: { name: 'small phone', width: 320, height: 640, enter: seat(1) },
  seat: { name: 'seat', width: 1280, height: 800, enter: seat(1) },
  phone: { name: 'phone', width: 360, height: 740, enter: seat(2) },
  projector: { name: 'projector', width: 1920, height: 1080, enter: projector },
  coordinator: {
    name: 'coordinator',
    width: 1280,
    height: 800,
    enter: account('coordinator', office),
  },
  facilitator: {
    name: 'facilitator in the office',
    width: 360,
    height: 740,
    enter: account('facilitator', office),
  },
  administrator: {
    name: 'administrator',
    width: 1280,
    height: 800,
    enter: account('administrator', office),
  },
} satisfies Record<string, Part>

export class Person {
  readonly part: Part
  readonly #stage: Stage
  #entry: Entry
  #page: Page

  private constructor(part: Part, stage: Stage, entry: Entry, page: Page) {
    this.part = part
    this.#stage = stage
    this.#entry = entry
    this.#page = page
  }

  static async enter(part: Part, stage: Stage): Promise<Person> {
    const { entry, page } = await comeIn(part, stage)
    return new Person(part, stage, entry, page)
  }

  get page(): Page {
    return this.#page
  }

  get name(): string {
    return this.part.name
  }

  /** Where this person belongs, without what is secret. */
  get path(): string {
    return this.#entry.path.split('#')[0] ?? ''
  }

  /** The path of the screen this person sees; empty if there is none. */
  get whereabouts(): string {
    return this.#page.isClosed() ? '' : new URL(this.#page.url()).pathname
  }

  /** Goes to an address of the product in the same window, and waits for what it shows. */
  async goTo(path: string): Promise<void> {
    await this.#page.goto(`${this.#stage.address}${path}`, { timeout: PATIENCE_MS })
    await shown(this.#page)
  }

  /**
   * Comes back to the own screen: by its address, or anew by the own door where the server no longer knows this
   * browser. Throws if that leads nowhere.
   */
  async comeBack(): Promise<void> {
    if (!this.#page.isClosed() && (await this.#entry.isKnown(this.#page))) {
      // The address of a projector's screen is another one than that of its link.
      await this.goTo(this.#entry.path)
      return
    }
    await this.#page
      .context()
      .close()
      .catch(() => undefined)
    const { entry, page } = await comeIn(this.part, this.#stage)
    this.#entry = entry
    this.#page = page
  }
}

async function comeIn(part: Part, stage: Stage): Promise<{ entry: Entry; page: Page }> {
  const entry = await patiently(() => part.enter(stage))
  const isTouch = part.width < TOUCH_BELOW
  const page = await stage.page(entry.path, entry.cookies, {
    viewport: { width: part.width, height: part.height },
    hasTouch: isTouch,
    isMobile: isTouch,
  })
  page.setDefaultTimeout(10_000)
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  page.context().on('page', (popup) => {
    setTimeout(() => void popup.close().catch(() => undefined), POPUP_MS)
  })
  await shown(page)
  return { entry, page }
}

/** Waits until a page has a heading. */
const shown = (page: Page): Promise<void> =>
  page.locator('h1').first().waitFor({ state: 'attached', timeout: PATIENCE_MS })

/** Does what is refused for some seconds after these seconds. */
async function patiently<T>(act: () => Promise<T>, tries = 3): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const seconds = /tooMany.*"seconds":(\d+)/.exec(String(error))?.[1]
    if (seconds === undefined || tries <= 1) throw error
    await new Promise((resolve) => setTimeout(resolve, (Number(seconds) + 1) * 1000))
    return patiently(act, tries - 1)
  }
}
