import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { StateView } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import type { ReportSources } from '../../shared/stateReport/reportReading.ts'
import { together } from '../page/loaded.svelte.ts'
import { readWhole, rollupCall } from '../rollup/rollupCall.ts'
import { stateRecommendationCall } from '../stateRecommendation/stateRecommendationCall.ts'

/** Recommendations to all that were published, each as a whole. */
async function published(): Promise<Result<readonly StateView[]>> {
  const all = await stateRecommendationCall('listStateRecommendations', { params: {}, body: {} })
  if (!all.ok) return all
  const told = all.value.filter(({ publishedOn }) => publishedOn !== null)
  return together(
    ...told.map(({ id }) =>
      stateRecommendationCall('getStateRecommendation', { params: { id }, body: {} }),
    ),
  )
}

/** What documents of a closed release are made of. */
export async function readSources(number: number): Promise<Result<ReportSources>> {
  const read = await together(
    readWhole(number),
    rollupCall('getRollup', { params: { number }, body: {} }),
    published(),
  )
  if (!read.ok) return read
  const [{ release, before, catalogues }, { lost: _lost, number: _number, ...about }, given] =
    read.value
  return ok({
    ...{ release, before, catalogues, ...about },
    ...{ recommendations: given, readOn: berlinDay(Date.now()) },
  })
}
