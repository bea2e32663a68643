// What is proposed in the place of something that is no person.
import type { IdentifierType } from './identifier.ts'
import { institutionClasses, proposedTokens } from './identifiers.words.ts'

/** These need no judgement: what stands there is left out, and no assessment rests on it. */
const plain: ReadonlySet<IdentifierType> = new Set<IdentifierType>([
  ...(['STREET', 'POSTCODE', 'CASE_NO', 'PHONE', 'EMAIL', 'URL_HANDLE'] as const),
  ...(['IBAN', 'ID_NUMBER', 'VEHICLE'] as const),
])

/** A place of this type can be replaced without a look at what it means, as long as it is surely one. */
export const needsNoLook = (type: IdentifierType): boolean => plain.has(type)

/** By its class: of an institution what kind it is; nothing for a person, whose role only people know. */
export function proposedToken(type: IdentifierType, words: string): string | undefined {
  if (type !== 'INSTITUTION') return proposedTokens[type]
  const found = institutionClasses.find(([pattern]) => pattern.test(words))
  return found?.[1] ?? proposedTokens.INSTITUTION
}
