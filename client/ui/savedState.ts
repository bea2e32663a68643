import type { Moment } from '../../shared/kernel/format.ts'

/** Where this person's words are. */
export type SavedState =
  | { readonly kind: 'saved'; readonly at: Moment }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'offline'; readonly since: Moment; readonly count: number }
