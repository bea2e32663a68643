// States and origins of a review case and its versions, in words.
import type { Words } from '../kernel/words.ts'
import type { CaseVersion, Origin, ReviewCase } from './reviewCase.schema.ts'

/** What became of one version of the text. */
export const versionStatusWords: Words<CaseVersion['status']> = {
  awaitingRelease: 'wartet auf Freigabe',
  refused: 'zurückgegeben',
  released: 'freigegeben',
  withdrawn: 'zurückgezogen',
}

/** What a case is waiting for: as its newest version, or it has none yet. */
export const caseStatusWords: Words<ReviewCase['status']> = {
  draft: 'ohne Text',
  ...versionStatusWords,
}

/** How a case came into its procedure. */
export const originWords: Words<Origin> = {
  random: 'zufällig gezogen',
  additional: 'zusätzlich eingebracht',
}
