import { createContext } from 'svelte'
import type { Account } from '../../shared/account/account.schema.ts'

/** Who is logged in; provided by the office shell to every page inside it. */
interface Session {
  readonly account: Account
}

const [getSession, provideSession] = createContext<Session>()
export { getSession, provideSession }
