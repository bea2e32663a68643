// Every screen a person sees, in the order of a project: from the first start to the comments on the minutes.
// What looks at all of them (the comparison with the written trees, the pictures) walks along here.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { newId } from '../../shared/kernel/id.ts'
import { logIn, takeSeat } from '../../server/demo/visitor.ts'
import { consentOptions } from '../../shared/vote/vote.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import type { House } from '../support/house.ts'
import { button, heading, link, twice } from '../support/screen.ts'
import type { Stage } from '../support/stage.ts'
import { scenes } from '../walk/scenes.ts'

/** A screen that stands now. `name` is "seat, annotate": who looks, and where they are. */
interface Shown {
  readonly name: string
  readonly page: Page
}
export type Shows = AsyncGenerator<Shown, void>

/** Sizes people work at. */
export const SIZES = {
  laptop: { width: 1366, height: 768 },
  phone: { width: 360, height: 740 },
  narrow: { width: 320, height: 640 },
  wall: { width: 1920, height: 1080 },
} as const

const onLaptop: BrowserContextOptions = { viewport: SIZES.laptop }
const onPhone: BrowserContextOptions = { viewport: SIZES.phone, hasTouch: true, isMobile: true }

/** An empty house: the link of the first start, and the log-in. */
export async function* firstScreens(house: House): Shows {
  const page = await house.page(await house.setupPath(), new Map(), onLaptop)
  yield { name: 'setup', page }
  await page.goto(`${house.address}/anmelden`)
  yield { name: 'login', page }
  await page.context().close()
}

const CHRONOLOGY = [
  'KM = Kindesmutter, KV = Kindesvater',
  '',
  '28.12.2023, 10:40 Uhr – Mitteilung',
  'Die Kita ruft an. KM öffnet nicht. Rückruf unter 0170 1234567.',
  '',
  '03.01., 9 Uhr – Hausbesuch',
  'KM öffnet. Am 02.01. war KV da.',
].join('\n')

