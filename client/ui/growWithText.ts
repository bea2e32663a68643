import type { Attachment } from 'svelte/attachments'

/**
 * Lets a textarea grow with its text, up to most of the screen, in browsers whose CSS cannot
 * (`field-sizing`). `text` is read so that it runs again with every change.
 */
export function growWithText(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    text()
    if (CSS.supports('field-sizing', 'content')) return
    area.style.blockSize = 'auto'
    const border = area.offsetHeight - area.clientHeight
    const limit = window.innerHeight * 0.6
    if (area.scrollHeight > 0) {
      area.style.blockSize = `${Math.min(area.scrollHeight + border, limit)}px`
    }
  }
}
