import { caseName } from '../../shared/caseText/caseName.ts'
import { stageWords } from '../../shared/minutes/minutes.words.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'

/** Longest part of a name taken from something typed, in characters. */
const PART = 80
/** What no common file system takes in a name, and what would end or hide one. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g

const safe = (text: string): string =>
  [...text.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, PART)
    .join('')
    .replace(/[. ]+$/, '')

/** "Protokoll Übergaben in der Vertretung, Fall A-1, 2026-11-25, Entwurf.docx" */
export function minutesFileName({ title, reviewCase, date, stage }: Minutes): string {
  const name = reviewCase ? [caseName(safe(reviewCase.label))] : []
  const parts = [safe(title), ...name, date, stageWords[stage]]
  return `Protokoll ${parts.join(', ')}.docx`
}
