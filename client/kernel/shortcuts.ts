// Keyboard shortcuts as data: one table drives the handlers and the help dialog.

/** The keys of one shortcut; `key` is the value of KeyboardEvent.key. */
export interface KeyChord {
  readonly key: string
  readonly ctrl?: true
  readonly alt?: true
  readonly shift?: true
}

export interface Shortcut {
  readonly id: string
  readonly keys: KeyChord
  /** What it does, as a verb: "Anmerkung zu diesem Eintrag schreiben". */
  readonly label: string
  /** Heading in the help dialog: "Überall", "Falltext". */
  readonly group: string
}

export interface ShortcutGroup {
  readonly name: string
  readonly shortcuts: readonly Shortcut[]
}

/** The part of a keyboard event that decides about a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const KEY_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Leertaste',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Delete: 'Entf',
  End: 'Ende',
  Enter: 'Eingabe',
  Escape: 'Esc',
  Home: 'Pos 1',
  PageDown: 'Bild ↓',
  PageUp: 'Bild ↑',
}

/**
 * Whether this is a single character without Strg or Alt. Speech input and trembling hands trigger
 * such keys by mistake, so they work only when switched on (WCAG 2.1.4).
 */
export function isSingleKey(chord: KeyChord): boolean {
  return [...chord.key].length === 1 && !chord.ctrl && !chord.alt
}

/** Whether the key press is this chord. On a Mac the command key counts as Strg. */
export function matches(chord: KeyChord, press: KeyPress): boolean {
  if (Boolean(chord.ctrl) !== (press.ctrlKey || press.metaKey)) return false
  if (Boolean(chord.alt) !== press.altKey) return false
  // A sign such as "?" already contains its shift key; only letters and named keys ask for it.
  const asksForShift = /^[a-z]$/i.test(chord.key) || chord.key.length > 1
  if (asksForShift && Boolean(chord.shift) !== press.shiftKey) return false
  return chord.key.toLowerCase() === press.key.toLowerCase()
}

/** The names on the keys, in the order they are pressed: ["Strg", "Umschalt", "S"]. */
export function keyNames(chord: KeyChord): readonly string[] {
  const name = KEY_NAMES[chord.key] ?? chord.key.toUpperCase()
  return [
    ...(chord.ctrl ? ['Strg'] : []),
    ...(chord.alt ? ['Alt'] : []),
    ...(chord.shift ? ['Umschalt'] : []),
    name,
  ]
}

/** The table by group, in the order of the table. */
export function groupShortcuts(table: readonly Shortcut[]): readonly ShortcutGroup[] {
  const names = [...new Set(table.map((shortcut) => shortcut.group))]
  return names.map((name) => ({
    name,
    shortcuts: table.filter((shortcut) => shortcut.group === name),
  }))
}

const TEXT_INPUTS =
  /^(?:text|search|email|password|tel|url|number|date|time|month|week|datetime-local)$/

/** Whether the focus is somewhere a key press means text; no shortcut works there. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.test(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  )
}
