// What is laid upon the pages of a PDF: fields that were filled in stand where they are; notes are listed.
import type { HiddenKind } from './hiddenText.ts'
import type { PdfPiece } from './pdfLayout.ts'

/** What the library says of a field, a note or a link. */
export interface PdfAnnotation {
  readonly subtype?: string
  readonly rect?: readonly number[]
  readonly contentsObj?: { readonly str?: string }
  readonly titleObj?: { readonly str?: string }
  readonly hidden?: boolean
  readonly fieldType?: string
  readonly fieldValue?: unknown
  readonly checkBox?: boolean
  readonly radioButton?: boolean
  readonly exportValue?: string
  readonly buttonValue?: string
  readonly password?: boolean
  readonly file?: { readonly filename?: string }
}

/** Values of the fields of a page, at their places; `view` turns places of the page into those of the screen. */
export function fieldPieces(
  annotations: readonly PdfAnnotation[],
  view: readonly number[],
): PdfPiece[] {
  return annotations.flatMap((annotation) => {
    if (annotation.subtype !== 'Widget' || annotation.hidden === true) return []
    const words = valueOf(annotation)
    if (words === '') return []
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = annotation.rect ?? []
    const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = view
    const corners = [
      [a * x1 + c * y1 + e, b * x1 + d * y1 + f],
      [a * x2 + c * y2 + e, b * x2 + d * y2 + f],
    ] as const
    const left = Math.min(corners[0][0], corners[1][0])
    const top = Math.min(corners[0][1], corners[1][1])
    const height = Math.abs(corners[0][1] - corners[1][1])
    const lines = words.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
    const size = Math.min(10, (height * 0.7) / lines.length)
    return lines.map((text, at) => ({
      text,
      x: left,
      y: top + (height * (at + 0.72)) / lines.length,
      width: Math.max(1, text.length * size * 0.5),
      size: Math.max(4, size),
    }))
  })
}

function valueOf(annotation: PdfAnnotation): string {
  const { fieldType, fieldValue, checkBox, radioButton } = annotation
  if (fieldType === 'Btn') {
    if (checkBox === true) return tick(fieldValue === (annotation.exportValue ?? 'Yes'))
    return radioButton === true ? tick(fieldValue === annotation.buttonValue) : ''
  }
  if (annotation.password === true || fieldType === 'Sig') return ''
  const values = Array.isArray(fieldValue) ? fieldValue : [fieldValue]
  return values.filter((value) => typeof value === 'string').join(', ')
}

const tick = (isSet: boolean): string => (isSet ? '☒' : '☐')

interface SaidNote {
  readonly kind: HiddenKind
  readonly words: string
}

/** Notes and files on a page. */
export function said(annotations: readonly PdfAnnotation[]): SaidNote[] {
  return annotations.flatMap(({ subtype, contentsObj, titleObj, file }): SaidNote[] => {
    if (subtype === 'FileAttachment')
      return [{ kind: 'embedded', words: `Angehängte Datei: ${file?.filename ?? 'ohne Namen'}` }]
    const words = contentsObj?.str?.trim() ?? ''
    if (words === '' || ['Widget', 'Link', 'Popup'].includes(subtype ?? '')) return []
    const by = titleObj?.str?.trim() ?? ''
    return [{ kind: 'comments', words: by === '' ? words : `${by}: ${words}` }]
  })
}
