import type { Account } from '../../shared/account/account.schema.ts'

/** What the dialog about an account shows. */
export type AccountStep =
  | { readonly kind: 'add'; readonly officeId: string }
  | { readonly kind: 'change'; readonly account: Account }
  | { readonly kind: 'remove'; readonly account: Account }
  | { readonly kind: 'reset'; readonly account: Account }
  | { readonly kind: 'password'; readonly account: Account; readonly startPassword: string }
