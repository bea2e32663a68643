import { HELP_SHORTCUT } from './kernel/shortcutRegistry.svelte.ts'
import type { Shortcut } from './kernel/shortcuts.ts'

/** Every shortcut of the product; the help dialog is drawn from the same table. */
export const shortcutTable: readonly Shortcut[] = [
  HELP_SHORTCUT,
  {
    id: 'undo',
    keys: { key: 'z', ctrl: true },
    label: 'Eigenen Schritt zurücknehmen',
    group: 'Anmerken',
  },
  {
    id: 'redo',
    keys: { key: 'y', ctrl: true },
    label: 'Eigenen Schritt wiederholen',
    group: 'Anmerken',
  },
  {
    id: 'projectorNext',
    keys: { key: 'ArrowRight' },
    label: 'Nächste Seite',
    group: 'Beamer',
  },
  {
    id: 'projectorNextPage',
    keys: { key: 'PageDown' },
    label: 'Nächste Seite',
    group: 'Beamer',
  },
  {
    id: 'projectorBack',
    keys: { key: 'ArrowLeft' },
    label: 'Vorige Seite',
    group: 'Beamer',
  },
  {
    id: 'projectorBackPage',
    keys: { key: 'PageUp' },
    label: 'Vorige Seite',
    group: 'Beamer',
  },
]
