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

/** What a page of a release is made of. */
interface ReadRelease {
  readonly release: RollupRelease
  /** The release before; undefined if there is none, or its files are lost. */
  readonly before: RollupRelease | undefined
  /** Those it names; one that is gone is left out. */
  readonly catalogues: readonly Catalogue[]
}

/** What a closed release says, or the draft, with the one before and the catalogues it names. */
export async function readWhole(number: number | null): Promise<Result<ReadRelease>> {
  const release = await readRelease(number)
  if (!release.ok) return release
  const last = release.value.number - 1
  const before = last > 0 ? await readRelease(last) : undefined
  const found = await Promise.all(
    release.value.catalogues.map((catalogueRef) =>
      call('getCatalogue', { params: { catalogueRef }, body: {} }),
    ),
  )
  const catalogues = found.flatMap((one) => (one.ok ? [one.value] : []))
  return ok({
    release: release.value,
    before: before?.ok ? before.value : undefined,
    catalogues,
  })
}