/** The offices around a day: everybody who works with an account. */
export async function* officeScreens(stage: Stage): Shows {
  const go = (page: Page, path: string) => page.goto(`${stage.address}${path}`)
  const administrator = await stage.page('/amt', await stage.logIn('administrator'), onLaptop)
  yield { name: 'administration, home', page: administrator }
  for (const [name, path] of [
    ['offices', 'jugendaemter'],
    ['accounts', 'konten'],
    ['procedures', 'verfahren'],
    ['catalogues', 'kataloge'],
    ['catalogue', 'kataloge/insoweit-erfahrene-fachkraft@2020.1'],
    ['legal bases', 'rechtsgrundlagen'],
    ['keys', 'schluessel'],
    ['password', 'passwort'],
  ] as const) {
    await go(administrator, `/amt/${path}`)
    yield { name: `administration, ${name}`, page: administrator }
  }
  await go(administrator, '/amt/verfahren')
  await link(administrator, /^Jugendamt Musterstadt/).click()
  await heading(administrator, 'Weg des Verfahrens').waitFor()
  yield { name: 'administration, procedure', page: administrator }
  await administrator.context().close()

  const coordinator = await stage.page('/amt', await stage.logIn('coordinator'), onLaptop)
  yield { name: 'coordination, home', page: coordinator }
  await go(coordinator, '/amt/verfahren')
  yield { name: 'coordination, procedures', page: coordinator }
  await link(coordinator, 'Qualitätsentwicklungsverfahren').click()
  await heading(coordinator, 'Weg des Verfahrens').waitFor()
  yield { name: 'coordination, procedure', page: coordinator }
  await link(coordinator, 'Zur Abschlussbefragung').click()
  await heading(coordinator, 'Noch hat keine Werkstatt begonnen').waitFor()
  yield { name: 'coordination, survey, before', page: coordinator }
  await coordinator.goBack()
  await link(coordinator, 'Zur Fallziehung').click()
  await heading(coordinator, 'Liste der abgeschlossenen Fälle').waitFor()
  yield { name: 'coordination, draw, list', page: coordinator }
  await coordinator.goBack()
  await link(coordinator, 'Paket ansehen').click()
  await heading(coordinator, 'Freigabepaket').waitFor()
  yield { name: 'coordination, package', page: coordinator }
  await go(coordinator, `/amt/werkstaetten/${stage.workshopId}/einladung`)
  yield { name: 'coordination, invitation', page: coordinator }
  await go(coordinator, '/amt/faelle')
  yield { name: 'coordination, cases', page: coordinator }
  await link(coordinator, 'DEMO-B').click()
  await heading(coordinator, 'DEMO-B').waitFor()
  yield { name: 'coordination, case', page: coordinator }
  await link(coordinator, 'Fassung 1').click()
  await heading(coordinator, 'Fassung 1').waitFor()
  yield { name: 'coordination, version', page: coordinator }
  await coordinator.goBack()
  await link(coordinator, /Neue Fassung|Text einlesen/).click()
  await coordinator.getByLabel('Oder Text einfügen').waitFor()
  yield { name: 'intake, source', page: coordinator }
  await coordinator.getByLabel('Oder Text einfügen').fill(CHRONOLOGY)
  await button(coordinator, 'Eingefügten Text einlesen').click()
  await heading(coordinator, 'Welcher Tag ist Tag 0?').waitFor()
  yield { name: 'intake, day zero', page: coordinator }
  await button(coordinator, 'Tage zählen').click()
  await heading(coordinator, 'Einträge prüfen').waitFor()
  yield { name: 'intake, entries', page: coordinator }
  await button(coordinator, '„02.01.“ durch „Tag 5“ ersetzen').click()
  await button(coordinator, 'Trotzdem behalten: 0170 1234567').click()
  await coordinator.keyboard.type('Nummer der Rufbereitschaft')
  await coordinator.keyboard.press('Enter')
  await button(coordinator, 'Weiter zum Lesen').click()
  await heading(coordinator, 'Fragen vor dem Einreichen').waitFor()
  yield { name: 'intake, review', page: coordinator }
  await coordinator.getByRole('radio', { name: 'Niemand' }).check()
  for (const box of await coordinator.getByRole('checkbox').all()) await box.check()
  await button(coordinator, 'Zur Freigabe einreichen').click()
  await coordinator.getByText('eingereicht').first().waitFor()
  yield { name: 'intake, submitted', page: coordinator }
  await coordinator.context().close()

  const [, , , second] = stage.seeded.accounts
  if (!second) throw new Error('the demo has no second coordination')
  const cookies = await logIn(stage.address, second.email, second.password)
  const reader = await stage.page('/amt', cookies, onLaptop)
  yield { name: 'second coordination, home', page: reader }
  await link(reader, /Lesen|Prüfen|freigeben/i).click()
  await heading(reader, /Fassung 2/).waitFor()
  yield { name: 'second coordination, release', page: reader }
  await reader.context().close()

  const facilitator = await stage.page('/amt', await stage.logIn('facilitator'), onLaptop)
  yield { name: 'facilitation, home', page: facilitator }
  await go(facilitator, '/amt/werkstaetten')
  yield { name: 'facilitation, workshops', page: facilitator }
  await go(facilitator, `/amt/werkstaetten/${stage.workshopId}`)
  yield { name: 'facilitation, plan', page: facilitator }
  await go(facilitator, '/amt/werkstaetten/neu')
  yield { name: 'facilitation, new workshop', page: facilitator }
  await go(facilitator, `/amt/werkstaetten/${stage.workshopId}/einladung`)
  yield { name: 'facilitation, invitation', page: facilitator }
  await facilitator.context().close()

  const analyst = await stage.page('/amt', await stage.logIn('analyst'), onLaptop)
  yield { name: 'analysis, home', page: analyst }
  for (const [name, path] of [
    ['packages', 'pakete'],
    ['rollups', 'auswertung'],
    ['recommendations', 'empfehlungen'],
    ['mappings', 'zuordnung'],
  ] as const) {
    await go(analyst, `/amt/${path}`)
    yield { name: `analysis, ${name}`, page: analyst }
  }
  await analyst.context().close()

  const anybody = await stage.page('/', new Map(), onPhone)
  yield { name: 'join', page: anybody }
  await go(anybody, '/abschlussbefragung')
  yield { name: 'survey, code', page: anybody }
  await go(anybody, '/nachrechnen')
  yield { name: 'recalculation', page: anybody }
  await go(anybody, '/verbindung')
  yield { name: 'connection check', page: anybody }
  await go(anybody, '/gibt-es-nicht')
  yield { name: 'not found', page: anybody }
  await anybody.context().close()
}

