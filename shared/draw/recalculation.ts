// A draw repeated from its protocol and its list, as others do it: nothing of it asks a server.
import { canonicalJson } from '../kernel/canonicalJson.ts'
import { casesOf, orderOf, partCommitment, seedOfParts } from './draw.ts'
import { diceSchema, type CheckId, type DrawPlace, type DrawProtocol } from './draw.schema.ts'
import { listCommitment, partsOf, type DrawList, type ListedCase } from './drawList.ts'

/** Whether it is as the protocol says; null where it cannot be asked: without a list, or of a seed that was rolled. */
export interface Check {
  readonly id: CheckId
  readonly holds: boolean | null
}

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one) === canonicalJson(other)

/** Is the seed what the two parties bound themselves to? */
function partsHold({ parts, seed }: DrawProtocol): boolean {
  if (!parts) return false
  const { office, facilitation } = parts
  return (
    partCommitment('office', office.value) === office.commitment &&
    partCommitment('facilitation', facilitation.value) === facilitation.commitment &&
    seed === seedOfParts(office.value, facilitation.value)
  )
}

/** Where the seed comes from. What was rolled is not known; it has digits and no parts. */
const seedCheck = (protocol: DrawProtocol): Check =>
  protocol.seedKind === 'parties'
    ? { id: 'parts', holds: partsHold(protocol) }
    : {
        id: 'dice',
        holds: protocol.parts === null && diceSchema.safeParse(protocol.seed).success && null,
      }

/** Repeats a draw. The list may be missing: order and cases follow from the protocol alone. */
export function recalculated(protocol: DrawProtocol, list: DrawList | undefined): readonly Check[] {
  const { seed, strata, excludedAfter, commitment } = protocol
  const draw = { seed, strata, excluded: excludedAfter }
  const found = list && partsOf(list).map(({ facts }) => facts)
  const said = strata.map(({ year, result, size, excludedBefore }) => ({
    ...{ year, result, size, excludedBefore },
  }))
  return [
    { id: 'list', holds: list ? listCommitment(list) === commitment : null },
    { id: 'strata', holds: found ? isSame(found, said) : null },
    seedCheck(protocol),
    {
      id: 'order',
      holds: strata.every(({ order }, at) => isSame(order, orderOf(draw, at + 1))),
    },
    { id: 'cases', holds: strata.every(({ cases }, at) => isSame(cases, casesOf(draw, at + 1))) },
  ]
}

/** Which case of the list stands at a position. */
export const listedAt = (
  list: DrawList,
  { stratum, position }: DrawPlace,
): ListedCase | undefined => partsOf(list)[stratum - 1]?.drawable[position - 1]
