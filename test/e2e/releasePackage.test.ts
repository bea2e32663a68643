// What leaves an office, from the procedure to the state level: seen, worded by two people, released, taken in, taken back.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inventState } from '../../server/demo/state/inventState.ts'
import { logIn } from '../../server/demo/visitor.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { formatDate } from '../../shared/kernel/format.ts'
import type { Registration } from '../../shared/releasePackage/registration.schema.ts'
import {
  button,
  focusedOn,
  heading,
  isInView,
  link,
  pause,
  soundOnBoth,
  twice,
} from '../support/screen.ts'
import { sampleResult } from '../support/sampleResult.ts'
import { Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const run = (sql: string, ...values: unknown[]) =>
  stage.server.deps.sqlite.prepare(sql).run(...values)

/** The day is concluded, each case has its legal basis, and the procedure stands at its report. */
function conclude(): void {
  run("UPDATE workshop SET status = 'concluded' WHERE sample = 0")
  run(
    'INSERT INTO workshop_result (workshopId, body) VALUES (?, ?)',
    stage.workshopId,
    JSON.stringify(sampleResult)
      .replaceAll('"partly"', '"partly_met"')
      .replaceAll('"S-01-1"', '"P-12-1"'),
  )
  run("UPDATE procedure SET state = 'report'")
  run(
    `INSERT INTO basis_decision (caseId, seq, basisId, label, decidedBy, decidedOn, at)
     SELECT review_case.id, 1, legal_basis.id, legal_basis.label, 'Datenschutzbeauftragte', '2026-11-03', 1
     FROM review_case, legal_basis WHERE legal_basis.id = 'sgb8-64-2a-external'`,
  )
  // The office gathered a finding under a heading of its own.
  run(
    `INSERT INTO synthesis_heading (id, procedureId, kind, title)
     SELECT 'gathered-heading-01234', procedureId, 'finding', 'Kinder allein hören' FROM workshop WHERE id = ?`,
    stage.workshopId,
  )
  run(
    `INSERT INTO synthesis_point (kind, workshopId, number, headingId)
     VALUES ('finding', ?, ?, 'gathered-heading-01234')`,
    stage.workshopId,
    sampleResult.findings[0]?.number ?? 1,
  )
}

const fileOf = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
})
async function give(
  page: Page,
  opener: string,
  ...files: ReturnType<typeof fileOf>[]
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button(page, opener).click()
  await (await chooser).setFiles(files)
}

async function openPackage(page: Page): Promise<void> {
  await link(page, 'Qualitätsentwicklungsverfahren').click()
  await link(page, 'Paket ansehen').click()
  await heading(page, 'Was das Haus verlassen würde').waitFor()
}

