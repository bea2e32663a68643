// Where a heading may break when the line is short: long compounds at their joints, short labels nowhere.

/** A piece of a text. Before a `joint` a line may break, with a hyphen; a `whole` is never broken. */
export interface Piece {
  readonly text: string
  readonly kind: 'plain' | 'joint' | 'whole'
}

/** Shorter words fit on the narrowest line. */
const LONG_WORD = 15
const JOINT = '\u00ad'

/** Joints of the field's own words, where no ending tells them. */
const JOINED = [
  'Empfeh|lung',
  'Fall|einbring',
  'Fall|vorstellung',
  'Fall|werkstatt',
  'Jugend|amt',
  'Kinder|schutz',
  'Kindes|wohl',
  'Landes|jugend',
  'Minderheiten|sicht',
  'Perspektiven|runde',
  'Priori|sierung',
  'Schlüssel|situation',
  'Themen|speicher',
  'Verständnis|frage',
].map((word) => {
  const [first = '', rest = ''] = word.split('|')
  return new RegExp(`${first}(?=${rest})`, 'giu')
})
/** "Qualitätsentwicklungsverfahren": these endings take an s before the next part of a compound. */
const ENDINGS = /(?:ung|heit|keit|schaft|tät|ion)s(?=\p{Ll}{4})/gu
/** "FK-2", "A-05", "DEMO-A", "K7QM-3RTX", with the marks around it. */
const LABEL = /^[^\p{L}\p{N}]*[\p{L}\p{N}]{1,5}(?:-[\p{L}\p{N}]{1,5}){1,2}[^\p{L}\p{N}]*$/u

function withJoints(word: string): string {
  const marked = word.replace(ENDINGS, (part) => part + JOINT)
  return JOINED.reduce((text, joint) => text.replace(joint, (part) => part + JOINT), marked)
}

/** The pieces of a text, in order; joined they are the text again. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  const add = (kind: 'joint' | 'whole', piece: string) => {
    if (plain !== '') pieces.push({ text: plain, kind: 'plain' })
    plain = ''
    pieces.push({ text: piece, kind })
  }
  for (const word of text.split(/(\s+)/u)) {
    if (LABEL.test(word)) {
      add('whole', word)
      continue
    }
    const [first = '', ...rest] = word.length < LONG_WORD ? [word] : withJoints(word).split(JOINT)
    plain += first
    for (const part of rest) add('joint', part)
  }
  if (plain !== '') pieces.push({ text: plain, kind: 'plain' })
  return pieces
}
