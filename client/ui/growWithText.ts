import type { Attachment } from 'svelte/attachments'

/** Lets a textarea grow with its text, up to most of the screen. `text` is read so that it reruns. */
export function growWithText(text: () => string): Attachment<HTMLTextAreaElement> {
  return (area) => {
    text()
    area.style.blockSize = 'auto'
    const border = area.offsetHeight - area.clientHeight
    const limit = window.innerHeight * 0.7
    if (area.scrollHeight > 0) {
      area.style.blockSize = `${Math.min(area.scrollHeight + border, limit)}px`
    }
  }
}
