import { blockNavigation } from 'sv-router'

const QUESTION =
  'Auf dieser Seite ist etwas noch nicht gespeichert. Beim Verlassen geht es verloren. Seite trotzdem verlassen?'

/**
 * Asks before the page is left while `unsaved` says so: inside the product by a question, at the end
 * of the tab by the browser. Call while a component is set up; ends with it.
 */
export function keepUnsaved(unsaved: () => boolean): void {
  $effect(() =>
    blockNavigation({
      beforeUnload: () => !unsaved(),
      onNavigate: () => !unsaved() || window.confirm(QUESTION),
    }),
  )
}
