import type AnnotationForm from './AnnotationForm.svelte'

type Form = typeof AnnotationForm

let loaded: Form | undefined

/** The form, if it was fetched before. */
export const loadedForm = (): Form | undefined => loaded

/** Fetches the form for writing: reading needs none of it, so the text is there sooner. Throws where there is no line. */
export async function loadForm(): Promise<Form> {
  loaded ??= (await import('./AnnotationForm.svelte')).default
  return loaded
}