describe('the package of a procedure', () => {
  let file = ''

  it('says what stands against it, is worded by two people and released as it was seen', async () => {
    const page = await stage.page('/amt/verfahren', await stage.logIn('coordinator'))
    await openPackage(page)
    await page.getByText('Noch lässt sich kein Paket freigeben').waitFor()
    await page.getByText('Das Verfahren ist noch nicht so weit.').waitFor()
    await soundOnBoth(page, 'package-blocked')
    conclude()
    await page.reload()
    await heading(page, /^Fälle/).waitFor()
    await page.getByText('zufällig gezogen', { exact: true }).waitFor()
    // [RP17] Of its master data, which a second account confirmed, what is not rare.
    await page.getByText('akute Kindeswohlgefährdung', { exact: true }).waitFor()
    expect(await page.getByText('Inobhutnahme', { exact: true }).count()).toBe(0)
    const gathered = page.getByRole('table', { name: 'Zusammengeführte Befunde' })
    await gathered.getByRole('columnheader', { name: 'In mehreren Fällen' }).waitFor()
    expect(await gathered.innerText()).not.toContain('Kinder allein hören')
    const field = page.getByRole('textbox', { name: /Allgemeiner Wortlaut/ }).first()
    // What is typed and not saved is asked about before the page is left.
    await field.fill('Kinder werden')
    page.once('dialog', (dialog) => void dialog.dismiss())
    await link(page, '← Qualitätsentwicklungsverfahren').click()
    await heading(page, 'Was das Haus verlassen würde').waitFor()
    expect(await field.inputValue()).toBe('Kinder werden')
    await field.fill('Frau Schubert aus Dortmund hört Kinder allein.')
    await button(page, /^Wortlaut sichern/).click()
    await page.getByText('macht jemanden erkennbar (Name einer Person und Ort in NRW)').waitFor()
    expect(await page.locator('mark').allTextContents()).toEqual(['Frau Schubert', 'Dortmund'])
    await soundOnBoth(page, 'wording-marked')
    await field.fill('Kinder werden beim Essen in der Lage gehört.')
    await pause()
    await button(page, /^Wortlaut sichern/).click()
    await page.getByText('wartet auf die zweite Person', { exact: true }).waitFor()
    await page.locator('mark', { hasText: 'Essen' }).waitFor()
    await page.getByText('(Ort in NRW)').waitFor()
    await page.getByText('Nicht bestätigt, bleibt im Haus', { exact: true }).waitFor()
    await soundOnBoth(page, 'package')
    await page.getByText('Die Datei, Zeichen für Zeichen').click()
    await page.locator('pre', { hasText: '{"package":{' }).waitFor()

    const [, , , other] = stage.seeded.accounts
    if (!other) throw new Error('the demo has no second coordination')
    const cookies = await logIn(stage.address, other.email, other.password)
    const second = await stage.page('/amt', cookies)
    await second.getByText('1 allgemeiner Wortlaut wartet auf die zweite Person').waitFor()
    await second.getByText('Geschrieben von Koordination').waitFor()
    await soundOnBoth(second, 'home-wording')
    await second.locator('header summary').click()
    await second.getByText(other.email).waitFor()
    await second.keyboard.press('Escape')
    await link(second, 'Wortlaut lesen').click()
    await heading(second, 'Was das Haus verlassen würde').waitFor()
    await second.getByText('Bitte lesen Sie den Satz, bevor Sie ihn bestätigen').waitFor()
    await soundOnBoth(second, 'wording-second')
    await twice(second, /^Wortlaut bestätigen/, /Kein Name, kein Team, kein Ort/)
    await second.getByText('bestätigt, geht mit').waitFor()
    // What is released is what was seen: the first window shows an older preview.
    await twice(page, 'Dieses Paket freigeben', /Paket Nummer 1 freigeben/)
    const older = page.getByText('Inzwischen hat sich geändert')
    await older.waitFor()
    await button(page, 'Hinweis schließen').click()
    await older.waitFor({ state: 'hidden' })
    await page.reload()
    await twice(page, 'Dieses Paket freigeben', /Paket Nummer 1 freigeben/)
    // The keyboard goes on at the package, which is in view, and its office reads who released it.
    await focusedOn(heading(page, 'Paket Nummer 1'))
    await expect.poll(() => isInView(heading(page, 'Paket Nummer 1'))).toBe(true)
    await page.getByText(/^Freigegeben am .* von Koordination/).waitFor()
    await page.getByText('Seit dem letzten Paket hat sich nichts geändert.').waitFor()
    // What left is read there; nothing else is shown as if it were about to leave.
    await page.getByText('Nichts Neues', { exact: true }).waitFor()
    expect(await page.getByText('Nummer 2', { exact: true }).count()).toBe(0)
    await soundOnBoth(page, 'package-unchanged')
    const loaded = page.waitForEvent('download')
    await link(page, /^Datei/).click()
    file = await readDownload(await loaded)
    expect(file).toContain('Kinder werden beim Essen')
    const pageLoaded = page.waitForEvent('download')
    await link(page, /^Lesefassung/).click()
    expect(await readDownload(await pageLoaded)).toContain('<!doctype html>')
    await page.context().close()
    await second.context().close()
  })

  it('comes in at the state level, once, and whatever is refused says why', async () => {
    const page = await stage.page('/amt', await stage.logIn('analyst'))
    await heading(page, '1 Freigabepaket wartet darauf, übernommen zu werden').waitFor()
    await soundOnBoth(page, 'home-analyst')
    await link(page, 'Zum Turnus').click()
    await page.waitForURL('**/amt/turnus')
    await link(page, 'Liste einlesen').click()
    await heading(page, 'Listen einlesen').waitFor()
    await page.goBack()
    await page.goBack()
    await link(page, 'Paket übernehmen').click()
    await heading(page, 'Auf diesem Server freigegeben, noch nicht übernommen').waitFor()
    await soundOnBoth(page, 'received-waiting')
    await button(page, /^Übernehmen/).click()
    await heading(page, 'Übernommene Pakete').waitFor()
    await page.getByText('1 Paket', { exact: true }).waitFor()
    const [stranger] = [
      ...inventState({ offices: 1, years: 5, until: 2026, every: 5, seed: 3, cases: 2 }).packages(),
    ]
    await give(
      page,
      'Dateien wählen',
      fileOf('kaputt.json', '{"package":'),
      fileOf('noch-einmal.json', file),
      fileOf('fremd.json', stranger?.file ?? ''),
    )
    const results = page.getByRole('list', { name: 'Ergebnis' })
    await results.getByText('Die Datei ist kein Freigabepaket').waitFor()
    await results.getByText('Dieses Paket ist schon da').waitFor()
    await results
      .getByText('mit einem Schlüssel unterschrieben, den hier niemand hinterlegt hat')
      .waitFor()
    await soundOnBoth(page, 'received')
    // Why is still there when the page was left.
    await page.reload()
    await page.getByText('Zuletzt abgelehnt: 2 Dateien').click()
    await heading(page, 'Die Datei ist kein Freigabepaket.').waitFor()
    await heading(page, /den hier niemand hinterlegt hat \([0-9a-f]{16}\)/).waitFor()
    await page
      .getByText(/^Abgelehnt am .* gewählt von Auswertung/)
      .first()
      .waitFor()
    await soundOnBoth(page, 'received-refused')
    await page.getByLabel('Turnus').selectOption('2025')
    await link(page, /^Ansehen/).click()
    await heading(page, /Paket Nummer 1/).waitFor()
    await page.getByText('Kinder werden beim Essen').waitFor()
    await soundOnBoth(page, 'received-package')
    const loaded = page.waitForEvent('download')
    await link(page, 'Datei herunterladen').click()
    expect(await readDownload(await loaded)).toBe(file)
    await link(page, '← Pakete').click()
    await heading(page, 'Übernommene Pakete').waitFor()
    await link(page, 'Übersicht').click()
    await page.getByText('Es wartet nichts auf Sie').waitFor()
    await link(page, 'Zu den Paketen').click()
    await heading(page, 'Übernommene Pakete').waitFor()
    await page.context().close()
  })

  it('is taken back', async () => {
    const page = await stage.page('/amt/verfahren', await stage.logIn('coordinator'))
    await openPackage(page)
    // Its office is told the day, and not who took it in.
    const takenIn = page.getByText(/^Von der Landesebene übernommen am /)
    expect(await takenIn.innerText()).toBe(
      `Von der Landesebene übernommen am ${formatDate(berlinDay(Date.now()))}`,
    )
    await soundOnBoth(page, 'package-taken-in')
    await twice(page, /^Zurückziehen/, /Paket Nummer 1 zurückziehen/)
    await page.getByText('zurückgezogen', { exact: true }).waitFor()
    await page.getByText(/^Zurückgezogen am .* von Koordination/).waitFor()
    const loaded = page.waitForEvent('download')
    await link(page, /^Rücknahme/).click()
    expect(await readDownload(await loaded)).toContain('fallwerkstatt-withdrawal')
    await link(page, '← Qualitätsentwicklungsverfahren').click()
    await heading(page, 'Weg des Verfahrens').waitFor()
    await page.context().close()
    const analyst = await stage.page('/amt/pakete', await stage.logIn('analyst'))
    await link(analyst, /^Ansehen/).click()
    await analyst.getByText('Dieses Paket zählt nicht mehr.').waitFor()
    await soundOnBoth(analyst, 'received-withdrawn')
    await analyst.context().close()
  })

  it('[RP15] is to be taken back once its case is decided to stay, and nobody takes it in any more', async () => {
    const page = await stage.page('/amt/verfahren', await stage.logIn('coordinator'))
    await openPackage(page)
    await twice(page, 'Dieses Paket freigeben', /Paket Nummer 2 freigeben/)
    await heading(page, 'Paket Nummer 2').waitFor()
    await page.getByText('Es gibt nichts Neues freizugeben').waitFor()
    const analyst = await stage.page('/amt/pakete', await stage.logIn('analyst'))
    await button(analyst, /^Übernehmen/).waitFor()

    await link(page, '← Qualitätsentwicklungsverfahren').click()
    await link(page, 'DEMO-A').click()
    await page.getByText('Der Fall ist schon freigegeben', { exact: true }).waitFor()
    await button(page, 'Neu entscheiden').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Rechtsgrundlage').waitFor()
    expect(await dialog.getByText('Der Fall ist schon freigegeben', { exact: true }).count()).toBe(
      0,
    )
    await dialog.getByLabel('Rechtsgrundlage').selectOption('stays-in-the-office')
    await dialog.getByText('Der Fall ist schon freigegeben', { exact: true }).waitFor()
    await soundOnBoth(page, 'stays-dialog')
    await button(dialog, 'Festhalten').click()
    await page.getByText('Paket Nummer 2 enthält diesen Fall noch', { exact: true }).waitFor()
    // The decision before stays where it is read.
    await page.getByText('Frühere Entscheidungen (1)').click()
    await page.getByText('§ 64 Abs. 2a SGB VIII: pseudonymisiert').waitFor()
    await soundOnBoth(page, 'stays-case')
    // The other window still shows it, and is refused.
    await button(analyst, /^Übernehmen/).click()
    await analyst.getByText('dass ein Fall dieses Pakets im Haus bleibt').waitFor()
    await analyst.reload()
    await heading(analyst, 'Übernommene Pakete').waitFor()
    expect(await button(analyst, /^Übernehmen/).count()).toBe(0)
    await analyst.context().close()

    const beside = await page.context().newPage()
    await beside.goto(`${stage.address}/amt/verfahren`)
    await openPackage(beside)
    await beside.getByText('Paket Nummer 2 ist zurückzuziehen').waitFor()
    await beside.getByText('Es gibt nichts freizugeben', { exact: true }).waitFor()
    await beside
      .getByText(
        /^Von der Landesebene abgelehnt am .*: Das Jugendamt hat nach der Freigabe entschieden/,
      )
      .waitFor()
    await soundOnBoth(beside, 'package-to-take-back')
    await link(beside, 'Übersicht').click()
    await beside.getByText('Paket Nummer 2 ist zurückzuziehen').waitFor()
    await link(beside, 'Paket öffnen').click()
    await heading(beside, 'Freigegebene Pakete').waitFor()
    await beside.close()
    await twice(page, 'Paket 2 zurückziehen', /Paket Nummer 2 zurückziehen/)
    await page
      .getByText('Paket Nummer 2 enthält diesen Fall noch', { exact: true })
      .waitFor({ state: 'hidden' })
    await page.context().close()
  })
})

