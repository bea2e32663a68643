import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { halfYearOf } from '../../shared/kernel/halfYear.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { api, plainRoutes } from '../../shared/http/api.ts'
import type { rollupFileAddresses } from '../../shared/http/rollup.address.ts'
import { themesThrough } from '../../shared/rollup/theme.ts'
import type { Config } from '../config.ts'
import { DONE, inTransaction, noted } from '../audit/audit.ts'
import { handle, type CallDeps } from '../http/handle.ts'
import { sendProblem } from '../http/problemReply.ts'
import { sendFile } from '../releasePackage/releasePackage.routes.ts'
import { closedReleases } from '../stateRecommendation/closedReleases.ts'
import { publishedOnes } from '../stateRecommendation/stateRecommendation.queries.ts'
import { mayCall } from '../session/access.ts'
import { accountOf } from '../session/identity.ts'
import { explainChanges, reasonsOf } from './change.queries.ts'
import { descriptionOf, dictionaryOf } from './openData.queries.ts'
import { ownFigures } from './ownFigures.queries.ts'
import {
  closedFile,
  closedRollup,
  closedRollups,
  closeDraft,
  discardDraft,
  draftFile,
  draftFor,
  hasTwoOfficers,
  keepDraft,
  lastSeconds,
} from './rollup.queries.ts'
import type { RollupMaking } from './rollupMaking.ts'
import { FILES } from './writeRelease.ts'

type RollupDeps = CallDeps & {
  readonly newId: () => string
  readonly rollups: RollupMaking
  readonly config: Pick<Config, 'publicUrl' | 'publisher' | 'contributor' | 'licence'>
}

const JSON_TYPE = 'application/json; charset=utf-8'
const CSV_TYPE = 'text/csv; charset=utf-8'

