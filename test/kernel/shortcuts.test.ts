import { describe, expect, it } from 'vitest'
import { groupShortcuts, isSingleKey, keyNames, matches } from '../../client/kernel/shortcuts.ts'
import type { KeyPress, Shortcut } from '../../client/kernel/shortcuts.ts'
import { HELP_SHORTCUT, ShortcutRegistry } from '../../client/kernel/shortcutRegistry.svelte.ts'

const TABLE: readonly Shortcut[] = [
  HELP_SHORTCUT,
  { id: 'next', keys: { key: 'j' }, label: 'Nächste Anmerkung', group: 'Falltext' },
  { id: 'save', keys: { key: 's', ctrl: true }, label: 'Sichern', group: 'Überall' },
  { id: 'first', keys: { key: 'Home', alt: true }, label: 'Zum Anfang', group: 'Falltext' },
]

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('matches', () => {
  it.each([
    ['letter in either case with its shift state', { key: 'j' }, press('J'), true],
    ['no shift asked, shift held', { key: 'j' }, press('J', { shiftKey: true }), false],
    ['a sign brings its own shift', { key: '?' }, press('?', { shiftKey: true }), true],
    ['Strg', { key: 's', ctrl: true }, press('s', { ctrlKey: true }), true],
    [
      'the command key counts as Strg',
      { key: 's', ctrl: true },
      press('s', { metaKey: true }),
      true,
    ],
    ['Strg missing', { key: 's', ctrl: true }, press('s'), false],
    ['Alt too much', { key: 's' }, press('s', { altKey: true }), false],
  ] as const)('%s', (_name, chord, pressed, expected) => {
    expect(matches(chord, pressed)).toBe(expected)
  })
})

describe('the table as help', () => {
  it('names keys in German', () => {
    expect(keyNames({ key: 'Home', ctrl: true, shift: true })).toEqual([
      'Strg',
      'Umschalt',
      'Pos 1',
    ])
    expect(keyNames({ key: '?' })).toEqual(['?'])
  })

  it('groups in the order of the table', () => {
    const groups = groupShortcuts(TABLE)
    expect(groups.map((group) => group.name)).toEqual(['Überall', 'Falltext'])
    expect(groups[0]?.shortcuts.map((shortcut) => shortcut.id)).toEqual(['help', 'save'])
  })

  it('knows which shortcuts are single characters', () => {
    expect(TABLE.filter((shortcut) => isSingleKey(shortcut.keys)).map(({ id }) => id)).toEqual([
      'help',
      'next',
    ])
  })
})

describe('ShortcutRegistry', () => {
  it('keeps single characters off until they are switched on; the help always works', () => {
    const registry = new ShortcutRegistry(TABLE)
    const ran: string[] = []
    registry.on('next', () => ran.push('next'))
    registry.on('help', () => ran.push('help'))
    expect(registry.press(press('j'))).toBe(false)
    expect(registry.press(press('?', { shiftKey: true }))).toBe(true)
    registry.singleKeys = true
    expect(registry.press(press('j'))).toBe(true)
    expect(ran).toEqual(['help', 'next'])
  })

  it('shows and runs only what has a handler on this page', () => {
    const registry = new ShortcutRegistry(TABLE)
    const off = registry.on('save', () => undefined)
    expect(registry.groups.map((group) => group.name)).toEqual(['Überall'])
    off()
    expect(registry.groups).toEqual([])
    expect(registry.press(press('s', { ctrlKey: true }))).toBe(false)
  })

  it('leaves a newer handler alone when an older one goes', () => {
    const registry = new ShortcutRegistry(TABLE)
    const ran: string[] = []
    const offOld = registry.on('save', () => ran.push('old'))
    registry.on('save', () => ran.push('new'))
    offOld()
    registry.press(press('s', { ctrlKey: true }))
    expect(ran).toEqual(['new'])
  })

  it('refuses ids the table does not know', () => {
    expect(() => new ShortcutRegistry(TABLE).on('nothing', () => undefined)).toThrow('nothing')
  })
})
