// What is proposed in the place of something that is no person.
import { ageBand } from './ageBand.ts'
import type { IdentifierType } from './identifier.ts'
import { institutionClasses, proposedTokens } from './identifiers.words.ts'

/** These need no judgement: what stands there is left out and no assessment rests on it, or an age becomes its band. */
const plain: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  ...(['STREET', 'POSTCODE', 'CASE_NO', 'PHONE', 'EMAIL', 'URL_HANDLE'] as const),
  ...(['IBAN', 'ID_NUMBER', 'VEHICLE', 'AGE', 'DATE_BIRTH'] as const),
])

/** A place of this type can be replaced without a look at what it means, as long as it is surely one. */
export const needsNoLook = (type: IdentifierType): boolean => plain.has(type)

/**
 * By its class: of an institution what kind it is, of an age its band; nothing for a person, whose role only people know.
 * `after` is what follows in the text.
 */
export function proposedToken(type: IdentifierType, words: string, after = ''): string | undefined {
  if (type === 'AGE') return ageBand(words, after)
  if (type !== 'INSTITUTION') return proposedTokens[type]
  const found = institutionClasses.find(([pattern]) => pattern.test(words))
  return found?.[1] ?? proposedTokens.INSTITUTION
}
