// What the bench asks the page to do; it measures itself and answers in milliseconds.
import { flushSync, mount } from 'svelte'
import { rectOf } from '../../../client/caseText/entryDom.ts'
import type { Passage } from '../../../client/caseText/passage.ts'
import '../../../client/styles/all.css'
import type { Direction } from '../../../shared/annotation/annotation.ts'
import LongCase from './LongCase.svelte'
import { entries, passage, passages } from './longCase.ts'

const FRAME_MS = 1000 / 60
const SCROLL_FRAMES = 180
const SCROLL_STEP = 240
const PATIENCE_MS = 30_000

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
/** The frame after next: by then what was changed has been painted. */
const painted = async () => {
  await frame()
  await frame()
}
/** What the page offers; the linter sees a component from outside as untyped. */
interface Drawing {
  add(this: void, mark: Passage): void
  filter(this: void, direction: Direction | null): void
  show(this: void, entryId: string, start: number, end: number): void
}
const took = (run: () => void): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const target = document.getElementById('app')
if (target === null) throw new Error('the page has no place to mount')
let page: Drawing | undefined

function drawing(): Drawing {
  if (!page) throw new Error('the case is not open yet')
  return page
}

/**
 * Opens the case: milliseconds of script, until its beginning is painted and until its end is there, and the longest
 * time between two frames in which the rest came.
 */
async function open(place: HTMLElement) {
  await document.fonts.ready
  const start = performance.now()
  page = mount(LongCase, { target: place, props: { entries, passages } }) as Drawing
  flushSync()
  const script = performance.now() - start
  await painted()
  const whole = { painted: performance.now() - start, longest: 0 }
  const count = () => place.querySelectorAll('h2').length
  let before = performance.now()
  while (count() < entries.length && before - start < PATIENCE_MS) {
    const now = await frame()
    whole.longest = Math.max(whole.longest, now - before)
    before = now
  }
  const drawn = { marks: CSS.highlights.size, entries: count() }
  return { script, ...whole, complete: performance.now() - start, ...drawn }
}

/** Adds one mark after the other, each painted before the next; the middle one's milliseconds of script. */
async function add(count: number): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    times.push(took(() => drawing().add(passage(passages.length + n))))
    await painted()
  }
  return middle(times)
}

/** Shows one direction and then all again, several times; the middle one's milliseconds of script. */
async function filter(): Promise<number> {
  const times: number[] = []
  for (const direction of ['strength', null, 'potential', null, 'question'] as const) {
    times.push(took(() => drawing().filter(direction)))
    await painted()
  }
  return middle(times)
}

/** Scrolls a step in every frame; frames that came too late, by how many they were late. */
async function scroll() {
  let dropped = 0
  let before = await frame()
  for (let n = 0; n < SCROLL_FRAMES; n++) {
    window.scrollBy(0, SCROLL_STEP)
    const now = await frame()
    dropped += Math.max(0, Math.round((now - before) / FRAME_MS) - 1)
    before = now
  }
  return { dropped, frames: SCROLL_FRAMES, scrolled: window.scrollY }
}

/** Shows a mark, and where it stands once the page has come to rest. */
async function show(at: number): Promise<{ top: number; bottom: number; window: number }> {
  const { entryId, start, end } = passage(at)
  drawing().show(entryId, start, end)
  for (let n = 0; n < 10; n++) await frame()
  const body = document.querySelector<HTMLElement>(`[data-entry-text="${entryId}"]`)
  const { top, bottom } = (body && rectOf(body, start, end)) ?? new DOMRect(0, -1, 0, 0)
  return { top, bottom, window: window.innerHeight }
}

const bench = { open: () => open(target), add, filter, scroll, show }

declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
