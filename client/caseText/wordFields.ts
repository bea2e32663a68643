// Form fields and content controls of a Word document: what was ticked or chosen stands in their settings, not in the
// text. Fed with the elements in order; tells what to write and whether the words inside are to be read.
import { attributesOf } from './xmlTokens.ts'
import { isOn } from './wordNames.ts'

const TICKED = '☒'
const EMPTY = '☐'

/** A field of Word: settings, its code, then a result that other programs show. */
interface Field {
  isResult: boolean
  code: string
  checked: boolean | null
  defaultChecked: boolean
  isCheckBox: boolean
  choices: string[] | null
  chosen: number
}

/** A content control. */
interface Control {
  isPlaceholder: boolean
  /** Null if it is no check box. */
  checked: boolean | null
  /** It shows words or a sign of its own. */
  hasWords: boolean
}

export class WordFields {
  readonly #fields: Field[] = []
  readonly #controls: Control[] = []

  /** Inside the settings of a form field. */
  setting(name: string, attributes: string): void {
    const field = this.#fields.at(-1)
    const value = attributesOf(attributes).get('w:val')
    if (!field) return
    if (name === 'w:checkBox') field.isCheckBox = true
    else if (name === 'w:checked') field.checked = isOn(value)
    else if (name === 'w:default' && field.isCheckBox) field.defaultChecked = isOn(value)
    else if (name === 'w:ddList') field.choices = []
    else if (name === 'w:listEntry') field.choices?.push(value ?? '')
    else if ((name === 'w:result' || name === 'w:default') && field.choices)
      field.chosen = Math.trunc(Number(value)) || 0
  }

  code(text: string): void {
    const field = this.#fields.at(-1)
    if (field && !field.isResult && field.code.length < 200) field.code += text
  }

  /** A mark of a field: what is to be written there. */
  mark(type: string | undefined): string {
    if (type === 'begin') {
      this.#fields.push({
        ...{ isResult: false, code: '', checked: null, defaultChecked: false, isCheckBox: false },
        ...{ choices: null, chosen: 0 },
      })
      return ''
    }
    const field = this.#fields.at(-1)
    if (!field) return ''
    const isFirst = !field.isResult
    field.isResult = true
    if (type === 'end') this.#fields.pop()
    return isFirst ? shownBy(field) : ''
  }

  /** Words that stand here are shown elsewhere already: a ticked box, a chosen value, a table of contents. */
  get isShownElsewhere(): boolean {
    return this.#fields.some(
      (field) => field.isResult && (shownBy(field) !== '' || isContents(field.code)),
    )
  }

  get isContents(): boolean {
    return this.#fields.some(({ isResult, code }) => isResult && isContents(code))
  }

  openControl(): void {
    this.#controls.push({ isPlaceholder: false, checked: null, hasWords: false })
  }

  /** Inside the settings of a content control. */
  controlSetting(name: string, attributes: string): void {
    const control = this.#controls.at(-1)
    if (!control) return
    const local = name.replace(/^.*:/, '')
    const values = attributesOf(attributes)
    if (local === 'showingPlcHdr') control.isPlaceholder = isOn(values.get('w:val'))
    else if (local === 'checkbox') control.checked = false
    else if (local === 'checked' && control.checked !== null)
      control.checked = isOn([...values].find(([of]) => of.endsWith(':val'))?.[1])
  }

  /** The end of a control: a box that drew no sign of its own is written out. */
  closeControl(): string {
    const control = this.#controls.pop()
    if (!control || control.checked === null || control.hasWords) return ''
    return control.checked ? TICKED : EMPTY
  }

  /** Words of a control are only its invitation to write something. */
  get isPlaceholder(): boolean {
    return this.#controls.some(({ isPlaceholder, checked }) => isPlaceholder && checked === null)
  }

  wrote(): void {
    for (const control of this.#controls) control.hasWords = true
  }
}

const isContents = (code: string): boolean => /^\s*(?:TOC|TOA|INDEX)\b/i.test(code)

function shownBy({ isCheckBox, checked, defaultChecked, choices, chosen }: Field): string {
  if (isCheckBox) return (checked ?? defaultChecked) ? TICKED : EMPTY
  return choices?.[chosen]?.trim() ?? ''
}
