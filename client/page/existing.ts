// What has a name already, as a form leads to it.
import { tick } from 'svelte'

/** Its name, and its page or the way to its place in the list behind the form. */
export type Existing =
  | { readonly name: string; readonly href: string }
  | { readonly name: string; readonly go: () => void }

/** Brings the row of a record into view and puts the keyboard there, once what lies above it has closed. */
export async function goToRecord(id: string): Promise<void> {
  await tick()
  // A dialog gives the focus back to what opened it first.
  await new Promise((next) => setTimeout(next))
  const heading = document.querySelector<HTMLElement>(
    `[data-record="${CSS.escape(id)}"] [data-title]`,
  )
  heading?.scrollIntoView({ block: 'center' })
  heading?.focus()
}
