import { normaliseText } from './text.ts'

/** A name as it is kept: NFC, nothing unseen, one space where there was any white space, none at the ends. */
export const tidyName = (text: string): string => normaliseText(text).replace(/\s+/g, ' ').trim()

/**
 * What two names are compared by, so that nobody has to tell apart what looks the same: whatever the case, the white
 * space, the kind of dash or quote, the Unicode form, and punctuation at the end.
 */
export const nameKey = (text: string): string =>
  tidyName(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/["'„“”‚‘’«»]/g, '')
    .replace(/\s*-\s*/g, '-')
    .replace(/[\s.,;:!?·…-]+$/, '')
