// What holds for every form of the screens, read from their sources.
import { parse } from 'svelte/compiler'
import { expect, it } from 'vitest'
import { filesBelow, read } from '../architecture/sources.ts'

interface Part {
  readonly type?: unknown
  readonly name?: unknown
  readonly start?: number
  readonly attributes?: readonly { readonly name?: unknown }[]
}

/** Elements of a template that carry this test, outermost first, with those below them. */
function partsOf(template: unknown, fits: (part: Part) => boolean): readonly Part[] {
  if (Array.isArray(template)) return template.flatMap((one) => partsOf(one, fits))
  if (typeof template !== 'object' || template === null) return []
  const own = fits(template) ? [template as Part] : []
  return [...own, ...Object.values(template).flatMap((inner) => partsOf(inner, fits))]
}

const template = (source: string): unknown => parse(source, { modern: true }).fragment
const isForm = ({ type, name }: Part): boolean =>
  (type === 'RegularElement' && name === 'form') ||
  (type === 'Component' && (name === 'FormFrame' || name === 'OfficeForm'))
const isText = ({ type, name }: Part): boolean =>
  type === 'Component' && (name === 'TextInput' || name === 'TextArea')
const namesOf = ({ attributes = [] }: Part): readonly unknown[] =>
  attributes.map((attribute) => attribute.name)

const components = filesBelow('client').filter((path) => path.endsWith('.svelte'))
const forms = components.filter((path) => partsOf(template(read(path)), isForm).length > 0)

/** Forms that may be sent empty, and what answers then. */
const STAYS_SAVED: Readonly<Record<string, string>> = {
  'client/minutes/RecordDetails.svelte': 'Die Angaben stehen im Protokoll.',
  'client/page/FilterForm.svelte': 'Ohne Namen zeigt die Liste alle.',
}

/** Text fields in a form that say nothing when it is sent while they are empty. */
const silentFields = (source: string): readonly string[] =>
  partsOf(template(source), isForm).flatMap((form) =>
    partsOf(form, isText)
      .filter(
        (field) =>
          !['needed', 'optional', 'error', 'aria-invalid'].some((one) =>
            namesOf(field).includes(one),
          ),
      )
      .map(
        ({ name, start = 0 }) =>
          `${String(name)} ${source.slice(start).split('\n')[1]?.trim() ?? ''}`,
      ),
  )

/** Forms that have text fields and nothing in them that could say that nothing was entered. */
const silentForms = (source: string): number =>
  partsOf(template(source), isForm).filter((form) => {
    const answering = partsOf(form, (part) =>
      ['needed', 'error', 'aria-invalid', 'onheld'].some((one) => namesOf(part).includes(one)),
    )
    return partsOf(form, isText).length > 0 && answering.length === 0
  }).length

it('a press on a form with an empty field is answered at the field', () => {
  const planted =
    '<form>\n<TextArea\n  label="Thema"\n  limit={3} />\n<TextInput optional label="x" /></form>'
  expect(silentFields(planted)).toEqual(['TextArea label="Thema"'])
  expect(forms.length).toBeGreaterThan(25)
  expect(
    forms
      .filter((path) => !(path in STAYS_SAVED))
      .flatMap((path) => silentFields(read(path)).map((field) => `${path}: ${field}`)),
  ).toEqual([])
})

it('a form whose fields are all voluntary says so when nothing was entered', () => {
  expect(silentForms('<form><TextArea label="x" optional /></form>')).toBe(1)
  expect(silentForms('<form><TextArea label="x" optional needed="y" /></form>')).toBe(0)
  expect(silentForms('<form><Button /></form>')).toBe(0)
  const silent = forms.filter((path) => silentForms(read(path)) > 0)
  expect(silent.filter((path) => !(path in STAYS_SAVED))).toEqual([])
  expect(silent).toEqual(Object.keys(STAYS_SAVED))
})

it('no field cuts what was typed without a word', () => {
  const cuts = /\bmaxlength\b/
  expect(cuts.test('<TextInput maxlength={60} />')).toBe(true)
  const cutting = components.filter((path) => cuts.test(read(path)))
  // The component itself takes the attribute away from code that would use it.
  expect(cutting).toEqual(['client/ui/TextArea.svelte', 'client/ui/TextInput.svelte'])
})

it('every field of the room says how long its text may be', () => {
  const inRoom =
    /^client\/(annotation|close|discussion|finding|join|keySituation|minutes|recommendation|sharedText|vote|workshop)\//
  const endless = components
    .filter((path) => inRoom.test(path))
    .flatMap((path) =>
      partsOf(template(read(path)), isText)
        .filter((field) => !['limit', 'type'].some((one) => namesOf(field).includes(one)))
        .map(() => path),
    )
  // The code of a workshop is counted and named by its own sentence.
  expect(endless).toEqual(['client/join/JoinForm.svelte'])
})