describe('keys and mappings', () => {
  it('the key of another server is registered for its offices, and revoked', async () => {
    const page = await stage.page('/amt/schluessel', await stage.logIn('administrator'))
    await heading(page, 'Dieser Server').first().waitFor()
    await link(page, 'Öffentlichen Schlüssel herunterladen').waitFor()
    const loaded = page.waitForEvent('download')
    await link(page, 'Öffentlichen Schlüssel herunterladen').click()
    const own = JSON.parse(await readDownload(await loaded)) as Registration
    expect(own.offices.length).toBe(3)
    await twice(page, 'Neuen Schlüssel erzeugen', 'Neuen Schlüssel erzeugen?')
    await page.getByText('unterschreibt nicht mehr').first().waitFor()
    await twice(page, 'Neuen Schlüssel erzeugen', 'Neuen Schlüssel erzeugen?')
    await expect.poll(() => page.getByText('unterschreibt nicht mehr').count()).toBe(2)
    // What the former one signed is still checked with it: it can be handed on as well.
    const former = page.waitForEvent('download')
    await page
      .getByRole('link', { name: /^Früheren öffentlichen Schlüssel/ })
      .last()
      .click()
    expect((JSON.parse(await readDownload(await former)) as Registration).publicKey).toBe(
      own.publicKey,
    )
    await give(page, 'Datei wählen', fileOf('falsch.json', { a: 1 }))
    await page.getByText('Das ist kein öffentlicher Schlüssel').waitFor()
    const { offices, publicKey } = inventState({
      offices: 1,
      years: 5,
      until: 2026,
      every: 5,
      seed: 3,
      cases: 2,
    })
    const registration: Registration = {
      format: 'fallwerkstatt-signing-key',
      version: 1,
      publicKey,
      offices: [{ key: offices[0]?.office.key ?? '', name: 'Jugendamt Musterstadt (erfunden)' }],
    }
    await give(page, 'Datei wählen', fileOf('schluessel.json', registration))
    await button(page, 'Schlüssel hinterlegen').click()
    await page.getByText('Geben Sie dem Server einen Namen').first().waitFor()
    await soundOnBoth(page, 'keys')
    await page.getByLabel('Wessen Server ist das?').fill('Kreis Beispiel')
    const office = page.getByLabel('Jugendamt Musterstadt (erfunden)')
    expect(await office.locator('option:checked').innerText()).toBe(
      'Jugendamt Musterstadt (erfunden)',
    )
    await office.selectOption({ index: 1 })
    await office.selectOption({ label: 'Jugendamt Musterstadt (erfunden)' })
    await button(page, 'Schlüssel hinterlegen').click()
    await page.getByText('Spricht für: Jugendamt Musterstadt').waitFor()
    await twice(page, 'Sperren: Kreis Beispiel', 'Schlüssel sperren?')
    await page.getByText('gesperrt', { exact: true }).waitFor()
    await twice(page, 'Sperre aufheben: Kreis Beispiel', 'Sperre aufheben?')
    await page.getByText('Der Schlüssel gilt wieder.').waitFor()
    await page.getByText('gesperrt', { exact: true }).first().waitFor({ state: 'detached' })
    // Its offices are changed, from the list and with its file once more.
    await button(page, 'Zuordnung ändern: Kreis Beispiel').click()
    await page.getByText('Hier ändern Sie, wie er heißt und für wen er spricht.').waitFor()
    await soundOnBoth(page, 'keys-change')
    await page.getByLabel('Wessen Server ist das?').fill('Kreis Beispiel neu')
    await page
      .getByLabel('bisher: Jugendamt Musterstadt (erfunden)')
      .selectOption({ label: 'Jugendamt Probenhausen (erfunden)' })
    await button(page, 'Änderung speichern').click()
    await page.getByText('Spricht für: Jugendamt Probenhausen').waitFor()
    await give(page, 'Datei wählen', fileOf('schluessel.json', registration))
    await page.getByText('Hier ändern Sie, wie er heißt und für wen er spricht.').waitFor()
    expect(await page.getByLabel('Wessen Server ist das?').inputValue()).toBe('Kreis Beispiel neu')
    await page.context().close()
  })

  it('a mapping is looked at before it is kept', async () => {
    const page = await stage.page('/amt/zuordnung', await stage.logIn('analyst'))
    await heading(page, 'Noch keine Zuordnung').waitFor()
    await expect.poll(() => page.getByText('neueste Fassung', { exact: true }).count()).toBe(2)
    await link(page, /^Ansehen: Wahrnehmung des Schutzauftrags/).click()
    await heading(page, /, Fassung 2020\.1$/).waitFor()
    await link(page, '← Zuordnung').click()
    await heading(page, 'Noch keine Zuordnung').waitFor()
    await give(page, 'Datei wählen', fileOf('falsch.json', '['))
    await page.getByText('Die Datei ist noch keine Zuordnung').waitFor()
    // A cell in which nothing stands is named; there is no template yet to which one could be sent.
    await give(
      page,
      'Datei wählen',
      fileOf('leer.csv', 'Zuordnung;;;schutzauftrag-8a@2026.1;;\r\n'),
    )
    await page.getByText('Zeile 1, Spalte „Bisher“:').waitFor()
    await page.getByText('Hier steht nichts;', { exact: false }).waitFor()
    await page
      .getByText('sobald von einem Katalog zwei Fassungen da sind.', { exact: false })
      .waitFor()
    await soundOnBoth(page, 'mapping-empty')
    const { db } = stage.server.deps
    const held = await db
      .selectFrom('catalogue')
      .select('body')
      .where('key', '=', 'schutzauftrag-8a')
      .executeTakeFirstOrThrow()
    const older = JSON.parse(held.body) as { version: string; criteria: { id: string }[] }
    // P-10-1 is gone, P-11-1 has another code.
    const criteria = older.criteria
      .filter(({ id }) => id !== 'P-10-1')
      .map((one) => (one.id === 'P-11-1' ? { ...one, id: 'P-21-1' } : one))
    run(
      'INSERT INTO catalogue (key, version, title, criteria, body) VALUES (?, ?, ?, ?, ?)',
      ...['schutzauftrag-8a', '2026.1', 'Neu', criteria.length],
      JSON.stringify({ ...older, version: '2026.1', criteria }),
    )
    await page.reload()
    await page.getByText('Zuordnung fehlt', { exact: true }).waitFor()
    await page.getByText(/wenn sie der Fassung\s+2026\.1 zugeordnet ist/).waitFor()
    const loaded = page.waitForEvent('download')
    await link(page, /^Vorlage für 2026\.1: .*Fassung 2020\.1$/).click()
    const template = await readDownload(await loaded)
    const lines = template.split('\r\n')
    const row = lines.findIndex((line) => line.startsWith('Kriterium;P-11-1;')) + 1
    expect(lines[row - 1]).toContain('Nicht mehr da.')
    const filled = (code: string) =>
      template.replace(/^(Kriterium;P-11-1;[^;]*;)[^;]*/m, `$1${code}`)
    await give(page, 'Datei wählen', fileOf('zuordnung.csv', filled('P 21')))
    await page.getByText(`Zeile ${row}, Spalte „Neu“:`).waitFor()
    await page.getByText('„P“ ist kein Kürzel.', { exact: false }).waitFor()
    await soundOnBoth(page, 'mapping-unread')
    await give(page, 'Datei wählen', fileOf('zuordnung.csv', filled('P-22-1')))
    await page.getByText(`Zeile ${row}, P-22-1:`).waitFor()
    await page
      .getByText('Dieses Kriterium gibt es in der neueren Fassung nicht.', { exact: false })
      .waitFor()
    await soundOnBoth(page, 'mapping-faults')
    await give(page, 'Datei wählen', fileOf('zuordnung.csv', filled('P-21-1')))
    await page.getByRole('row', { name: 'P-10-1 – entfallen' }).waitFor()
    await soundOnBoth(page, 'mapping')
    await button(page, 'Zuordnung übernehmen').click()
    await heading(page, 'schutzauftrag-8a: 2020.1 zu 2026.1').waitFor()
    await page.getByText('zugeordnet', { exact: true }).waitFor()
    await twice(page, /^Entfernen/, 'Zuordnung entfernen?')
    await page.getByText('Übernommene Pakete brauchen diese Zuordnung').waitFor()
    await page.context().close()
  })
})

async function readDownload(download: {
  createReadStream(): Promise<NodeJS.ReadableStream>
}): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
