import { loadAgain } from '../kernel/loadCode.ts'
import type AnnotationForm from './AnnotationForm.svelte'
import type OwnAnnotationList from './OwnAnnotationList.svelte'

/** What writing needs: the form, and the list of what was written. */
export interface AnnotationParts {
  readonly Form: typeof AnnotationForm
  readonly List: typeof OwnAnnotationList
}

let loaded: AnnotationParts | undefined
/** A browser may remember a module that failed once. */
let failed = false

/** The parts, if they were fetched before. */
export const loadedParts = (): AnnotationParts | undefined => loaded

/** Fetches what writing needs: reading needs none of it, so the text is there sooner. Throws if there is no line. */
export async function loadParts(): Promise<AnnotationParts> {
  if (loaded) return loaded
  const load = async () => {
    const [form, list] = await Promise.all([
      import('./AnnotationForm.svelte'),
      import('./OwnAnnotationList.svelte'),
    ])
    return { Form: form.default, List: list.default }
  }
  try {
    loaded = await (failed ? loadAgain(load) : load())
    return loaded
  } catch (error) {
    failed = true
    throw error
  }
}
