import { isSymbolFont, symbolOf, UNKNOWN_SIGN } from '../../shared/caseText/symbols.ts'

/** Letters of a font that draws pictures, and signs of the private area, as what they look like. `onUnknown` is told of others. */
export function shownSigns(text: string, font: string, onUnknown: () => void): string {
  const isPicture = isSymbolFont(font)
  if (!isPicture && !/\p{Co}/u.test(text)) return text
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    const isSign = isPicture ? code <= 0xff || /\p{Co}/u.test(sign) : /\p{Co}/u.test(sign)
    if (!isSign) return sign
    const shown = symbolOf(font, code)
    if (shown === UNKNOWN_SIGN) onUnknown()
    return shown
  }).join('')
}
