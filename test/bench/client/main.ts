// What the bench asks the page to do; it measures itself and answers in milliseconds.
import { flushSync, mount } from 'svelte'
import type { Passage } from '../../../client/caseText/passage.ts'
import '../../../client/styles/all.css'
import type { Direction } from '../../../shared/annotation/annotation.ts'
import LongCase from './LongCase.svelte'
import { entries, passage, passages } from './longCase.ts'

const FRAME_MS = 1000 / 60
const SCROLL_FRAMES = 180
const SCROLL_STEP = 240

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
}
const took = (run: () => void): number => {
  const start = performance.now()
  run()
  return performance.now() - start
}

async function measure() {
  const target = document.getElementById('app')
  if (target === null) throw new Error('the page has no place to mount')
  await document.fonts.ready
  const start = performance.now()
  const page = mount(LongCase, { target, props: { entries, passages } }) as Drawing
  flushSync()
  const openScript = performance.now() - start
  await painted()
  const open = performance.now() - start
  const adds: number[] = []
  for (let n = 0; n < 9; n++) {
    adds.push(took(() => page.add(passage(passages.length + n))))
    await painted()
  }
  const filters: number[] = []
  for (const direction of ['strength', null, 'potential', null, 'question'] as const) {
    filters.push(took(() => page.filter(direction)))
    await painted()
  }
  let dropped = 0
  let before = await frame()
  for (let n = 0; n < SCROLL_FRAMES; n++) {
    window.scrollBy(0, SCROLL_STEP)
    const now = await frame()
    dropped += Math.max(0, Math.round((now - before) / FRAME_MS) - 1)
    before = now
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
  const drawn = { marks: CSS.highlights.size, entries: target.querySelectorAll('h2').length }
  return {
    open,
    openScript,
    add: middle(adds),
    filter: middle(filters),
    dropped,
    frames: SCROLL_FRAMES,
    scrolled: window.scrollY,
    ...drawn,
  }
}

declare global {
  interface Window {
    measure: typeof measure
  }
}
window.measure = measure