/** Releases of the state: computing and closing for the two who answer for secrecy, reading for all. */
export function rollupRoutes(app: FastifyInstance, deps: RollupDeps): void {
  const { db, sqlite, clock, newId, rollups, failed, config } = deps

  let themes:
    { readonly of: string; readonly through: ReturnType<typeof themesThrough> } | undefined

  handle(app, deps, api.listRollups, async () => ok(await closedRollups(db)))

  handle(app, deps, api.listThemes, async () => {
    const closed = await closedRollups(db)
    const of = closed.map(({ hash, lost }) => `${hash} ${String(lost)}`).join()
    // What is closed never changes: all releases are read again once there is another one.
    if (themes?.of !== of) {
      const { by } = await closedReleases(
        db,
        closed.map(({ number }) => number),
      )
      themes = { of, through: themesThrough([...by.values()]) }
    }
    return ok({ themes: themes.through, recommendations: await publishedOnes(db) })
  })

  handle(app, deps, api.getRollup, async ({ params: { number } }) => {
    const found = await closedRollup(db, number)
    return found
      ? ok({ ...found, reasons: await reasonsOf(db, number) })
      : refuse(problem('access.unknown'))
  })

  handle(app, deps, api.explainChanges, ({ account, params: { number }, body }) =>
    inTransaction(deps, (trx) => explainChanges(trx, account.id, number, body.changes)),
  )

  handle(app, deps, api.getOwnFigures, ({ account, params: { number } }) =>
    ownFigures(db, account.officeId, number),
  )

  handle(app, deps, api.getRollupDraft, async ({ account }) => {
    const { running } = rollups
    const seconds = Math.floor((clock() - (running?.since ?? 0)) / 1000)
    return ok({
      ...(await draftFor(db, sqlite, account)),
      running: running && {
        ...{ step: running.step, seconds, foresight: running.foresight },
        lastSeconds: running.foresight ? null : await lastSeconds(db),
      },
      foreseen: rollups.foreseen,
    })
  })

  handle(app, deps, api.makeRollup, async ({ account }) => {
    if (!(await hasTwoOfficers(db))) return refuse(problem('rollup.fewOfficers'))
    const since = clock()
    const now = halfYearOf(berlinDay(since))
    const begun = rollups.begin({ file: sqlite.name, now }, since, async (computed) => {
      const seconds = Math.ceil((clock() - since) / 1000)
      await inTransaction(deps, (trx) =>
        keepDraft(trx, account.id, newId(), computed && { ...computed, seconds }),
      ).catch((error: unknown) => failed('rollup', error))
    })
    return begun ? DONE : refuse(problem('rollup.running'))
  })

  handle(app, deps, api.stopRollup, async ({ account }) => {
    if (!(await rollups.stop())) return refuse(problem('rollup.notRunning'))
    await noted(deps, 'rollup.stopped', account.id, null)
    return DONE
  })

  handle(app, deps, api.foreseeRollup, async ({ account }) => {
    const now = halfYearOf(berlinDay(clock()))
    if (!rollups.foresee({ file: sqlite.name, now }, clock()))
      return refuse(problem('rollup.running'))
    await noted(deps, 'rollup.foreseen', account.id, null)
    return DONE
  })

  /** While a new one is computed, what stands is neither thrown away nor closed (LA16). */
  const unlessComputing = <T>(run: () => Promise<Result<T>>): Promise<Result<T>> =>
    rollups.running?.foresight === false
      ? Promise.resolve(refuse(problem('rollup.running')))
      : run()

  handle(app, deps, api.discardRollup, ({ account, body }) =>
    unlessComputing(() => inTransaction(deps, (trx) => discardDraft(trx, account.id, body.id))),
  )

  handle(app, deps, api.closeRollup, ({ account, body }) =>
    unlessComputing(() => inTransaction(deps, (trx) => closeDraft(trx, sqlite, account.id, body))),
  )

  const giveOut = (
    name: keyof typeof rollupFileAddresses,
    file: { readonly as: string; readonly type: string },
    textOf: (number: number, request: FastifyRequest) => Promise<string | undefined>,
  ) => {
    const { path, access } = plainRoutes[name]
    app.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
      const account = accountOf(request, deps)
      const refused = mayCall(access, { request, deps, account, id: null })
      if (refused) return sendProblem(reply, refused)
      const { number = '' } = request.params as { readonly number?: string }
      const text = await textOf(Number(number), request)
      if (text === undefined) return sendProblem(reply, problem('access.unknown'))
      if (name.startsWith('rollup'))
        await noted(deps, 'rollup.exported', account?.id ?? null, number)
      const as = number === '' ? 'entwurf' : number
      return sendFile(reply, { name: `auswertung-${as}-${file.as}`, text }, file.type)
    })
  }
  const [release, table, audit] = [
    { as: FILES.release, type: JSON_TYPE },
    { as: FILES.table, type: CSV_TYPE },
    { as: FILES.audit, type: JSON_TYPE },
  ]
  giveOut('rollupRelease', release, (number) => closedFile(db, number, 'release'))
  giveOut('rollupTable', table, (number) => closedFile(db, number, 'table'))
  giveOut('rollupAudit', audit, (number) => closedFile(db, number, 'audit'))
  giveOut('draftRelease', release, () => draftFile(db, 'release'))
  giveOut('draftTable', table, () => draftFile(db, 'table'))
  giveOut('draftAudit', audit, () => draftFile(db, 'audit'))
  giveOut('rollupDictionary', { as: 'datenbeschreibung.csv', type: CSV_TYPE }, (number) =>
    dictionaryOf(db, number),
  )
  giveOut(
    'rollupMetadata',
    { as: 'dcat-ap-de.jsonld', type: 'application/ld+json' },
    (number, request) =>
      descriptionOf(db, number, {
        address: new URL(config.publicUrl ?? `${request.protocol}://${request.host}`).origin,
        publisher: config.publisher,
        contributor: config.contributor,
        licence: config.licence,
      }),
  )
}
