// What a contract of a route is made of.
import { z } from '../kernel/zod.ts'
import { idSchema } from '../kernel/id.schema.ts'
import type { AccountRole } from '../account/account.schema.ts'
import type { Address } from './address.ts'

/**
 * Who may call a route. `own` limits it to the own office or assigned procedures, or to those who answer for secrecy;
 * others answer 404.
 * `seat: 'editor'` lets in, without an account, the seats of the workshop that edit what it agrees on: the recorder
 * and the named co-facilitation.
 */
export type RouteAccess =
  | { readonly who: 'anybody' }
  | { readonly who: 'seat' }
  | {
      readonly who: readonly AccountRole[]
      readonly own: 'none' | 'office' | 'procedure' | 'case' | 'workshop' | 'secrecy'
      readonly seat?: 'editor'
      /** Open to accounts that still have the password they were handed. */
      readonly beforeOwnPassword?: true
    }

/** One HTTP route: the only description of it, read by server, client, OpenAPI and the access test. */
export interface Route<
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  A extends RouteAccess = RouteAccess,
> extends Address {
  readonly summary: string
  readonly params: P
  readonly body: B
  readonly reply: R
  readonly access: A
  /** Largest body in bytes; `BODY_BYTES` if it is not said. */
  readonly bodyBytes?: number
}

/** Largest body of a call, in bytes, if its contract does not name another one. */
export const BODY_BYTES = 16 * 1024
/** A case text of 400,000 characters with its kept places, or a catalogue of 500 criteria, as JSON. */
export const DOCUMENT_BYTES = 3 * 1024 * 1024

/** A route: its address and its contract. */
export const route = <
  P extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  const A extends RouteAccess,
>(
  address: Address,
  contract: Omit<Route<P, B, R, A>, keyof Address>,
): Route<P, B, R, A> => ({ ...address, ...contract })
/** Of a call that carries nothing, and of one that says only that it was done. */
export const nothing = z.strictObject({})
export const done = z.strictObject({ done: z.literal(true) })
/** The parameters of a path with one `:id`. */
export const byId = z.strictObject({ id: idSchema })
