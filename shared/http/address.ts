import { officeAddresses } from './office.address.ts'
import { seatAddresses } from './seat.address.ts'

/** Method and path of a route. */
export interface Address {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path below the origin, parameters as `:name`. */
  readonly path: string
}

/**
 * Where every route of `api.ts` is found. Apart from the schemas there, so that a page that calls a route does not
 * load them; in two parts, so that a seat does not load those of the offices.
 */
export const addresses = { ...seatAddresses, ...officeAddresses }
