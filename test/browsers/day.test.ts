// The main path of a day in every browser engine that is found: always Chromium, Firefox and WebKitGTK if they are
// installed (`.ci/run` installs them). What differs between engines is what is asked here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../shared/caseText/caseText.ts'
import type { RoomVisitor } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { fair, Proxy } from '../faults/harness/proxy.ts'
import { Stage } from '../support/stage.ts'
import { scenes } from '../walk/scenes.ts'
import { chromiumEngine } from './chromiumEngine.ts'
import { Hand, type Engine } from './engine.ts'
import { firefoxEngine } from './firefoxEngine.ts'
import { webkitEngine } from './webkitEngine.ts'

const SMALL = { width: 320, height: 640 }

/** Steps that the parts below do not enter by themselves. */
const FURTHER = [
  'clarify',
  'break',
  'perspectives',
  'deepen',
  'statement',
  'recommendations',
  'close',
]

const engines: Record<string, () => Promise<Engine | undefined>> = {
  Chromium: chromiumEngine,
  Firefox: firefoxEngine,
  WebKitGTK: webkitEngine,
}

describe.each(Object.keys(engines))('a day in %s', (name) => {
  let engine: Engine | undefined
  let stage: Stage
  let proxy: Proxy
  let facilitation: RoomVisitor
  let others: RoomVisitor[]
  let hand: Hand

  beforeAll(async () => {
    engine = await engines[name]?.()
    if (!engine) return
    stage = await Stage.open()
    proxy = await Proxy.open(Number(new URL(stage.address).port), () => 0)
    facilitation = await stage.facilitation()
    await stage.openWorkshop()
    others = await stage.seats(3)
    hand = new Hand(await engine.open(SMALL))
    // Some engines say their version once a window is open.
    console.log(`The day runs in ${name} ${engine.version}.`)
  })
  afterAll(async () => {
    await engine?.close()
    proxy?.close()
    await stage?.close()
  })

  /** One part of the day; skipped, and said so, if the browser is not there. */
  const part = (title: string, act: () => Promise<void>) =>
    it(title, async (context) => {
      context.skip(!engine, `${name} is not installed`)
      await act()
      await hand.calm()
    })

  part('somebody joins by code on a phone, and is admitted', async () => {
    await hand.goto(`${proxy.address}/#${stage.seeded.code}`)
    await hand.tap('^Beitreten')
    await hand.reads('Sie warten auf Einlass')
    await hand.fits('waiting')
    const [seatId = ''] = Object.keys(facilitation.mirror.view.facilitation.waiting)
    await facilitation.must({ type: 'admitSeat', seatId })
    await hand.until('document.querySelector("h1")', 'the room')
    await stage.enter('arrive')
    await hand.tap('Ich halte mich an diese Regeln')
    await hand.fits('arrive')
  })

  part('the case unfolds', async () => {
    await stage.enter('present')
    await stage.deliver()
    await hand.until('document.querySelectorAll("[data-entry]").length > 10', 'the text')
    await hand.fits('present')
  })

  part('a passage is annotated by taps', async () => {
    await stage.enter('annotate')
    const before = annotations()
    await annotate(2, '^Gelungen')
    await expect.poll(annotations, { timeout: 10_000 }).toBe(before + 1)
    await hand.fits('annotate')
  })

  part('going back closes the sheet and stays in the room', async () => {
    await hand.tap('^Mehr$')
    await hand.until('document.querySelector("dialog:modal")', 'the sheet')
    await hand.ask('(history.back(), true)')
    await hand.until('!document.querySelector("dialog:modal")', 'the sheet is closed')
    expect(await hand.ask<string>('location.pathname')).toBe(`/werkstatt/${stage.workshopId}`)
    await hand.until('document.querySelectorAll("[data-entry]").length > 10', 'the text')
  })

  part('a mark is told by its line, not by colour alone', async () => {
    const line = await hand.ask<string>(
      `(() => {
        const mark = document.querySelector('mark');
        if (mark) return getComputedStyle(mark).textDecorationLine;
        const names = [...CSS.highlights].filter(([, { size }]) => size > 0).map(([name]) => name);
        const text = document.querySelector('[data-entry-text]');
        return names.map((name) => getComputedStyle(text, '::highlight(' + name + ')').textDecorationLine).join(' ')
      })()`,
    )
    expect(line).toMatch(/underline|overline/)
  })

  part('the keyboard reaches a sentence far below, and the view follows', async () => {
    await hand.ask('(scrollTo(0, 0), document.activeElement.blur(), true)')
    const inText = 'document.activeElement?.matches(\'[role="listbox"]\')'
    for (let pressed = 0; pressed < 60 && !(await hand.ask<boolean>(inText)); pressed++)
      await hand.page.press('Tab')
    expect(await hand.ask<boolean>(inText)).toBe(true)
    for (let pressed = 0; pressed < 10; pressed++) await hand.page.press('PageDown')
    await hand.until('scrollY > 300', 'the view has followed')
  })

  part('what is written without a network arrives once it is back', async () => {
    const before = annotations()
    proxy.set({ ...fair, blackhole: true })
    proxy.cut()
    try {
      await hand.until(
        '/(ohne|keine) Verbindung/i.test(document.body.innerText)',
        'the line is gone',
      )
      await annotate(3, '^Entwicklungspotenzial')
    } finally {
      proxy.set(fair)
      proxy.cut()
    }
    await expect.poll(annotations, { timeout: 30_000 }).toBe(before + 1)
  })

  part(
    'what everybody wrote is uncovered; the text shows a passage the facilitation shows',
    async () => {
      await stage.annotate(others, 5)
      await stage.reveal()
      await hand.until('document.querySelectorAll("[role=tab]").length > 1', 'the comparison')
      await hand.fits('compare')
      const last = facilitation.mirror.text?.entries.at(-1)
      if (!last) throw new Error('no text was delivered')
      await hand.ask('(scrollTo(0, 0), true)')
      await facilitation.must({
        type: 'show',
        focus: { span: spanOf(last), entryId: last.id, annotationId: null },
      })
      await hand.until('scrollY > 300', 'the passage is in view')
    },
  )

  part('a secret vote is put with taps, and its result is there', async () => {
    const options = await stage.keySituations(0)
    const vote = { id: newId(), kind: 'keySituation' as const, subjectId: null, options }
    await facilitation.must({ type: 'openVote', vote: { ...vote, dots: 2, cumulative: false } })
    await hand.until(
      'document.querySelector("main [role=checkbox], main input[type=checkbox]")',
      'dots',
    )
    await hand.fits('vote')
    await hand.tapElement(
      'window.controlWatch.target(window.controlWatch.list().findIndex(({ role }) => role === "checkbox"))',
    )
    await hand.reads('gesichert')
  })

  part('two people write one text at once, and no letter is lost', async () => {
    const [findingId = ''] = await stage.findings()
    await hand.tap('^Befund 1 öffnen')
    await hand.until('document.querySelector("main textarea")', 'a text to write in')
    await hand.fits('findings')
    await hand.tapElement('document.querySelector("main textarea")')
    await Promise.all([
      hand.page.type('HAND '),
      stage.write(findingTextId(findingId, 'minorityView'), 'FREMD '),
    ])
    await hand.until(
      '[...document.querySelectorAll("textarea")].some(({ value }) => value.includes("HAND "))',
      'own',
    )
    await hand.until(
      '[...document.querySelectorAll("textarea")].some(({ value }) => value.includes("FREMD "))',
      'foreign',
    )
  })

  part('every other step fits, too, and is named', async () => {
    for (const kind of FURTHER) {
      const before = await hand.ask<string>('document.title')
      await scenes.find(({ name }) => name === kind)?.prepare(stage)
      await hand.until(`document.title !== ${JSON.stringify(before)}`, `the title of ${kind}`)
      await hand.until(
        'document.querySelector("h1") && document.querySelector("main")?.innerText.trim()',
        kind,
      )
      await hand.fits(kind)
    }
  })

  part('after the end the minutes are read and fetched with an account', async () => {
    await facilitation.must({ type: 'closeWorkshop' })
    await hand.reads('beendet')
    await hand.fits('closed')
    const { email, password } = stage.account('facilitator')
    if (!engine) return
    const office = new Hand(await engine.open(SMALL))
    await office.goto(`${stage.address}/werkstatt/${stage.workshopId}/protokoll`)
    await office.reads('Mit Konto anmelden')
    await office.tapElement('document.querySelector("main a[href=\'/anmelden\']")')
    await office.until('document.querySelector("input[type=password]")', 'the login')
    await office.tapElement(
      'document.querySelector("input[type=email], input[autocomplete=username]")',
    )
    await office.page.type(email)
    await office.tapElement('document.querySelector("input[type=password]")')
    await office.page.type(password)
    await office.page.press('Enter')
    await office.reads('Als DOCX laden')
    await office.fits('minutes')
    const [status, head] = await office.ask<[number, string]>(
      `(() => { const request = new XMLHttpRequest();
        request.open('GET', document.querySelector('a[download]').href, false);
        request.overrideMimeType('text/plain; charset=x-user-defined');
        request.send(); return [request.status, request.responseText.slice(0, 2)] })()`,
    )
    expect([status, head]).toEqual([200, 'PK'])
    await office.calm()
  })

  /** Four taps: number, sentence, criterion, direction. */
  async function annotate(entry: number, direction: string): Promise<void> {
    await hand.tap(`^Eintrag ${entry},.*Stelle wählen`)
    const sentence = 'document.querySelector("dialog:modal li button")'
    await hand.until(sentence, 'the sentences')
    await hand.tapElement(sentence)
    await hand.tap('.', 'option')
    await hand.tap(direction, 'button')
  }

  /** The first words of an entry. */
  const spanOf = ({ id, text }: Entry) => ({
    entryId: id,
    start: 0,
    end: 12,
    quote: text.slice(0, 12),
  })

  /** Annotations the server has, in all. */
  function annotations(): number {
    return stage.server.deps.sqlite
      .prepare("SELECT 1 FROM workshop_event WHERE body LIKE '%annotationAdded%'")
      .all().length
  }
})
