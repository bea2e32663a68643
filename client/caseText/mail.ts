// A message as text: who wrote to whom, when and about what, then what was written, quotations included.
import { formatShortDate, formatTime } from '../../shared/kernel/format.ts'
import type { HiddenText, HiddenTexts } from './hiddenText.ts'
import type { ImportWarning } from './importFault.ts'

/** A message, whatever program kept it. */
export interface Mail {
  /** Names or addresses, as a mail program shows them; '' if none is named. */
  readonly from: string
  readonly to: string
  readonly copy: string
  /** The moment it was sent, or the words of its header if they are no date. */
  readonly date: Date | string
  readonly subject: string
  readonly body: string
  /** Names of what hangs on it; nothing of it is opened. */
  readonly attachments: readonly string[]
  /** What stands in its body and is not shown, if that is HTML or RTF. */
  readonly hidden: HiddenTexts
  /** What could not be decoded was guessed. */
  readonly isGuess: boolean
}

/** What a mail program shows of a mailbox. */
export const mailboxWords = (name: string, address: string): string => {
  if (name === '' || name === address) return address
  return address === '' ? name : `${name} <${address}>`
}

/** The text of a message, and what is said about it. */
export function mailText(mail: Mail): {
  text: string
  warnings: ImportWarning[]
  hidden: readonly HiddenText[]
  named: Partial<Record<ImportWarning, readonly string[]>>
} {
  const head = [
    ['Von', mail.from],
    ['An', mail.to],
    ['Kopie an', mail.copy],
    ['Datum', dateWords(mail.date)],
    ['Betreff', mail.subject],
  ].flatMap(([name = '', words = '']) =>
    words.trim() === '' ? [] : `${name}: ${inOneLine(words)}`,
  )
  const body = mail.body.trim()
  const warnings: ImportWarning[] = []
  if (body === '') warnings.push('mailWithoutText')
  if (mail.attachments.length > 0) warnings.push('attachments')
  const hidden = mail.hidden.all(0)
  warnings.push(...new Set(hidden.map(({ kind }) => kind)))
  if (mail.hidden.dropped > 0) warnings.push('hiddenTooMany')
  if (mail.isGuess) warnings.push('encodingGuessed')
  return {
    text: [head.join('\n'), body].filter((part) => part !== '').join('\n\n'),
    warnings,
    hidden,
    named: mail.attachments.length > 0 ? { attachments: mail.attachments.map(inOneLine) } : {},
  }
}

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

const dateWords = (date: Date | string): string =>
  typeof date === 'string' ? date : `${formatShortDate(date)}, ${formatTime(date)} Uhr`