/** A room from the first person at the door to the comments on its minutes. */
export async function* roomScreens(stage: Stage): Shows {
  const facilitation = await stage.facilitation()
  const room = () => facilitation.mirror.view.room
  const path = `/werkstatt/${stage.workshopId}`
  const cookies = await takeSeat(stage.address, stage.seeded.code)

  const cockpit = await stage.cockpit(onLaptop)
  const wall = await stage.projector({ viewport: SIZES.wall })
  const seat = await stage.page(path, cookies, onPhone)
  yield { name: 'seat, waiting', page: seat }
  yield { name: 'cockpit, waiting', page: cockpit }
  yield { name: 'projector, waiting', page: wall }
  const [seatId = ''] = Object.keys(facilitation.mirror.view.facilitation.waiting)
  await facilitation.must({ type: 'admitSeat', seatId })
  yield { name: 'seat, before', page: seat }

  const recorder = await stage.seatPage(onLaptop, 1, 'recorder')
  const quiet = await stage.seats(4)
  const bringer = await stage.seatPage(onPhone, 1, 'caseBringer')
  const step = async function* (kind: PhaseKind | 'announced', also?: Page): Shows {
    const found = scenes.find(({ name }) => name === (kind === 'announced' ? ANNOUNCED : kind))
    await found?.prepare(stage)
    yield { name: `seat, ${kind}`, page: seat }
    yield { name: `cockpit, ${kind}`, page: cockpit }
    yield { name: `projector, ${kind}`, page: wall }
    if (also) yield { name: `caseBringer, ${kind}`, page: also }
  }
  const dots = (options: string[], kind: 'keySituation' | 'recommendation') =>
    ({
      type: 'openVote',
      vote: { id: newId(), kind, subjectId: null, options, dots: 2, cumulative: false },
    }) as const
  /** Those without a screen vote, then the vote is closed. */
  const close = async () => {
    const vote = room().vote.votes.find(({ result }) => result === null)
    if (!vote) throw new Error('nothing is being voted on')
    const [first = '', second = first] = vote.options
    for (const voter of quiet)
      await voter.castBallot(
        vote.id,
        vote.kind === 'consent' ? { [first]: 1 } : { [first]: 1, [second]: 1 },
      )
    await facilitation.must({ type: 'closeVote', voteId: vote.id })
  }

  yield* step('arrive')
  await seat.context().setOffline(true)
  // What a phone tells its page when it wakes up: the line is tried at once.
  await seat.evaluate(() => window.dispatchEvent(new Event('online')))
  await seat
    .getByText(/Keine Verbindung seit/)
    .first()
    .waitFor()
  yield { name: 'seat, offline', page: seat }
  await seat.context().setOffline(false)
  await seat.locator('.strip').waitFor({ state: 'hidden' })
  yield { name: 'seat, back', page: seat }
  await button(seat, 'Hand heben').click()
  const lower = cockpit.getByRole('button', { name: /senken/ }).first()
  await lower.waitFor()
  yield { name: 'cockpit, hand', page: cockpit }
  await lower.click()
  yield { name: 'seat, hand lowered', page: seat }
  await button(seat, 'Mehr').click()
  await button(seat.getByRole('dialog'), 'Wo stehen wir?').click()
  yield { name: 'seat, where we stand', page: seat }
  await seat.keyboard.press('Escape')
  await button(cockpit, 'Mehr').click()
  yield { name: 'cockpit, more', page: cockpit }
  await cockpit.keyboard.press('Escape')
  await button(cockpit, /Plätze/).click()
  yield { name: 'cockpit, seats', page: cockpit }
  await cockpit.keyboard.press('Escape')

  await stage.enter('present')
  // What comes before a screen is drawn is not new to it.
  for (const page of [seat, cockpit])
    await page.getByText('Noch ist kein Eintrag gezeigt').waitFor()
  await facilitation.must({ type: 'moveDayMarker', day: 1 })
  yield* step('present')
  yield* step('clarify', bringer)
  yield* step('annotate')
  await button(seat, /^Eintrag 3/).click()
  yield { name: 'seat, entry', page: seat }
  await button(seat, 'Ganzen Eintrag anmerken').click()
  yield { name: 'seat, note', page: seat }
  const sheet = seat.getByRole('dialog')
  await sheet.getByRole('option').first().click()
  yield { name: 'seat, direction', page: seat }
  await button(sheet, 'Gelungen').click()
  await seat.getByText('Gesichert:').waitFor()
  yield { name: 'seat, note saved', page: seat }
  yield* step('break')
  yield* step('announced')
  yield* step('compare')
  yield* step('perspectives')
  yield* step('keySituations')
  await facilitation.must(
    dots(
      room().keySituation.situations.map(({ id }) => id),
      'keySituation',
    ),
  )
  yield { name: 'seat, dots', page: seat }
  yield { name: 'cockpit, dots', page: cockpit }
  yield { name: 'projector, dots', page: wall }
  await close()
  yield { name: 'seat, dots counted', page: seat }
  yield { name: 'projector, dots counted', page: wall }
  yield* step('deepen')
  yield* step('statement', bringer)
  await stage.enter('findings')
  // The list that is shown first is chosen when the screen is drawn: before anything is written.
  await cockpit.getByRole('tab', { name: /Ordnen/ }).waitFor()
  yield* step('findings')
  const finding = room().finding.findings[0]?.id ?? null
  await facilitation.must({
    type: 'openVote',
    vote: {
      id: newId(),
      kind: 'consent',
      subjectId: finding,
      options: [...consentOptions],
      dots: 1,
      cumulative: false,
    },
  })
  yield { name: 'seat, consent', page: seat }
  yield { name: 'cockpit, consent', page: cockpit }
  yield { name: 'projector, consent', page: wall }
  await close()
  yield* step('recommendations')
  yield* step('close')
  await button(recorder, 'Protokoll').click()
  yield { name: 'recorder, minutes', page: recorder }
  await recorder.keyboard.press('Escape')

  await twice(cockpit, 'Fallwerkstatt beenden', /Wirklich beenden/)
  yield { name: 'seat, closed', page: seat }
  yield { name: 'cockpit, closed', page: cockpit }
  yield { name: 'projector, closed', page: wall }
  const office = await stage.page(`${path}/protokoll`, await stage.logIn('facilitator'), onLaptop)
  yield { name: 'minutes', page: office }
  await office.goto(`${stage.address}/amt/werkstaetten`)
  yield { name: 'facilitation, comment period', page: office }
}

const ANNOUNCED = 'compare, announced'
