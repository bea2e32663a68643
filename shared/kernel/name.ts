/** Characters nobody sees: soft hyphens, zero-width ones, direction marks, controls. Copies from Word and PDF carry them. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** A name as it is kept: NFC, nothing unseen, one space where there was any white space, none at the ends. */
export const tidyName = (text: string): string =>
  text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim().normalize('NFC')

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
