import type { FieldErrors } from '../page/form.svelte.ts'

/** What to do if the two entries of a new password differ. */
export const DIFFERS = 'Die Wiederholung ist anders als das Passwort. Bitte prüfen Sie beide.'

/** What the contract does not know: the repetition. */
export const newPasswordErrors = (password: string, again: string): FieldErrors =>
  password === again ? {} : { again: DIFFERS }
