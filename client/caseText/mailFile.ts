// A message as it travels (.eml): its parts are taken apart by a library, nothing that hangs on it is opened.
import PostalMime, { decodeWords, type Address, type Email } from 'postal-mime'
import { HiddenTexts } from './hiddenText.ts'
import { htmlText } from './htmlText.ts'
import { ImportError } from './importFault.ts'
import { mailboxWords, type Mail } from './mail.ts'
import { windows1252 } from './textBytes.ts'

/** Deeper than any program nests the parts of a message. */
const DEPTH = 40

/** Throws `ImportError`. */
export async function readMailFile(bytes: Uint8Array): Promise<Mail> {
  const email = await parsed(bytes)
  if (!email.headers.some(({ key }) => ['from', 'to', 'subject', 'date'].includes(key)))
    throw new ImportError('mailBroken')
  const mail = mailOf(email)
  if (!hasLost(mail) || isUtf8(bytes)) return mail
  // Old programs name no encoding; German ones mean the one of Windows.
  const again = mailOf(await parsed(new TextEncoder().encode(windows1252(bytes))))
  return lostIn(again) < lostIn(mail) ? { ...again, isGuess: true } : mail
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: DEPTH,
    })
  } catch {
    throw new ImportError('mailBroken')
  }
}

function mailOf(email: Email): Mail {
  const plain = email.text ?? ''
  const body =
    plain.trim() === '' ? htmlText(email.html ?? '') : { text: plain, hidden: new HiddenTexts() }
  return {
    from: mailboxes(email.from ? [email.from] : email.sender ? [email.sender] : []),
    to: mailboxes(email.to ?? []),
    copy: mailboxes([...(email.cc ?? []), ...(email.bcc ?? [])]),
    date: dateOf(email),
    subject: email.subject ?? '',
    body: body.text,
    attachments: email.attachments.map(({ filename, mimeType, content }) => {
      if (filename !== null && filename !== '') return filename
      return mimeType === 'message/rfc822' ? subjectIn(content) : mimeType
    }),
    hidden: body.hidden,
    isGuess: false,
  }
}

function mailboxes(list: readonly Address[]): string {
  return list
    .flatMap((one) => one.group ?? one)
    .map(({ name, address }) => mailboxWords(name, address ?? ''))
    .filter((words) => words !== '')
    .join('; ')
}

function dateOf(email: Email): Date | string {
  const moment = new Date(email.date ?? '')
  return Number.isNaN(moment.getTime()) ? (email.date ?? '') : moment
}

/** A message that hangs on another one is called by its subject. */
function subjectIn(content: ArrayBuffer | Uint8Array | string): string {
  const head =
    typeof content === 'string'
      ? content.slice(0, 10_000)
      : new TextDecoder().decode(new Uint8Array(content).subarray(0, 10_000))
  const subject = /^subject:[ \t]*([^\r\n]*)/im.exec(head)?.[1] ?? ''
  return subject.trim() === '' ? 'E-Mail' : `E-Mail „${decodeWords(subject)}“`
}

const lostIn = ({ from, to, subject, body }: Mail): number =>
  `${from}${to}${subject}${body}`.split('\ufffd').length - 1
const hasLost = (mail: Mail): boolean => lostIn(mail) > 0

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
