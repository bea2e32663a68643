import type { Catalogue } from '../../shared/catalogue/catalogue.schema.ts'
import { rollupAddresses, rollupFileAddresses } from '../../shared/http/rollup.address.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { call, send } from '../kernel/api.ts'
import { callOf } from '../page/callOf.ts'

/** Calls a route of releases of the state by its name. */
export const rollupCall = callOf(rollupAddresses)

/** Reads what a closed release says; null for the one that is being prepared. */
const readRelease = (number: number | null): Promise<Result<RollupRelease>> =>
  number === null
    ? send(rollupFileAddresses.draftRelease, {}, {})
    : send(rollupFileAddresses.rollupRelease, { number }, {})

/** What a closed release says, or the draft, with the catalogues it names; one that is gone is left out. */
export async function readWithCatalogues(
  number: number | null,
): Promise<Result<{ readonly release: RollupRelease; readonly catalogues: readonly Catalogue[] }>> {
  const release = await readRelease(number)
  if (!release.ok) return release
  const found = await Promise.all(
    release.value.catalogues.map((catalogueRef) =>
      call('getCatalogue', { params: { catalogueRef }, body: {} }),
    ),
  )
  const catalogues = found.flatMap((one) => (one.ok ? [one.value] : []))
  return ok({ release: release.value, catalogues })
}
