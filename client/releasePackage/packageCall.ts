import type { z } from 'zod'
import type { Result } from '../../shared/kernel/result.ts'
import type { Api } from '../../shared/http/api.ts'
import { releasePackageAddresses } from '../../shared/http/releasePackage.address.ts'
import type { CallInput } from '../kernel/api.ts'
import { send } from '../kernel/api.ts'

type PackageRoute = keyof typeof releasePackageAddresses

/** Calls a route of release packages by its name, as `call` does; only these pages load their addresses. */
export const packageCall = <N extends PackageRoute>(
  name: N,
  { params, body }: CallInput<N>,
): Promise<Result<z.output<Api[N]['reply']>>> => send(releasePackageAddresses[name], params, body)
