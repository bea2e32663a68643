// Words about a text that others read: a note to the second reader, a reason for giving it back.
import { findIdentifiers } from '../../shared/caseText/guard.ts'

/** What is wrong with a remark, in a sentence, or undefined. */
export function remarkError(text: string, most: number, least = 0): string | undefined {
  if (text.trim().length < least) return 'Bitte schreiben Sie ein paar Worte.'
  if (text.length > most) return `Bitte kürzen Sie den Text auf ${most} Zeichen.`
  return findIdentifiers({ title: text, entries: [] }).length > 0
    ? 'Darin steht eine Nummer, eine Adresse oder ein Geburtsdatum. Bitte lassen Sie sie weg.'
    : undefined
}
