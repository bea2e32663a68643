import { office } from './0001_office.ts'
import { workshop } from './0002_workshop.ts'
import { deviceKey } from './0003_deviceKey.ts'
import { record } from './0004_record.ts'
import { officeCare } from './0005_officeCare.ts'
import { caseRelease } from './0006_caseRelease.ts'
import { knownBrowser } from './0007_knownBrowser.ts'
import { selfReview } from './0008_selfReview.ts'
import { concludedAt } from './0009_concludedAt.ts'
import { ballotBox } from './0010_ballotBox.ts'
import { startPassword } from './0011_startPassword.ts'
import { auditTrail } from './0012_auditTrail.ts'
import { ownDatabase } from './0013_ownDatabase.ts'
import { snapshot } from './0014_snapshot.ts'
import { cycle } from './0015_cycle.ts'
import { procedureState } from './0016_procedureState.ts'
import { resultRows } from './0017_resultRows.ts'
import { commandList } from './0018_commandList.ts'
import { consultantCatalogue } from './0019_consultantCatalogue.ts'
import { legalBasis } from './0020_legalBasis.ts'
import { releasePackage } from './0021_releasePackage.ts'
import { synthesis } from './0022_synthesis.ts'
import { halfYear } from './0023_halfYear.ts'
import { boxOwner } from './0024_boxOwner.ts'
import { withoutCase } from './0025_withoutCase.ts'
import { packageCase } from './0026_packageCase.ts'
import { frozenBasis } from './0027_frozenBasis.ts'
import { wordingDay } from './0028_wordingDay.ts'
import { wordingWriter } from './0029_wordingWriter.ts'
import { withdrawnPackage } from './0030_withdrawnPackage.ts'
import { survey } from './0031_survey.ts'
import { auditObject } from './0032_auditObject.ts'
import { refusedFile } from './0033_refusedFile.ts'
import { withdrawnBy } from './0034_withdrawnBy.ts'
import { rollup } from './0035_rollup.ts'
import { changeReason } from './0036_changeReason.ts'
import { stateRecommendation } from './0037_stateRecommendation.ts'
import { hearingText } from './0038_hearingText.ts'
import { receivedWording } from './0039_receivedWording.ts'
import { draw } from './0040_draw.ts'
import { rollupDuration } from './0041_rollupDuration.ts'
import { draftKeyUse } from './0042_draftKeyUse.ts'
import { rollupDue } from './0043_rollupDue.ts'
import { intakeProtocol } from './0044_intakeProtocol.ts'
import { masterData } from './0045_masterData.ts'
import { rollupDiscard } from './0046_rollupDiscard.ts'
import type { Migration } from './migration.ts'

/** All migrations in order: a static list, so that a bundle and a test see the same. Released ones are never edited. */
export const migrations: readonly Migration[] = [
  office,
  workshop,
  deviceKey,
  record,
  officeCare,
  caseRelease,
  knownBrowser,
  selfReview,
  concludedAt,
  ballotBox,
  startPassword,
  auditTrail,
  ownDatabase,
  snapshot,
  cycle,
  procedureState,
  resultRows,
  commandList,
  consultantCatalogue,
  legalBasis,
  releasePackage,
  synthesis,
  halfYear,
  boxOwner,
  withoutCase,
  packageCase,
  frozenBasis,
  wordingDay,
  wordingWriter,
  withdrawnPackage,
  survey,
  auditObject,
  refusedFile,
  withdrawnBy,
  rollup,
  changeReason,
  stateRecommendation,
  hearingText,
  receivedWording,
  draw,
  rollupDuration,
  draftKeyUse,
  rollupDue,
  intakeProtocol,
  masterData,
  rollupDiscard,
]
