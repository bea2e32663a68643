import { createContext } from 'svelte'

/** Where findings are written on this screen: a person who makes one is led there. */
export interface FindingPlace {
  /** Opens a finding and puts the keyboard into its heading. */
  open(id: string): void
  /** Goes to where the room is asked for its consent, above all findings. */
  toBallot(): void
}

const [usePlace, provideFindingPlace, hasPlace] = createContext<FindingPlace>()
export { provideFindingPlace }

/** The place of findings, or undefined if this screen has none. */
export const findFindingPlace = (): FindingPlace | undefined =>
  hasPlace() ? usePlace() : undefined
