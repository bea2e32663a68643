import { releasePackageAddresses } from '../../shared/http/releasePackage.address.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of release packages by its name. */
export const packageCall = callOf(releasePackageAddresses)
