import { dropAccountKeys } from '../room/deviceKey.ts'
import type { Deps } from '../deps.ts'

/**
 * Ends every session of an account, its lines into rooms, and the keys of what its devices kept: who may no longer log in
 * with what is known now must find nothing but noise.
 */
export async function endSessions(
  deps: Pick<Deps, 'db' | 'sqlite' | 'rooms'>,
  accountId: string,
): Promise<void> {
  await deps.db.deleteFrom('account_session').where('accountId', '=', accountId).execute()
  deps.rooms.dropAccount(accountId)
  dropAccountKeys(deps, accountId)
}
