import { describe, expect, it } from 'vitest'
import { Announcer, GATHER_MS, SPEAK_MS } from '../../client/kernel/announcer.svelte.ts'
import type { Schedule } from '../../client/kernel/announcer.svelte.ts'

interface Clock {
  readonly schedule: Schedule
  readonly pass: (ms: number) => void
  readonly waiting: () => number
}

/** A clock that moves only when told to. */
function handClock(): Clock {
  let now = 0
  let timers: { readonly at: number; readonly action: () => void }[] = []
  return {
    schedule: (ms, action) => {
      const timer = { at: now + ms, action }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    pass: (ms) => {
      const end = now + ms
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        now = next.at
        next.action()
      }
      now = end
    },
    waiting: () => timers.length,
  }
}

describe('Announcer', () => {
  it('gathers before it speaks politely and speaks one sentence after the other', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    announcer.say('Gesichert')
    announcer.say('Schritt 4: Besprechen')
    clock.pass(GATHER_MS - 1)
    expect(announcer.polite).toBe('')
    clock.pass(1)
    expect(announcer.polite).toBe('Gesichert')
    clock.pass(SPEAK_MS)
    expect(announcer.polite).toBe('Schritt 4: Besprechen')
    clock.pass(SPEAK_MS)
    expect(announcer.polite).toBe('')
    expect(clock.waiting()).toBe(0)
  })

  it('speaks only the newest sentence of a group', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    announcer.say('7 von 12 fertig', 'ready')
    announcer.say('Die Moderation zeigt Tag 44', 'spotlight')
    announcer.say('9 von 12 fertig', 'ready')
    clock.pass(GATHER_MS)
    expect(announcer.polite).toBe('9 von 12 fertig')
    clock.pass(SPEAK_MS)
    expect(announcer.polite).toBe('Die Moderation zeigt Tag 44')
  })

  it('melts counted events into one sentence and starts again after it', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    const sentence = (count: number): string => `${count} neue Anmerkungen`
    announcer.count('notes', 2, sentence)
    announcer.count('notes', 3, sentence)
    clock.pass(GATHER_MS)
    expect(announcer.polite).toBe('5 neue Anmerkungen')
    announcer.count('notes', 1, sentence)
    clock.pass(SPEAK_MS)
    expect(announcer.polite).toBe('1 neue Anmerkungen')
  })

  it('marks a repeated sentence as new, so that it is read again', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    announcer.say('Kopiert')
    announcer.say('Kopiert')
    clock.pass(GATHER_MS)
    const first = announcer.politeTurn
    clock.pass(SPEAK_MS)
    expect(announcer.polite).toBe('Kopiert')
    expect(announcer.politeTurn).not.toBe(first)
  })

  it('alerts without waiting for polite sentences', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    announcer.say('Gesichert')
    announcer.alert('Die Sitzung ist zu Ende')
    clock.pass(0)
    expect(announcer.assertive).toBe('Die Sitzung ist zu Ende')
    expect(announcer.polite).toBe('')
  })

  it('leaves no timer behind when it is disposed of', () => {
    const clock = handClock()
    const announcer = new Announcer(clock.schedule)
    announcer.say('Gesichert')
    announcer.alert('Verbindung verloren')
    announcer.dispose()
    expect(clock.waiting()).toBe(0)
    clock.pass(10_000)
    expect(announcer.polite).toBe('')
  })
})
