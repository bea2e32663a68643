// What holds for every form of the screens, read from their sources.
import { parse } from 'svelte/compiler'
import { expect, it } from 'vitest'
import { filesBelow, read } from '../architecture/sources.ts'

interface Part {
  readonly type?: unknown
  readonly name?: unknown
  readonly attributes?: readonly { readonly name?: unknown }[]
}

/** Text fields in a `<form>` that say nothing when it is sent while they are empty. */
function silentFields(source: string): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown, isInForm: boolean): void => {
    if (Array.isArray(value)) return value.forEach((one) => visit(one, isInForm))
    if (typeof value !== 'object' || value === null) return
    const { type, name, attributes = [] } = value as Part
    const inForm = isInForm || (type === 'RegularElement' && name === 'form')
    if (inForm && type === 'Component' && (name === 'TextInput' || name === 'TextArea')) {
      const names = attributes.map((attribute) => attribute.name)
      if (!['needed', 'optional', 'error', 'aria-invalid'].some((one) => names.includes(one)))
        found.push(
          `${name} ${source
            .slice((value as { start: number }).start)
            .split('\n')[1]
            ?.trim()}`,
        )
    }
    for (const inner of Object.values(value)) visit(inner, inForm)
  }
  visit(parse(source, { modern: true }).fragment, false)
  return found
}

it('a press on a form with an empty field is answered at the field', () => {
  const planted =
    '<form>\n<TextArea\n  label="Thema"\n  limit={3} />\n<TextInput optional label="x" /></form>'
  expect(silentFields(planted)).toEqual(['TextArea label="Thema"'])
  const components = filesBelow('client').filter((path) => path.endsWith('.svelte'))
  const forms = components.filter((path) => read(path).includes('<form'))
  expect(forms.length).toBeGreaterThan(10)
  expect(
    forms.flatMap((path) => silentFields(read(path)).map((field) => `${path}: ${field}`)),
  ).toEqual([])
})
