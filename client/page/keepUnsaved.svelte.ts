import { blockNavigation } from 'sv-router'

const QUESTION =
  'Auf dieser Seite ist etwas noch nicht gespeichert. Beim Verlassen geht es verloren. Seite trotzdem verlassen?'

/** What is unsaved on this page: several forms may stand on it, and are asked about once. */
let forms: readonly (() => boolean)[] = []
const isUnsaved = (): boolean => forms.some((unsaved) => unsaved())
let unblock = (): void => undefined

/**
 * Asks before the page is left while `unsaved` says so: inside the product by a question, at the end
 * of the tab by the browser. Call while a component is set up; ends with it.
 */
export function keepUnsaved(unsaved: () => boolean): void {
  $effect(() => {
    forms = [...forms, unsaved]
    if (forms.length === 1)
      unblock = blockNavigation({
        beforeUnload: () => !isUnsaved(),
        onNavigate: () => !isUnsaved() || window.confirm(QUESTION),
      })
    return () => {
      forms = forms.filter((one) => one !== unsaved)
      if (forms.length === 0) unblock()
    }
  })
}
