import { createContext } from 'svelte'

/** What stands in a modal and would be lost with it. */
type Unsaved = () => boolean

const [useModal, provideModal, isInModal] = createContext<Set<Unsaved>>()
export { provideModal }

/**
 * The modal around this form asks before Escape, „Schließen“ or going back closes it, as long as `unsaved` says so;
 * outside of a modal nothing happens. Call while a component is set up; ends with it. Who draws the modal names
 * `unsaved` to it instead. `page/keepUnsaved.svelte.ts` is the same for a page.
 */
export function keepOpen(unsaved: Unsaved): void {
  if (!isInModal()) return
  const all = useModal()
  $effect(() => {
    all.add(unsaved)
    return () => all.delete(unsaved)
  })
}
