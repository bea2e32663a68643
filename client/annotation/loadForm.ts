import { loadAgain } from '../kernel/loadCode.ts'
import type AnnotationForm from './AnnotationForm.svelte'

type Form = typeof AnnotationForm

let loaded: Form | undefined
/** A browser may remember a module that failed once. */
let failed = false

/** The form, if it was fetched before. */
export const loadedForm = (): Form | undefined => loaded

/** Fetches the form for writing: reading needs none of it, so the text is there sooner. Throws where there is no line. */
export async function loadForm(): Promise<Form> {
  if (loaded) return loaded
  const load = () => import('./AnnotationForm.svelte')
  try {
    loaded = (await (failed ? loadAgain(load) : load())).default
    return loaded
  } catch (error) {
    failed = true
    throw error
  }
}
