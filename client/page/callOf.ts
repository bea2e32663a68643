import type { z } from 'zod'
import type { Address } from '../../shared/http/address.ts'
import type { Api, RouteName } from '../../shared/http/api.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { send, type CallInput } from '../kernel/api.ts'

/** What calls the routes of these addresses by their names, as `call` does; only pages that use it load them. */
export const callOf =
  <N extends RouteName>(addresses: Readonly<Record<N, Address>>) =>
  <One extends N>(
    name: One,
    { params, body }: CallInput<One>,
  ): Promise<Result<z.output<Api[One]['reply']>>> =>
    send(addresses[name], params, body)
