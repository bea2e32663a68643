// What lies over a page and the history of its window, without a browser: how many presses lead where.
import { beforeEach, describe, expect, it } from 'vitest'
import { BackStack } from '../../client/kernel/backStack.ts'

interface Entry {
  readonly state: unknown
  readonly page: string
}

/** The history of a window as browsers keep it: going back takes a moment and tells `popstate`. */
class FakeWindow {
  entries: Entry[] = [{ state: null, page: 'before' }]
  at = 0
  /** How often the router was told. */
  routed = 0
  readonly #listeners: ((event: PopStateEvent) => void)[] = []
  readonly location = this.#locationOf()
  readonly history = this.#historyOf()

  addEventListener(type: string, run: (event: PopStateEvent) => void): void {
    if (type === 'popstate') this.#listeners.push(run)
  }

  get page(): string {
    return this.entries[this.at]?.page ?? ''
  }

  push(page: string, state: unknown = { index: this.at + 1 }): void {
    this.entries = [...this.entries.slice(0, this.at + 1), { state, page }]
    this.at++
  }

  /** Presses back or forward and waits for what comes of it. */
  async press(by: -1 | 1): Promise<void> {
    this.go(by)
    await settled()
  }

  go(by: -1 | 1): void {
    setTimeout(() => {
      this.at = Math.max(0, Math.min(this.at + by, this.entries.length - 1))
      let stopped = false
      const event = { stopImmediatePropagation: () => (stopped = true) }
      for (const run of this.#listeners) run(event as unknown as PopStateEvent)
      if (!stopped) this.routed++
    }, 1)
  }

  #locationOf() {
    const page = () => this.page
    return {
      get href() {
        return page()
      },
    }
  }

  #historyOf() {
    const state = () => this.entries[this.at]?.state
    return {
      scrollRestoration: 'auto',
      back: () => this.go(-1),
      pushState: (pushed: unknown) => this.push(this.page, pushed),
      get state() {
        return state()
      },
    }
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20))

let window: FakeWindow
let stack: BackStack

beforeEach(() => {
  window = new FakeWindow()
  stack = new BackStack(window as unknown as Window)
  window.push('room')
})

/** Opens something that closes itself when it is told to. */
function layer(held = false) {
  const one = { open: true, end: () => undefined as void }
  const close = () => {
    if (held) return
    one.open = false
    end()
  }
  const end = stack.open({ close })
  one.end = () => {
    one.open = false
    end()
  }
  return one
}

describe('going back', () => {
  it('closes what lies over the page and stays there; the next press leaves it', async () => {
    const sheet = layer()
    await settled()
    await window.press(-1)
    expect({ open: sheet.open, page: window.page, routed: window.routed }).toEqual({
      open: false,
      page: 'room',
      routed: 0,
    })
    await window.press(-1)
    expect({ page: window.page, routed: window.routed }).toEqual({ page: 'before', routed: 1 })
  })

  it('leaves the page at once after what lay over it was closed otherwise', async () => {
    for (let round = 0; round < 3; round++) {
      const sheet = layer()
      await settled()
      sheet.end()
      await settled()
    }
    await window.press(-1)
    expect({ page: window.page, routed: window.routed }).toEqual({ page: 'before', routed: 1 })
  })

  it('closes one after the other; what takes the place of another is one of them', async () => {
    const below = layer()
    await settled()
    const above = layer()
    await settled()
    await window.press(-1)
    expect([below.open, above.open]).toEqual([true, false])
    below.end()
    const next = layer()
    await settled()
    await window.press(-1)
    expect({ open: next.open, page: window.page }).toEqual({ open: false, page: 'room' })
    await window.press(-1)
    expect(window.page).toBe('before')
  })

  it('does not close what is held, and does not leave either', async () => {
    const held = layer(true)
    await settled()
    for (let press = 0; press < 3; press++) await window.press(-1)
    expect({ open: held.open, page: window.page }).toEqual({ open: true, page: 'room' })
  })

  it('opened while the last one still goes, it is closed by one press', async () => {
    layer().end()
    await new Promise((resolve) => setTimeout(resolve, 0))
    const sheet = layer()
    await settled()
    await window.press(-1)
    expect({ open: sheet.open, page: window.page }).toEqual({ open: false, page: 'room' })
  })
})

describe('other ways', () => {
  it('forward opens nothing, and the press after it leaves the page', async () => {
    layer()
    await settled()
    await window.press(-1)
    await window.press(1)
    expect(window.page).toBe('room')
    await window.press(-1)
    expect(window.page).toBe('before')
    expect(window.routed).toBe(1)
  })

  it('loaded anew with something open, one press leaves the page', async () => {
    layer()
    await settled()
    window.routed = 0
    stack = new BackStack(window as unknown as Window)
    await settled()
    await window.press(-1)
    expect(window.page).toBe('before')
  })

  it('whoever goes on to another page leaves no entry between the two', async () => {
    layer()
    await settled()
    await stack.leave()
    window.push('office')
    await window.press(-1)
    expect(window.page).toBe('room')
    await window.press(-1)
    expect(window.page).toBe('before')
  })

  it('waits for no browser that does not go back', async () => {
    layer()
    await settled()
    window.history.back = () => undefined
    await stack.leave()
    expect(window.page).toBe('room')
  })
})
