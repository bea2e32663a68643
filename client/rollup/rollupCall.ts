import { rollupAddresses, rollupFileAddresses } from '../../shared/http/rollup.address.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { send } from '../kernel/api.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of releases of the state by its name. */
export const rollupCall = callOf(rollupAddresses)

/** Reads what a closed release says; null for the one that is being prepared. */
export const readRelease = (number: number | null): Promise<Result<RollupRelease>> =>
  number === null
    ? send(rollupFileAddresses.draftRelease, {}, {})
    : send(rollupFileAddresses.rollupRelease, { number }, {})
