// `npm run tour`: the pictures of the README, taken from the built product with the demo's case and people.
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { newId } from '../../shared/kernel/id.ts'
import { LAPTOP, PHONE, Stage } from '../support/stage.ts'

const FOLDER = import.meta.dirname
/** Time for motions and gathered counts to end, in milliseconds. */
const CALM = 900

const stage = await Stage.open()

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(CALM)
  await page.screenshot({ path: resolve(FOLDER, `${name}.png`) })
  console.log(`${name}.png`)
}

try {
  const seats = await stage.seats(5)
  const cockpit = await stage.cockpit({ viewport: LAPTOP })
  const phone = await stage.seatPage({ viewport: { ...PHONE, width: 360, height: 720 } })
  const laptop = await stage.seatPage({ viewport: LAPTOP })
  const beamer = await stage.projector({ viewport: LAPTOP })
  await stage.annotate(seats, 6)
  await picture(cockpit, '1-cockpit-annotate')
  await picture(phone, '2-phone-annotate')
  await picture(laptop, '3-laptop-annotate')
  await stage.reveal()
  await picture(laptop, '4-compare')
  await picture(beamer, '5-beamer-compare')
  const options = await stage.keySituations(0)
  const facilitation = await stage.facilitation()
  const vote = { id: newId(), kind: 'keySituation' as const, subjectId: null, options }
  await facilitation.must({ type: 'openVote', vote: { ...vote, dots: 3, cumulative: false } })
  await picture(phone, '6-phone-vote')
  const findings = await stage.findings()
  await picture(laptop, '7-findings')
  await stage.recommendations(findings)
  await picture(cockpit, '8-recommendations')
} finally {
  await stage.close()
}
