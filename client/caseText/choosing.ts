// How fingers and mice choose text. Listeners live as long as the element or the component does.
import type { Attachment } from 'svelte/attachments'
import { placeAtPoint } from './entryDom.ts'

/** How a passage was chosen: released mouse, long press with the strip's button, keyboard, or the sheet. */
export type PickSource = 'pointer' | 'touch' | 'keyboard' | 'sheet'

interface TextPlace {
  readonly entryId: string
  /** UTF-16 units in the entry's text. */
  readonly offset: number
}

/** What happens in the text, in terms of the text. */
export interface TextEvents {
  /** A mouse button was let go after selecting text. */
  readonly released: () => void
  /** A click or tap on a letter, without selecting. */
  readonly tapped: (entryId: string, offset: number) => void
  /** A selection by finger or caret has come to rest, or is gone. */
  readonly rested: () => void
  /** The mouse stands over a letter, or over none any more. */
  readonly hovered: (place: TextPlace | undefined) => void
}

/** Milliseconds a selection must rest before it counts: dragging a handle changes it all the time. */
const REST_MS = 250

const place = (event: MouseEvent): TextPlace | undefined => {
  const found = placeAtPoint(event.clientX, event.clientY)
  const entryId = found?.body.dataset['entryText']
  return found && entryId !== undefined ? { entryId, offset: found.offset } : undefined
}

/** Listens to pointers and selections over the case text. A mouse says itself when it is done selecting. */
export function readPointer(reader: TextEvents): Attachment<HTMLElement> {
  return (element) => {
    const page = element.ownerDocument
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let pressed = false
    let pointer = ''

    const selecting = (): void => {
      clearTimeout(timer)
      if (pointer !== 'mouse') timer = setTimeout(reader.rested, REST_MS)
    }
    const down = (event: PointerEvent): void => {
      pointer = event.pointerType
      pressed = event.button === 0
    }
    const up = (event: PointerEvent): void => {
      // The browser settles the selection after this event.
      if (pressed && event.pointerType === 'mouse') setTimeout(reader.released)
      pressed = false
    }
    const click = (event: MouseEvent): void => {
      if (event.target instanceof Element && event.target.closest('button')) return
      const here = page.getSelection()?.isCollapsed === false ? undefined : place(event)
      if (here) reader.tapped(here.entryId, here.offset)
    }
    const move = (event: PointerEvent): void => {
      if (event.pointerType !== 'mouse' || event.buttons !== 0) return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => reader.hovered(place(event)))
    }
    const leave = (event: PointerEvent): void => {
      cancelAnimationFrame(frame)
      if (event.pointerType === 'mouse') reader.hovered(undefined)
    }

    page.addEventListener('selectionchange', selecting)
    element.addEventListener('pointerdown', down)
    page.addEventListener('pointerup', up)
    element.addEventListener('click', click)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      page.removeEventListener('selectionchange', selecting)
      element.removeEventListener('pointerdown', down)
      page.removeEventListener('pointerup', up)
      element.removeEventListener('click', click)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
    }
  }
}
