import type { Attachment } from 'svelte/attachments'

/**
 * Lets a textarea grow with its text, up to the height its style allows, in browsers whose CSS cannot
 * (`field-sizing`). `text` is read so that it runs again with every change.
 */
export function growWithText(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    text()
    if (CSS.supports('field-sizing', 'content')) return
    area.style.blockSize = 'auto'
    const border = area.offsetHeight - area.clientHeight
    if (area.scrollHeight > 0) area.style.blockSize = `${area.scrollHeight + border}px`
  }
}
