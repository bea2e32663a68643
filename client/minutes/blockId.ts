/** The id under which a heading of the document, or its beginning, is found again on the page. */
export const blockId = (at: number): string => `absatz-${String(at)}`

/** Brings a block into view, and the keyboard with it. */
export function goToBlock(at: number): void {
  const place = document.getElementById(blockId(at))
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}
