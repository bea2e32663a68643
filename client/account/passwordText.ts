import { DIFFERS } from '../login/newPassword.ts'
import type { FieldSentences } from '../page/form.svelte.ts'

export const currentPasswordText = 'Bitte geben Sie Ihr jetziges Passwort ein.'

/** What to do at each field of a change of password. */
export const passwordSentences: FieldSentences = {
  current: currentPasswordText,
  next: 'Das neue Passwort braucht 12 bis 128 Zeichen. Ein Satz aus mehreren Wörtern ist gut zu merken.',
  again: DIFFERS,
}
