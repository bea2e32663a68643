import { drawAddresses } from '../../shared/http/draw.address.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of draws by its name. */
export const drawCall = callOf(drawAddresses)
