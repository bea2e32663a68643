// `npm run tour`: pictures of the built product with the demo's case and people. Eight belong to the README; with
// them comes every screen at the sizes people work at, in build/tour. `-- --only readme` or `-- --only screens`
// takes one of the two.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { newId } from '../../shared/kernel/id.ts'
import { firstScreens, officeScreens, roomScreens, SIZES, type Shows } from '../screens/screens.ts'
import { House } from '../support/house.ts'
import { LAPTOP, PHONE, Stage } from '../support/stage.ts'

const FOLDER = import.meta.dirname
const ALL = resolve(FOLDER, '../../build/tour')
/** Time for motions and gathered counts to end, in milliseconds. */
const CALM = 900
/** Time for a screen to lie in another size. */
const RESIZED = 350

async function readme(): Promise<void> {
  const stage = await Stage.open()
  stage.isLogged = false
  const picture = async (page: Page, name: string) => {
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
}

type Size = keyof typeof SIZES
const HAND: readonly Size[] = ['laptop', 'phone', 'narrow']
const sizesOf = (name: string): readonly Size[] => {
  if (name.startsWith('projector')) return ['wall']
  // A sheet of a phone has no place on a laptop: there the same stands beside the text.
  return /^seat, (?:entry|note|direction)$/u.test(name) ? ['phone', 'narrow'] : HAND
}

/** Every screen at each size; the window has its own size again before the walk goes on. */
async function take(shows: Shows, taken: string[]): Promise<void> {
  for await (const { name, page } of shows) {
    await page.waitForTimeout(CALM)
    const own = page.viewportSize()
    for (const size of sizesOf(name)) {
      await page.setViewportSize(SIZES[size])
      await page.waitForTimeout(RESIZED)
      const file = `${String(taken.length + 1).padStart(3, '0')} ${name} ${size}.png`
      await page.screenshot({ path: resolve(ALL, file), animations: 'disabled' })
      taken.push(file)
    }
    if (own) await page.setViewportSize(own)
    console.log(name)
  }
}

/** One page that shows them all, size by size. */
const contactSheet = (taken: readonly string[]): string => `<!doctype html>
<html lang="de"><meta charset="utf-8"><title>Alle Bildschirme</title>
<style>
  body { margin: 2rem; font: 14px sans-serif; }
  div { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1.5rem; }
  img { inline-size: 100%; border: 1px solid #999; }
</style>
${(['laptop', 'phone', 'narrow', 'wall'] as const)
  .map((size) => {
    const files = taken.filter((file) => file.endsWith(` ${size}.png`))
    const figures = files.map(
      (file) =>
        `<figure><a href="${encodeURIComponent(file)}"><img src="${encodeURIComponent(file)}" alt=""></a><figcaption>${file}</figcaption></figure>`,
    )
    return `<h2>${SIZES[size].width} × ${SIZES[size].height}</h2><div>${figures.join('\n')}</div>`
  })
  .join('\n')}
</html>
`

async function screens(): Promise<void> {
  mkdirSync(ALL, { recursive: true })
  const taken: string[] = []
  const house = await House.empty()
  house.isLogged = false
  await take(firstScreens(house), taken).finally(() => house.close())
  for (const walk of [officeScreens, roomScreens]) {
    const stage = await Stage.open()
    stage.isLogged = false
    await take(walk(stage), taken).finally(() => stage.close())
  }
  writeFileSync(resolve(ALL, 'index.html'), contactSheet(taken))
  console.log(`${taken.length} pictures: build/tour/index.html`)
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
if (values.only !== 'screens') await readme()
if (values.only !== 'readme') await screens()
