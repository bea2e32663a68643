import { masterDataAddresses } from '../../shared/http/masterData.address.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of master data by its name. */
export const masterDataCall = callOf(masterDataAddresses)
