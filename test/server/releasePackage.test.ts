// What leaves an office and comes in at the state level, through the real doors.
import { createHash, generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keysPlace } from '../../server/db/keysPlace.ts'
import { inventState } from '../../server/demo/state/inventState.ts'
import { PAGE_ROWS } from '../../shared/kernel/page.schema.ts'
import { berlinDay } from '../../shared/kernel/berlinTime.ts'
import { shippedCatalogues } from '../../server/material.ts'
import { storeCatalogue } from '../../server/catalogue/catalogue.queries.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import { removalsIn } from '../../server/removal/removals.ts'
import { applyPackages } from '../../server/restore/applyPackages.ts'
import {
  hashOfFile,
  keyIdOf,
  signedPackage,
  signedWithdrawal,
  writtenKey,
} from '../../server/releasePackage/signature.ts'
import { REFUSED_ROWS } from '../../shared/releasePackage/view.schema.ts'
import type { GeneralWording } from '../../shared/releasePackage/wording.schema.ts'
import type { SignedPackage } from '../../shared/releasePackage/releasePackage.ts'
import { refusalText } from '../../shared/releasePackage/refusal.words.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { plainWordings } from '../releasePackage/plainWordings.ts'
import { richDay } from '../result/richDay.ts'
import { concludedWorkshop } from '../support/concluded.ts'
import { releasable, storeShippedCatalogues } from '../support/releasable.ts'
import { samplePackage } from '../support/samplePackage.ts'
import { Caller, openTestServer, type TestServer } from '../support/testServer.ts'
import { sampleText, sessionOf, settle, type Village } from '../support/village.ts'

let server: TestServer
let village: Village
beforeEach(async () => {
  server = await openTestServer()
  village = await settle(server.deps)
})
afterEach(() => server.close())

const caller = async (who: string) => new Caller(server, await sessionOf(server.deps, who))
const run = (sql: string, ...values: unknown[]) => server.deps.sqlite.prepare(sql).run(...values)
const all = <T>(sql: string) => server.deps.sqlite.prepare<[], T>(sql).all()
const why = ({ facts }: Problem) => facts?.['why']
const own = () => ({ id: village.own.procedureId })

const concluded = (wish?: { readonly basis?: string; readonly state?: string }) =>
  releasable(server, village, wish)

const viewAs = async (who: string) => (await caller(who)).call('getPackageView', { params: own() })
const blockedBy = async () =>
  (await viewAs(village.coordinator)).blocked.map(({ why: name }) => name)

const nameOf = (accountId: string): string =>
  all<{ name: string }>(`SELECT name FROM account WHERE id = '${accountId}'`)[0]?.name ?? ''

const keysOf = async (administrator: Caller, own: boolean, page = 0) =>
  (await administrator.call('findSigningKeys', { body: { own, id: null, page } })).rows

async function release(who = village.coordinator): Promise<void> {
  const { contentHash } = await viewAs(who)
  await (await caller(who)).call('releasePackage', { params: own(), body: { contentHash } })
}
/** The newest package as it was released. */
const newest = () =>
  all<{ id: string; file: string; hash: string; number: number }>(
    'SELECT id, file, hash, number FROM release_package ORDER BY number DESC',
  )[0] as { id: string; file: string; hash: string; number: number }

const place = ({ workshopId, number }: GeneralWording) => ({ ...own(), workshopId, number })

describe('what leaves an office', () => {
  it('[RP1] holds nothing that a person wrote, no name, label, account or day', async () => {
    run('UPDATE review_case SET label = ? WHERE id = ?', 'MARKE-Fall', village.own.caseId)
    run('UPDATE procedure SET title = ? WHERE id = ?', 'MARKE-Verfahren', village.own.procedureId)
    run('UPDATE workshop SET title = ? WHERE id = ?', 'MARKE-Werkstatt', village.own.workshopId)
    run('UPDATE office SET name = ? WHERE id = ?', 'Jugendamt MARKE', village.own.officeId)
    run("UPDATE account SET name = 'MARKE-' || name, email = 'marke-' || email")
    // [RC15] Nor what was counted before its text was submitted, which else never changes.
    run('DROP TRIGGER case_version_intake')
    run('UPDATE case_version SET intake = ?', '{"searched":true,"rows":[{"type":"MARKE"}]}')
    await concluded()
    await release()
    const { file } = newest()
    const texts = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(texts)
          : []
    // Whatever was typed on that day: words with a space in them; and every seat, id and day of the room.
    const typed = [...richDay.flatMap(texts), ...sampleText.entries.flatMap(texts)]
    const words = typed.filter((text) => /\s/.test(text) && text.length > 6)
    const ids = typed.filter((text) => /^[A-Za-z0-9_-]{22}$/.test(text))
    expect(words.length).toBeGreaterThan(30)
    expect(ids.length).toBeGreaterThan(20)
    expect([...words, ...ids].filter((text) => file.includes(text))).toEqual([])
    expect(file).not.toMatch(/MARKE/i)
    expect(file).not.toMatch(/\d{4}-\d{2}-\d{2}/)
    const secrets = [village.coordinator, village.own.caseId, village.own.workshopId]
    expect(secrets.filter((text) => file.includes(text))).toEqual([])
    // And it holds what it is for.
    const { package: content } = JSON.parse(file) as SignedPackage
    expect(content.cases).toHaveLength(1)
    expect(content.findings.length).toBeGreaterThan(0)
    expect(content.cases[0]).toMatchObject({ origin: 'random', workshopIn: '2026-H2' })
    expect(content.cases[0]?.criteria.some(({ directions }) => directions.length > 0)).toBe(true)
  })

  it('[RP8] is refused by name while something stands against it', async () => {
    expect(await blockedBy()).toEqual(['tooEarly', 'stillOpen', 'noResult'])
    await concluded({ basis: '', state: 'structureRating' })
    expect(await blockedBy()).toEqual(['tooEarly', 'noLegalBasis'])
    const refused = await (
      await caller(village.coordinator)
    ).refused('releasePackage', {
      params: own(),
      body: { contentHash: hashOfFile('') },
    })
    expect(why(refused)).toBe('tooEarly')
    expect(all('SELECT * FROM release_package')).toEqual([])
  })

  it('[RP8] a case that is decided to stay in the office leaves nothing but that it stays', async () => {
    await concluded({ basis: 'stays-in-the-office' })
    expect(await blockedBy()).toEqual(['allStay'])
  })

  it('[RP8] what the room of such a case rated the office on stays, too', async () => {
    await concluded()
    const other = await concludedWorkshop(server.deps, village, 'additional')
    run(
      `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
       SELECT caseId, 1, 'sgb8-64-2a-external', 'Leitung', '2026-11-03', 1 FROM workshop WHERE id = ?`,
      other,
    )
    const rate = (workshopId: string, criterion: string, rating: string) =>
      run(
        `INSERT INTO result_structure_rating (workshopId, criterionId, rating, consentState, agree, concerns, object, minorityView)
         VALUES (?, ?, ?, 'notAsked', 0, 0, 0, 0)`,
        ...[workshopId, criterion, rating],
      )
    run("UPDATE workshop SET date = '2026-11-01' WHERE id = ?", village.own.workshopId)
    run("UPDATE workshop SET date = '2026-11-02' WHERE id = ?", other)
    run('DELETE FROM result_structure_rating')
    rate(village.own.workshopId, 'S-01-1', 'present')
    rate(other, 'S-01-1', 'in_progress')
    rate(other, 'S-01-2', 'present')
    const told = async () =>
      (await viewAs(village.coordinator)).content?.structureRatings.map(
        ({ criterion, rating }) => `${criterion} ${rating}`,
      )
    expect(await told()).toEqual(['S-01-1 in_progress', 'S-01-2 present'])
    run(
      `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
       SELECT caseId, 2, 'stays-in-the-office', 'Leitung', '2026-11-04', 2 FROM workshop WHERE id = ?`,
      other,
    )
    expect(await told()).toEqual(['S-01-1 present'])
    run('DELETE FROM basis_decision WHERE seq = 2')
    expect(await told()).toHaveLength(2)
    run(
      'UPDATE review_case SET withdrawn = 1 WHERE id = (SELECT caseId FROM workshop WHERE id = ?)',
      other,
    )
    expect(await told()).toEqual(['S-01-1 present'])
  })

  it('[RP8] is the file that was seen, known by its hash on both sides, and who released it stands in the audit alone, from where the coordination is told', async () => {
    await concluded()
    await release()
    const { id, hash, file } = newest()
    const coordinator = await caller(village.coordinator)
    const got = await coordinator.send('GET', `/api/procedures/${own().id}/packages/${id}/file`)
    expect(got.text).toBe(file)
    expect(createHash('sha256').update(got.text).digest('hex')).toBe(hash)
    const told = { releasedBy: nameOf(village.coordinator), withdrawnBy: null }
    expect((await viewAs(village.secondCoordinator)).packages).toMatchObject([
      { number: 1, hash, ...told },
    ])
    for (const who of [village.coordinator, told.releasedBy]) expect(file).not.toContain(who)
    const columns = all<object>('SELECT * FROM release_package').flatMap((row): unknown[] =>
      Object.values(row),
    )
    expect(columns).not.toContain(village.coordinator)
    expect(all("SELECT actorId, objectId FROM audit WHERE action = 'package.released'")).toEqual([
      { actorId: village.coordinator, objectId: id },
    ])
    const page = await coordinator.send('GET', `/api/procedures/${own().id}/packages/${id}/page`)
    expect(page.text).toContain(hash)
    expect(page.text).toContain('zufällig gezogen')
    expect(await blockedBy()).toEqual(['unchanged'])
  })

  it('[RP14] says what the office gathered across cases as codes and numbers of cases', async () => {
    await storeShipped()
    const { procedureId } = village.own
    const workshops = [
      await concludedWorkshop(server.deps, village, 'random'),
      await concludedWorkshop(server.deps, village, 'additional'),
      await concludedWorkshop(server.deps, village, 'random'),
    ]
    run(
      `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
       SELECT id, 1, 'sgb8-64-2a-external', 'Leitung', '2026-11-03', 1 FROM review_case WHERE procedureId = ?`,
      procedureId,
    )
    const coordinator = await caller(village.coordinator)
    const points = workshops.map((workshopId) => ({ workshopId, number: 1 }))
    const title = 'MARKE Dienstanweisung fehlt'
    const gathered = { kind: 'finding', title, several: true, points }
    await coordinator.call('addHeading', { params: own(), body: gathered })
    const told = async () => (await viewAs(village.coordinator)).content?.mergedFindings
    const [finding] = (await viewAs(village.coordinator)).content?.findings ?? []
    const { catalogue, criterion } = finding ?? {}
    expect(await told()).toEqual([
      {
        direction: 'potential',
        criteria: criterion == null ? [] : [{ catalogue, criterion }],
        cases: { random: 2, additional: 1 },
        several: true,
      },
    ])
    expect(JSON.stringify((await viewAs(village.coordinator)).content)).not.toContain('MARKE')
    // A case that stays in the office is in none of the numbers.
    const stay = (workshopId?: string) =>
      run(
        `INSERT INTO basis_decision (caseId, seq, basisId, decidedBy, decidedOn, at)
         SELECT caseId, 2, 'stays-in-the-office', 'Leitung', '2026-11-04', 2 FROM workshop WHERE id = ?`,
        workshopId,
      )
    stay(workshops[0])
    expect(await told()).toMatchObject([{ cases: { random: 1, additional: 1 }, several: true }])
    stay(workshops[1])
    expect(await told()).toMatchObject([{ cases: { random: 1, additional: 0 }, several: false }])
    await coordinator.call('addHeading', {
      params: own(),
      body: { ...gathered, several: false, points: [{ workshopId: workshops[0], number: 2 }] },
    })
    expect(await told()).toHaveLength(1)
  })

  it('[RP8] nothing is released that its catalogue does not know, and the office is told what', async () => {
    await concluded()
    run(
      `INSERT INTO result_structure_rating (workshopId, criterionId, rating, consentState, agree, concerns, object, minorityView)
       VALUES (?, 'S-01-1', 'present', 'notAsked', 0, 0, 0, 0)`,
      village.own.workshopId,
    )
    expect(await blockedBy()).toEqual([])
    run("UPDATE result_structure_rating SET rating = 'fully_met'")
    expect((await viewAs(village.coordinator)).blocked).toEqual([
      {
        why: 'codeUnknown',
        facts: { code: 'S-01-1: fully_met', catalogue: 'schutzauftrag-8a@2020.1' },
      },
    ])
    const { contentHash } = await viewAs(village.coordinator)
    const call = { params: own(), body: { contentHash } }
    expect(why(await (await caller(village.coordinator)).refused('releasePackage', call))).toBe(
      'codeUnknown',
    )
    expect(all('SELECT * FROM release_package')).toEqual([])
  })

  it('[RP8] nothing is released that the state level would refuse by itself', async () => {
    await concluded()
    expect(await blockedBy()).toEqual([])
    run("UPDATE workshop SET date = '2031-03-04' WHERE id = ?", village.own.workshopId)
    expect((await viewAs(village.coordinator)).blocked).toMatchObject([
      { why: 'stateRefuses', facts: { because: 'future', when: '2031-H1' } },
    ])
    run("UPDATE workshop SET date = '2001-03-04' WHERE id = ?", village.own.workshopId)
    expect(await blockedBy()).toEqual(['stateRefuses'])
  })

  it('[RP8] another cycle than that of the package that counts is not released beside it', async () => {
    await concluded()
    await release()
    run('UPDATE procedure SET cycleStart = 2024')
    expect((await viewAs(village.coordinator)).blocked).toMatchObject([
      { why: 'stateRefuses', facts: { because: 'procedureContradicts', number: 1 } },
    ])
    const params = { ...own(), packageId: newest().id }
    await (await caller(village.coordinator)).call('withdrawPackage', { params })
    expect(await blockedBy()).toEqual([])
  })

  it('[RP10] what a revoked key signed is released once more, unchanged as it is', async () => {
    await concluded()
    await release()
    expect(await blockedBy()).toEqual(['unchanged'])
    const [key] = all<{ keyId: string }>('SELECT keyId FROM signing_key WHERE own = 1')
    const params = { keyId: key?.keyId ?? '' }
    await (await caller(village.administrator)).call('revokeSigningKey', { params })
    await release()
    expect(newest()).toMatchObject({ number: 2 })
    await (await caller(village.analyst)).call('receiveWaiting', { body: { id: newest().id } })
  })

  it('[RP9] an office that came after a wording was confirmed does not leave by name', async () => {
    await concluded()
    const [first] = (await viewAs(village.coordinator)).wordings
    if (!first) throw new Error('no recommendation')
    const params = place(first)
    const body = { text: 'Wie im Haus am Quellenhain werden Kinder gehört.', revision: 0 }
    await (await caller(village.coordinator)).call('writeWording', { params, body })
    const second = await caller(village.secondCoordinator)
    await second.call('confirmWording', { params, body: { revision: 1 } })
    const { contentHash } = await viewAs(village.coordinator)
    run("UPDATE office SET name = 'Jugendamt Quellenhain' WHERE id = ?", village.foreign.officeId)
    const call = { params: own(), body: { contentHash } }
    const refused = await (await caller(village.coordinator)).refused('releasePackage', call)
    expect(refused.facts).toMatchObject({ why: 'wordingNamed', kind: 'office' })
    expect(await blockedBy()).toEqual(['wordingNamed'])
    expect(all('SELECT * FROM release_package')).toEqual([])
  })

  it('[RP9] of a wording of another office nothing is told, not even whether there is one', async () => {
    await concluded()
    const [first] = (await viewAs(village.coordinator)).wordings
    const number = first?.number ?? 0
    const foreign = { id: village.foreign.procedureId, workshopId: village.own.workshopId, number }
    const params = place({ ...first, number } as GeneralWording)
    const body = { text: 'Kinder werden allein gehört.', revision: 0 }
    await (await caller(village.coordinator)).call('writeWording', { params, body })
    await (
      await caller(village.coordinator)
    ).call('writeWording', { params, body: { text: '', revision: 1 } })
    const other = await caller(village.foreignCoordinator)
    for (const asked of [foreign, { ...foreign, number: number + 50 }])
      expect(
        (await other.refused('confirmWording', { params: asked, body: { revision: 2 } })).code,
      ).toBe('access.unknown')
  })

  it('[RP8] is not released if it changed since it was seen', async () => {
    await concluded()
    const { contentHash } = await viewAs(village.coordinator)
    run('INSERT INTO recording_break (officeId, year) VALUES (?, 2023)', village.own.officeId)
    const call = { params: own(), body: { contentHash } }
    const refused = await (await caller(village.coordinator)).refused('releasePackage', call)
    expect(why(refused)).toBe('stale')
    await release()
    expect(newest().file).toContain('"recordingBreaks":[2023]')
  })

  it('[RP9] a general wording names nobody and no place, and a second person confirms it', async () => {
    run(
      "UPDATE office SET name = 'Jugendamt der Stadt Quellenhain' WHERE id = ?",
      village.foreign.officeId,
    )
    await concluded()
    const [first] = (await viewAs(village.coordinator)).wordings
    if (!first) throw new Error('no recommendation')
    const writer = await caller(village.coordinator)
    const params = place(first)
    const write = (text: string, revision = 0) => ({ params, body: { text, revision } })
    for (const text of [
      'Frau Schubert spricht mit allen.',
      'Wie im Jugendamt Quellenhain üblich.',
      'Die Quellenhainer Regelung gilt.',
      'In Dortmund hat sich das bewährt.',
      'Seit dem 3. Mai 2026 gilt das.',
      'Anruf unter 0231 4455667.',
    ])
      expect([text, why(await writer.refused('writeWording', write(text)))]).toEqual([
        text,
        'wordingNamed',
      ])
    // Every place is told, for the page to mark it; what it is called has one word.
    const two = await writer.refused('writeWording', write('Frau Schubert ist in Dortmund.'))
    expect(JSON.parse(String(two.facts?.['places']))).toMatchObject([
      { start: 0, end: 13, kind: 'name' },
      { start: 21, end: 29, kind: 'place' },
    ])
    expect(refusalText(two.facts ?? {}).title).toContain('(Name einer Person und Ort in NRW)')
    await writer.call('writeWording', write('Kinder werden allein gehört.'))
    expect(why(await writer.refused('writeWording', write('Anders.')))).toBe('wordingStale')
    const confirm = { params, body: { revision: 1 } }
    expect(why(await writer.refused('confirmWording', confirm))).toBe('wordingOwn')
    await release()
    expect(newest().file).not.toContain('Kinder werden allein gehört.')
    const second = await caller(village.secondCoordinator)
    expect(why(await second.refused('confirmWording', { params, body: { revision: 2 } }))).toBe(
      'wordingStale',
    )
    await second.call('confirmWording', confirm)
    await release()
    expect(newest().file).toContain('Kinder werden allein gehört.')
    expect(newest()).toMatchObject({ number: 2 })
    expect(newest().file).toContain('"replaces":1')
    // A change has to be confirmed again.
    await writer.call('writeWording', write('Kinder werden immer allein gehört.', 1 + 0))
    const [again] = (await viewAs(village.coordinator)).wordings
    expect(again).toMatchObject({ confirmed: false, own: true, revision: 2 })
  })

  it('[RP9] a page of many wordings lets others go between two of them', async () => {
    await concluded()
    const workshopId = village.own.workshopId
    const [{ body } = { body: '' }] = all<{ body: string }>('SELECT body FROM workshop_result')
    const result = JSON.parse(body) as { recommendations: object[] }
    const count = 80
    const recommendations = Array.from({ length: count }, (_, at) => ({
      ...result.recommendations[0],
      number: at + 1,
    }))
    run('UPDATE workshop_result SET body = ?', JSON.stringify({ ...result, recommendations }))
    run('DELETE FROM general_wording')
    for (let number = 1; number <= count; number++)
      run(
        `INSERT INTO general_wording (workshopId, number, text, revision, writtenBy, confirmedBy)
         VALUES (?, ?, ?, 1, ?, NULL)`,
        ...[
          workshopId,
          number,
          `Satz ${number}: ${plainWordings.slice(0, 7).join(' ')}`.slice(0, 600),
        ],
        village.coordinator,
      )
    const other = await caller(village.foreignCoordinator)
    let isAnswered = false
    const asked = viewAs(village.coordinator).then((view) => {
      isAnswered = true
      return view
    })
    let between = 0
    while (!isAnswered) {
      expect((await other.send('GET', '/api/offices')).status).toBe(200)
      between++
    }
    expect((await asked).wordings).toHaveLength(count)
    expect(between).toBeGreaterThan(5)
  })

  it('[RP9] a wording is confirmed by a person who wrote none of it since it was empty', async () => {
    await concluded()
    const [first] = (await viewAs(village.coordinator)).wordings
    if (!first) throw new Error('no recommendation')
    const [one, other] = [
      await caller(village.coordinator),
      await caller(village.secondCoordinator),
    ]
    const params = place(first)
    const write = (text: string, revision: number) => ({ params, body: { text, revision } })
    await one.call('writeWording', write('Kinder werden allein gehört', 0))
    await other.call('writeWording', write('Kinder werden allein gehört.', 1))
    for (const writer of [one, other])
      expect(why(await writer.refused('confirmWording', { params, body: { revision: 2 } }))).toBe(
        'wordingOwn',
      )
    for (const writer of [village.coordinator, village.secondCoordinator])
      expect((await viewAs(writer)).wordings[0]).toMatchObject({ own: true, confirmed: false })
    // Begun anew it is of the one who begins it.
    await other.call('writeWording', write('', 2))
    await other.call('writeWording', write('Kinder werden allein gehört.', 3))
    expect((await viewAs(village.coordinator)).wordings[0]).toMatchObject({ own: false })
    await one.call('confirmWording', { params, body: { revision: 4 } })
  })

  it.each(['it is decided', 'the text is withdrawn'] as const)(
    '[RP15] once %s, a case that stays makes its package one to take back, and nobody takes that in any more',
    async (how) => {
      await concluded()
      await release()
      const { id, file } = newest()
      const coordinator = await caller(village.coordinator)
      const analyst = await caller(village.analyst)
      const page = { params: { cycle: 'all', page: 1 } }
      const ofCase = { params: { id: village.own.caseId } }
      expect((await analyst.call('listReceived', page)).waiting).toMatchObject([{ id }])
      expect(await coordinator.call('listCasePackages', ofCase)).toEqual([
        { id, number: 1, usedIn: null, stays: false },
      ])
      if (how === 'it is decided') {
        const decidedOn = berlinDay(server.deps.clock())
        const body = { basisId: 'stays-in-the-office', decidedBy: 'Leitung', decidedOn }
        await coordinator.call('decideLegalBasis', { ...ofCase, body })
      } else await coordinator.call('withdrawCase', ofCase)
      expect((await analyst.call('listReceived', page)).waiting).toEqual([])
      for (const [name, body] of [
        ['receiveWaiting', { id }],
        ['receivePackage', { file }],
      ] as const)
        expect(why(await analyst.refused(name, { body }))).toBe('caseStays')
      expect(all('SELECT * FROM received_package')).toEqual([])
      expect(await coordinator.call('listCasePackages', ofCase)).toMatchObject([{ stays: true }])
      expect(await viewAs(village.coordinator)).toMatchObject({ packages: [{ id, staying: 1 }] })
      await coordinator.call('withdrawPackage', { params: { ...own(), packageId: id } })
      expect(await coordinator.call('listCasePackages', ofCase)).toEqual([])
    },
  )

  it('[RP11] can be taken back until a closed release uses it; then only a correction follows', async () => {
    await storeShipped()
    await concluded()
    await release()
    const { id } = newest()
    const coordinator = await caller(village.coordinator)
    const analyst = await caller(village.analyst)
    await analyst.call('receiveWaiting', { body: { id } })
    run('UPDATE received_package SET usedIn = 3')
    const params = { ...own(), packageId: id }
    const refused = await coordinator.refused('withdrawPackage', { params })
    expect(why(refused)).toBe('usedByRelease')
    run('UPDATE received_package SET usedIn = NULL')
    await coordinator.call('withdrawPackage', { params })
    const name = nameOf(village.coordinator)
    const [told] = (await viewAs(village.secondCoordinator)).packages
    expect(told).toMatchObject({ releasedBy: name, withdrawnBy: name })
    expect(why(await coordinator.refused('withdrawPackage', { params }))).toBe('withdrawnBefore')
    expect(all('SELECT withdrawnAt IS NOT NULL AS gone FROM received_package')).toEqual([
      { gone: 1 },
    ])
    await release()
    expect(newest()).toMatchObject({ number: 2 })
    expect(newest().file).toContain('"replaces":null')
  })
})

const storeShipped = () => storeShippedCatalogues(server.deps)

/** A server elsewhere: its key, and the sample as it signs it. */
function elsewhere() {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = writtenKey(privateKey)
  const key = { keyId: keyIdOf(publicKey), privateKey }
  return { publicKey, key, file: signedPackage(samplePackage, key) }
}

/** Registers a key for the own office, whose master data are those of the sample. */
async function register(publicKey: string): Promise<void> {
  const { key: _key, ...master } = samplePackage.office
  const set = Object.keys(master)
    .map((name) => `${name} = ?`)
    .join(', ')
  run(`UPDATE office SET ${set} WHERE id = ?`, ...Object.values(master), village.own.officeId)
  await (
    await caller(village.administrator)
  ).call('addSigningKey', {
    body: {
      label: 'Server des Kreises',
      publicKey,
      offices: [{ key: samplePackage.office.key, officeId: village.own.officeId }],
    },
  })
}

const everything = () => ({
  packages: all('SELECT id FROM received_package'),
  catalogues: all('SELECT * FROM received_package_catalogue'),
  audit: all(
    "SELECT action FROM audit WHERE action LIKE 'package.%' AND action <> 'package.refused'",
  ),
})

describe('what comes in at the state level', () => {
  const refusedFile = async (file: string) =>
    why(await (await caller(village.analyst)).refused('receivePackage', { body: { file } }))

  it('[RP10] is taken from registered keys alone, and only for the offices they speak for', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    const before = everything()
    expect(await refusedFile(file)).toBe('keyUnknown')
    await register(publicKey)
    const other = signedPackage(
      { ...samplePackage, office: { ...samplePackage.office, key: 'another-office-0123' } },
      key,
    )
    expect(await refusedFile(other)).toBe('officeUnknown')
    const forged = elsewhere()
    const stolen = signedPackage(samplePackage, { ...forged.key, keyId: key.keyId })
    expect(await refusedFile(stolen)).toBe('signatureWrong')
    expect(everything()).toEqual(before)
    const analyst = await caller(village.analyst)
    const receipt = await analyst.call('receivePackage', { body: { file } })
    expect(receipt).toMatchObject({ withdrawal: false, number: 1, hash: hashOfFile(file) })
    const page = await analyst.call('listReceived', { params: { cycle: '2025', page: 1 } })
    expect(page).toMatchObject({
      total: 1,
      packages: [{ officeName: 'Jugendamt A', hash: hashOfFile(file) }],
    })
    expect(await refusedFile(file)).toBe('double')
    const keyId = key.keyId
    await (await caller(village.administrator)).call('revokeSigningKey', { params: { keyId } })
    expect(await refusedFile(signedPackage({ ...samplePackage, number: 2 }, key))).toBe(
      'keyRevoked',
    )
  })

  it('[LA14] its general wordings are found by the state level, each once, of no office and only while it counts', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    await register(publicKey)
    const analyst = await caller(village.analyst)
    const find = (text: string) => analyst.call('searchWordings', { body: { text } })
    const wording = 'Kinder werden in jedem Verfahren allein gehört.'
    expect(await find('allein gehört')).toEqual({ wordings: [], more: false })
    await analyst.call('receivePackage', { body: { file } })
    for (const text of ['allein gehört', ' GEHORT   Allein ', 'werden', 'verfahr kind'])
      expect(await find(text)).toEqual({ wordings: [wording], more: false })
    for (const text of ['Beteiligung', '%%', '__']) expect((await find(text)).wordings).toEqual([])
    // The same words of another procedure are one line, and nothing says how many wrote them.
    const other = {
      ...samplePackage,
      procedure: { ...samplePackage.procedure, key: 'another-procedure-01' },
    }
    await analyst.call('receivePackage', { body: { file: signedPackage(other, key) } })
    expect(await find('gehört')).toEqual({ wordings: [wording], more: false })
    run(
      'UPDATE received_package SET withdrawnAt = 1 WHERE procedureKey = ?',
      'another-procedure-01',
    )
    expect((await find('gehört')).wordings).toEqual([wording])
    run('UPDATE received_package SET withdrawnAt = 1')
    expect((await find('gehört')).wordings).toEqual([])
    run('UPDATE received_package SET withdrawnAt = NULL')
    run('UPDATE signing_key SET revokedAt = 1 WHERE keyId = ?', key.keyId)
    expect((await find('gehört')).wordings).toEqual([])
    expect(server.log.join('\n')).not.toContain('gehört')
    const refused = await (
      await caller(village.coordinator)
    ).refused('searchWordings', { body: { text: 'gehört' } })
    expect(refused.status).toBe(403)
  })

  it('[RP16] stays listed with its reason where it was refused, until it comes in after all', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    const analyst = await caller(village.analyst)
    const listed = async () =>
      (await analyst.call('listReceived', { params: { cycle: 'all', page: 1 } })).refused
    expect(await listed()).toEqual([])
    await refusedFile(file)
    const words = JSON.stringify({ package: { Schubert: 1 } })
    await refusedFile(words)
    const by = { refusedBy: nameOf(village.analyst), refusedAt: expect.any(Number) as number }
    const shown = (await listed()).toSorted((one, other) => one.why.localeCompare(other.why))
    expect(shown).toEqual([
      { hash: hashOfFile(file), why: 'keyUnknown', facts: { key: key.keyId.slice(0, 16) }, ...by },
      { hash: hashOfFile(words), why: 'malformed', facts: {}, ...by },
    ])
    expect(JSON.stringify(all('SELECT * FROM refused_file'))).not.toContain('Schubert')
    expect(all("SELECT actorId, objectId FROM audit WHERE action = 'package.refused'")).toEqual(
      [file, words].map((text) => ({ actorId: village.analyst, objectId: hashOfFile(text) })),
    )
    // The newest reason of a file counts, and a file that is in is no refused one.
    await register(publicKey)
    run("UPDATE office SET sizeClass = 'over_250000' WHERE id = ?", village.own.officeId)
    await refusedFile(file)
    expect((await listed()).map(({ why: name }) => name)).toContain('officeContradicts')
    expect(await listed()).toHaveLength(2)
    const { sizeClass } = samplePackage.office
    run('UPDATE office SET sizeClass = ? WHERE id = ?', sizeClass, village.own.officeId)
    await analyst.call('receivePackage', { body: { file } })
    expect((await listed()).map(({ hash }) => hash)).toEqual([hashOfFile(words)])
    // What is there already is nothing to see to.
    expect(await refusedFile(file)).toBe('double')
    expect(await listed()).toHaveLength(1)
    // A withdrawal is told by its own file.
    const office = { key: samplePackage.office.key }
    const procedure = { key: samplePackage.procedure.key }
    const form = { format: 'fallwerkstatt-withdrawal', version: 1 } as const
    const said = { ...form, office, procedure, number: 1, hash: hashOfFile(file) }
    const withdrawal = signedWithdrawal(said, key)
    run('UPDATE received_package SET usedIn = 3')
    expect(await refusedFile(withdrawal)).toBe('usedByRelease')
    expect(await listed()).toHaveLength(2)
    run('UPDATE received_package SET usedIn = NULL')
    await analyst.call('receivePackage', { body: { file: withdrawal } })
    expect((await listed()).map(({ hash }) => hash)).toEqual([hashOfFile(words)])
  })

  it('[RP16] its office is told the day, or the reason for this very file, and nothing else', async () => {
    await concluded()
    await release()
    const { id, file, hash } = newest()
    const told = async () => (await viewAs(village.coordinator)).packages[0]
    expect(await told()).toMatchObject({ takenInOn: null, refusal: null })
    // Another file that speaks of the package is none of its office's.
    expect(await refusedFile(file.replace('2026-H2', '2026-H1'))).toBe('signatureWrong')
    expect(await told()).toMatchObject({ takenInOn: null, refusal: null })
    run("UPDATE office SET sizeClass = 'over_250000' WHERE id = ?", village.own.officeId)
    const today = berlinDay(server.deps.clock())
    expect(await refusedFile(file)).toBe('officeContradicts')
    const { refusal, ...shown } = (await told()) ?? {}
    expect(refusal).toEqual({ why: 'officeContradicts', facts: { what: 'sizeClass' }, on: today })
    expect(JSON.stringify({ refusal, ...shown })).not.toContain(nameOf(village.analyst))
    // No other office is told of it, nor of anything that was refused.
    const foreign = await caller(village.foreignCoordinator)
    const others = await foreign.call('getPackageView', {
      params: { id: village.foreign.procedureId },
    })
    expect(others.packages).toEqual([])
    const { sizeClass } = (JSON.parse(file) as SignedPackage).package.office
    run('UPDATE office SET sizeClass = ? WHERE id = ?', sizeClass, village.own.officeId)
    const analyst = await caller(village.analyst)
    const waits = async () =>
      (await analyst.call('listReceived', { params: { cycle: 'all', page: 1 } })).waitingTotal
    expect(await waits()).toBe(1)
    await analyst.call('receiveWaiting', { body: { id } })
    expect(await waits()).toBe(0)
    expect(await told()).toMatchObject({ hash, takenInOn: today, refusal: null })
  })

  it('[RP16] is listed a hundred times at most', async () => {
    const analyst = village.analyst
    for (let at = 0; at < REFUSED_ROWS; at++)
      run(
        'INSERT INTO refused_file VALUES (?, ?, ?, ?, ?)',
        ...[`${at}`, 'malformed', '{}', analyst, at],
      )
    await refusedFile('{')
    expect(all('SELECT count(*) AS rows FROM refused_file')).toEqual([{ rows: REFUSED_ROWS }])
    expect(all('SELECT min(refusedAt) AS oldest FROM refused_file')).toEqual([{ oldest: 1 }])
  })

  it('[RP7] is refused by name, and nothing of it is kept', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    await register(publicKey)
    const before = everything()
    const named = { ...samplePackage.recommendations[0], wording: 'Wie in Dortmund.' }
    const wrong = [
      ['malformed', '{"package":'],
      ['malformed', '['.repeat(300_000)],
      ['tooLarge', file + 'x'.repeat(1_200_000)],
      ['reformatted', JSON.stringify(JSON.parse(file), null, 1)],
      ['future', signedPackage({ ...samplePackage, releasedIn: '2099-H1' }, key)],
      ['wordingNamed', signedPackage({ ...samplePackage, recommendations: [named as never] }, key)],
    ] as const
    for (const [name, text] of wrong) expect([name, await refusedFile(text)]).toEqual([name, name])
    run("UPDATE office SET sizeClass = 'over_250000' WHERE id = ?", village.own.officeId)
    expect(await refusedFile(file)).toBe('officeContradicts')
    expect(everything()).toEqual(before)
  })

  it('[RP6] of an earlier version comes in, and stays the file it was', async () => {
    await storeShipped()
    const { publicKey, key } = elsewhere()
    await register(publicKey)
    const { mergedFindings: _merged, ...members } = samplePackage
    const file = signedPackage({ ...members, version: 1 }, key)
    const analyst = await caller(village.analyst)
    const { id } = await analyst.call('receivePackage', { body: { file } })
    expect(all<{ file: string }>('SELECT file FROM received_package')).toEqual([{ file }])
    const { content } = await analyst.call('getReceived', { params: { id } })
    expect(content).toEqual({ ...samplePackage, mergedFindings: [] })
  })

  it('[RP11] a withdrawal travels as a file, too', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    await register(publicKey)
    const withdrawal = (hash: string) =>
      signedWithdrawal(
        {
          format: 'fallwerkstatt-withdrawal',
          version: 1,
          office: { key: samplePackage.office.key },
          procedure: { key: samplePackage.procedure.key },
          number: 1,
          hash,
        },
        key,
      )
    const right = withdrawal(hashOfFile(file))
    const analyst = await caller(village.analyst)
    await analyst.call('receivePackage', { body: { file } })
    expect(await refusedFile(withdrawal(hashOfFile('x')))).toBe('otherFile')
    run('UPDATE received_package SET usedIn = 1')
    expect(await refusedFile(right)).toBe('usedByRelease')
    run('UPDATE received_package SET usedIn = NULL')
    const receipt = await analyst.call('receivePackage', { body: { file: right } })
    expect(receipt).toMatchObject({ withdrawal: true, number: 1 })
    expect(await refusedFile(right)).toBe('withdrawnBefore')
    // Once taken back, the same file is not a new one.
    expect(await refusedFile(file)).toBe('doubleWithdrawn')
  })

  it('[RP11] what is taken back makes what it replaced count again', async () => {
    await storeShipped()
    const { publicKey, key } = elsewhere()
    await register(publicKey)
    const analyst = await caller(village.analyst)
    const take = (number: number, replaces: number | null) =>
      analyst.call('receivePackage', {
        body: { file: signedPackage({ ...samplePackage, number, replaces }, key) },
      })
    await take(1, null)
    await take(3, 1)
    const { hash } = await take(4, 3)
    const standing = () =>
      all<{ number: number; replacedBy: number | null }>(
        'SELECT number, replacedBy FROM received_package ORDER BY number',
      ).map(({ number, replacedBy }) => [number, replacedBy])
    expect(standing()).toEqual([
      [1, 3],
      [3, 4],
      [4, null],
    ])
    const { office, procedure } = samplePackage
    const content = { format: 'fallwerkstatt-withdrawal', version: 1, number: 4, hash } as const
    const ids = { office: { key: office.key }, procedure: { key: procedure.key } }
    const file = signedWithdrawal({ ...content, ...ids }, key)
    await analyst.call('receivePackage', { body: { file } })
    expect(standing()).toEqual([
      [1, 3],
      [3, null],
      [4, null],
    ])
  })

  it('[RP11] a file that was taken back on this server is taken in by nobody, also at the same moment', async () => {
    await concluded()
    await release()
    const { id, file } = newest()
    const params = { ...own(), packageId: id }
    const coordinator = await caller(village.coordinator)
    const analyst = await caller(village.analyst)
    await Promise.all([
      coordinator.call('withdrawPackage', { params }),
      analyst.send('POST', '/api/received-packages/waiting', { id }),
    ])
    const counting = () => all('SELECT id FROM received_package WHERE withdrawnAt IS NULL')
    expect(counting()).toEqual([])
    run('DELETE FROM received_package_catalogue')
    run('DELETE FROM received_package')
    expect(await refusedFile(file)).toBe('withdrawnBefore')
    expect(counting()).toEqual([])
  })

  it('[RP11] no other server takes back, or follows on, what one signed', async () => {
    await concluded()
    await release()
    const { id, hash } = newest()
    const analyst = await caller(village.analyst)
    await analyst.call('receiveWaiting', { body: { id } })
    const { publicKey, key } = elsewhere()
    await register(publicKey)
    const ids = { office: { key: samplePackage.office.key }, procedure: { key: own().id } }
    const content = { format: 'fallwerkstatt-withdrawal', version: 1, number: 1, hash } as const
    expect(await refusedFile(signedWithdrawal({ ...content, ...ids }, key))).toBe('keyOther')
    const procedure = { ...samplePackage.procedure, key: own().id }
    const next = signedPackage({ ...samplePackage, procedure, number: 2, replaces: 1 }, key)
    expect(await refusedFile(next)).toBe('keyOther')
    expect(all('SELECT id FROM received_package WHERE withdrawnAt IS NOT NULL')).toEqual([])
  })

  it('[RP13] a withdrawal that comes before its package holds, for files of that office alone', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    await register(publicKey)
    const hash = hashOfFile(file)
    const early = signedWithdrawal(
      {
        ...{ format: 'fallwerkstatt-withdrawal', version: 1, number: 1, hash },
        office: { key: samplePackage.office.key },
        procedure: { key: samplePackage.procedure.key },
      },
      key,
    )
    const analyst = await caller(village.analyst)
    const receipt = await analyst.call('receivePackage', { body: { file: early } })
    expect(receipt).toMatchObject({ withdrawal: true, number: 1, officeName: 'Jugendamt A' })
    expect(await refusedFile(early)).toBe('withdrawnBefore')
    expect(await refusedFile(file)).toBe('withdrawnBefore')
    run('UPDATE withdrawn_package SET officeId = ?', village.foreign.officeId)
    await analyst.call('receivePackage', { body: { file } })
  })

  it('[RP11] a correction comes in though what it replaces was taken back, before or after it came in', async () => {
    await concluded()
    const analyst = await caller(village.analyst)
    const coordinator = await caller(village.coordinator)
    for (const isTakenFirst of [false, true]) {
      await release()
      const one = newest()
      if (isTakenFirst) await analyst.call('receiveWaiting', { body: { id: one.id } })
      run(
        'INSERT INTO recording_break (officeId, year) VALUES (?, ?)',
        village.own.officeId,
        2010 + one.number,
      )
      await release()
      const two = newest()
      await coordinator.call('withdrawPackage', { params: { ...own(), packageId: one.id } })
      await analyst.call('receiveWaiting', { body: { id: two.id } })
      const valid =
        'SELECT number FROM received_package WHERE withdrawnAt IS NULL AND replacedBy IS NULL'
      expect(all(valid)).toEqual([{ number: two.number }])
      run(
        'INSERT INTO recording_break (officeId, year) VALUES (?, ?)',
        village.own.officeId,
        2012 + two.number,
      )
    }
  })

  it('[RP11] no server takes back, ahead or under another number, what another one signed', async () => {
    await storeShipped()
    const [a, b] = [elsewhere(), elsewhere()]
    await register(a.publicKey)
    const officeKey = 'office-key-of-server-b1'
    await (
      await caller(village.administrator)
    ).call('addSigningKey', {
      body: {
        ...{ publicKey: b.publicKey, label: 'Server B' },
        offices: [{ key: officeKey, officeId: village.own.officeId }],
      },
    })
    const analyst = await caller(village.analyst)
    const hash = hashOfFile(a.file)
    const { procedure } = samplePackage
    const said = (number: number, procedureKey: string) =>
      signedWithdrawal(
        {
          ...{ format: 'fallwerkstatt-withdrawal', version: 1, number, hash },
          ...{ office: { key: officeKey }, procedure: { key: procedureKey } },
        },
        b.key,
      )
    // What comes before its package can be told from nothing; it counts for its own signer alone.
    await analyst.call('receivePackage', { body: { file: said(9, 'another-procedure-0001') } })
    await analyst.call('receivePackage', { body: { file: said(1, procedure.key) } })
    await analyst.call('receivePackage', { body: { file: a.file } })
    // Once it is held, no number makes it another file.
    expect(await refusedFile(said(1, procedure.key))).toBe('keyOther')
    expect(await refusedFile(said(7, procedure.key))).toBe('keyOther')
    const own7 = signedWithdrawal(
      {
        ...{ format: 'fallwerkstatt-withdrawal', version: 1, number: 7, hash },
        ...{ office: { key: samplePackage.office.key }, procedure: { key: procedure.key } },
      },
      a.key,
    )
    expect(await refusedFile(own7)).toBe('otherFile')
    // A restore applies what was written down ahead to no package of another signer either.
    const list = removalsIn(server.deps.sqlite)
    expect(list.takenBack).toHaveLength(2)
    applyPackages({ sqlite: server.deps.sqlite, previous: undefined }, list, 1, () => undefined)
    expect(all('SELECT id FROM received_package WHERE withdrawnAt IS NOT NULL')).toEqual([])
  })

  it('[RP11] no other server takes back ahead what waits on this one', async () => {
    const b = elsewhere()
    await register(b.publicKey)
    await concluded()
    await release()
    const { id, hash } = newest()
    const ahead = signedWithdrawal(
      {
        ...{ format: 'fallwerkstatt-withdrawal', version: 1, number: 9, hash },
        office: { key: samplePackage.office.key },
        procedure: { key: 'another-procedure-0001' },
      },
      b.key,
    )
    expect(await refusedFile(ahead)).toBe('keyOther')
    await (await caller(village.analyst)).call('receiveWaiting', { body: { id } })
  })

  it('[RP11] what was taken back on this server is not taken in from a file either', async () => {
    await concluded()
    await release()
    const { id, file } = newest()
    await (
      await caller(village.coordinator)
    ).call('withdrawPackage', { params: { ...own(), packageId: id } })
    expect(await refusedFile(file)).toBe('withdrawnBefore')
  })

  it('[RP8] the same package comes in alike from this server and as a file', async () => {
    await concluded()
    await release()
    const analyst = await caller(village.analyst)
    const { waiting } = await analyst.call('listReceived', { params: { cycle: 'all', page: 1 } })
    const { id, file, hash } = newest()
    expect(waiting).toEqual([{ id, officeName: 'Jugendamt A', number: 1, hash }])
    await analyst.call('receiveWaiting', { body: { id } })
    const [row] = all<{ id: string; file: string }>('SELECT id, file FROM received_package')
    expect(row?.file).toBe(file)
    const asFile = await analyst.send('GET', `/api/received-packages/${row?.id ?? ''}/file`)
    expect(asFile.text).toBe(file)
    const { waiting: left } = await analyst.call('listReceived', {
      params: { cycle: 'all', page: 1 },
    })
    expect(left).toEqual([])
    run('DELETE FROM received_package_catalogue')
    run('DELETE FROM received_package')
    await analyst.call('receivePackage', { body: { file } })
    expect(all<{ file: string }>('SELECT file FROM received_package')).toEqual([{ file }])
    const shown = await analyst
      .call('getReceived', { params: { id: row?.id ?? '' } })
      .catch(() => null)
    expect(shown).toBeNull()
  })

  it('[RP12] a catalogue that changed needs a mapping, which is looked at before it is kept', async () => {
    await storeShipped()
    const { publicKey, file } = elsewhere()
    await register(publicKey)
    const [older] = shippedCatalogues()
    if (!older) throw new Error('no catalogue')
    const [first, second, third, ...others] = older.criteria
    if (!first || !second || !third) throw new Error('no criteria')
    await storeCatalogue(wholeDatabase(server.deps.db), {
      ...older,
      version: '2026.1',
      criteria: [{ ...first, id: 'P-98-1' }, { ...first, id: 'P-98-2' }, third, ...others],
    })
    expect(await refusedFile(file)).toBe('catalogueUnmapped')
    const analyst = await caller(village.analyst)
    const mapping = {
      from: { key: older.key, version: older.version },
      to: { key: older.key, version: '2026.1' },
      criteria: [
        { from: first.id, to: ['P-98-1', 'P-98-2'] },
        { from: second.id, to: [third.id] },
        ...[third, ...others].map(({ id }) => ({ from: id, to: [id] })),
      ],
    }
    const short = { ...mapping, criteria: mapping.criteria.slice(1) }
    const looked = await analyst.call('previewMapping', { body: short })
    expect(looked.faults).toEqual([{ kind: 'missing', code: first.id }])
    expect(why(await analyst.refused('addMapping', { body: short }))).toBe('mappingFaulty')
    const { rows, faults, packages } = await analyst.call('previewMapping', { body: mapping })
    expect([faults, packages]).toEqual([[], 0])
    expect(rows.slice(0, 3).map(({ kind }) => kind)).toEqual(['split', 'merged', 'merged'])
    await analyst.call('addMapping', { body: mapping })
    expect(why(await analyst.refused('addMapping', { body: mapping }))).toBe('mappingKnown')
    await analyst.call('receivePackage', { body: { file } })
    const params = { fromRef: `${older.key}@${older.version}`, toRef: `${older.key}@2026.1` }
    expect(why(await analyst.refused('removeMapping', { params }))).toBe('mappingUsed')
  })

  it('[RP6] a file that was made to be slow does not hold up the others', async () => {
    const analyst = await caller(village.analyst)
    const nasty = `{"package":${'[{"a":'.repeat(14)}${'[1,'.repeat(200_000)}`
    const sending = analyst.refused('receivePackage', { body: { file: nasty } })
    const waits: number[] = []
    for (let time = 0; time < 20; time++) {
      const began = performance.now()
      await fetch(`${server.address}/api/health`)
      waits.push(performance.now() - began)
    }
    expect(why(await sending)).toBe('malformed')
    expect(Math.max(...waits)).toBeLessThan(1000)
  })
})

describe('the keys', () => {
  it('[RP5] the private one lies beside those of the ballots, for its owner alone, in no database and no backup', async () => {
    await concluded()
    await release()
    const { keysFolder, dataFolder } = server.deps.config
    const folder = `${keysPlace(keysFolder, dataFolder)}-signing`
    const [name = '', ...others] = readdirSync(folder)
    expect(others).toEqual([])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    const pem = readFileSync(join(folder, name), 'utf8')
    const secret = pem.split('\n')[1] ?? ''
    expect(secret.length).toBeGreaterThan(40)
    expect(readFileSync(server.file).includes(secret)).toBe(false)
    expect(JSON.stringify(all('SELECT * FROM signing_key'))).not.toContain(secret)
  })

  it('[RP5] a new one signs from then on; what the former one signed is still taken, until it is revoked', async () => {
    await storeShipped()
    await concluded()
    await release()
    const first = newest()
    const administrator = await caller(village.administrator)
    const before = await keysOf(administrator, true)
    const { registration } = await administrator.call('getRegistration')
    expect(registration?.offices.map(({ name }) => name)).toEqual(['Jugendamt A', 'Jugendamt B'])
    await administrator.call('renewSigningKey')
    expect(await keysOf(administrator, true)).toHaveLength(2)
    const { keysFolder, dataFolder } = server.deps.config
    expect(readdirSync(`${keysPlace(keysFolder, dataFolder)}-signing`)).toHaveLength(1)
    const analyst = await caller(village.analyst)
    await analyst.call('receiveWaiting', { body: { id: first.id } })
    run('INSERT INTO recording_break (officeId, year) VALUES (?, 2023)', village.own.officeId)
    await release()
    const second = JSON.parse(newest().file) as SignedPackage
    expect(second.signature.key).not.toBe(before[0]?.keyId)
    await analyst.call('receiveWaiting', { body: { id: newest().id } })
  })

  it('[RP10] [CY8] are listed by the page, own ones and those of others apart, and found by their id', async () => {
    const administrator = await caller(village.administrator)
    const made = Array.from({ length: PAGE_ROWS + 3 }, (_, at) => {
      const { key, publicKey } = elsewhere()
      run(
        'INSERT INTO signing_key (keyId, publicKey, label, own, addedAt) VALUES (?, ?, ?, ?, ?)',
        ...[key.keyId, publicKey, `Server ${at}`, at < 2 ? 1 : 0, at],
      )
      return key.keyId
    })
    const labels = async (own: boolean, page = 0) =>
      (await keysOf(administrator, own, page)).map(({ label }) => label)
    expect(await labels(true)).toEqual(['Server 1', 'Server 0'])
    const first = await labels(false)
    expect([first.length, first[0]]).toEqual([PAGE_ROWS, `Server ${PAGE_ROWS + 2}`])
    expect(await labels(false, 1)).toEqual(['Server 2'])
    const sought = { id: made[7] ?? '', page: 0 }
    const found = (own: boolean) =>
      administrator.call('findSigningKeys', { body: { ...sought, own } })
    expect(await found(false)).toMatchObject({ rows: [{ label: 'Server 7' }], total: 1 })
    expect(await found(true)).toEqual({ rows: [], total: 0 })
  })

  it('[RP5] a server whose key is gone makes another one and goes on', async () => {
    await concluded()
    await release()
    run('UPDATE signing_key SET keyId = ?', 'a'.repeat(64))
    run('INSERT INTO recording_break (officeId, year) VALUES (?, 2023)', village.own.officeId)
    await release()
    expect(all('SELECT keyId FROM signing_key')).toHaveLength(2)
  })

  it('[RP10] of another server is one of Ed25519, once, for offices there are', async () => {
    const administrator = await caller(village.administrator)
    const { publicKey } = elsewhere()
    const offices = [{ key: samplePackage.office.key, officeId: village.own.officeId }]
    const body = { label: 'Kreis', publicKey, offices }
    const malformed = { ...body, publicKey: `${'A'.repeat(59)}=` }
    expect(why(await administrator.refused('addSigningKey', { body: malformed }))).toBe(
      'keyMalformed',
    )
    const unknown = { ...body, offices: [{ ...offices[0], officeId: 'no-such-office-0123' }] }
    expect(why(await administrator.refused('addSigningKey', { body: unknown }))).toBe('keyOffice')
    await administrator.call('addSigningKey', { body })
    expect(why(await administrator.refused('addSigningKey', { body }))).toBe('keyKnown')
    // It is named anew, speaks for another office, and both ends are those of the own key as before.
    const keyId = (await keysOf(administrator, false))[0]?.keyId ?? ''
    const params = { keyId }
    const other = [{ key: samplePackage.office.key, officeId: village.foreign.officeId }]
    await administrator.call('changeSigningKey', {
      params,
      body: { label: 'Stadt', offices: other },
    })
    const [changed] = await keysOf(administrator, false)
    expect([changed?.label, changed?.offices.map(({ officeId }) => officeId)]).toEqual([
      ...['Stadt', [village.foreign.officeId]],
    ])
    const twice = {
      label: 'Stadt',
      offices: [...other, { ...other[0], key: 'another-office-0123' }],
    }
    expect(why(await administrator.refused('changeSigningKey', { params, body: twice }))).toBe(
      'keyOffice',
    )
  })

  it('[RP10] that was revoked by mistake is taken again; an own one speaks for no other offices', async () => {
    await storeShipped()
    const { publicKey, key, file } = elsewhere()
    await register(publicKey)
    const administrator = await caller(village.administrator)
    const analyst = await caller(village.analyst)
    const params = { keyId: key.keyId }
    await administrator.call('revokeSigningKey', { params })
    expect(why(await analyst.refused('receivePackage', { body: { file } }))).toBe('keyRevoked')
    await administrator.call('restoreSigningKey', { params })
    expect((await administrator.refused('restoreSigningKey', { params })).status).toBe(404)
    await analyst.call('receivePackage', { body: { file } })
    await administrator.call('renewSigningKey')
    const own = { keyId: (await keysOf(administrator, true))[0]?.keyId ?? '' }
    const offices = [{ key: samplePackage.office.key, officeId: village.own.officeId }]
    const change = { params: own, body: { label: 'Fremd', offices } }
    expect((await administrator.refused('changeSigningKey', change)).status).toBe(404)
  })
})

describe('a whole state', () => {
  it('[RP7] comes in through the door: packages of invented offices, one after the other', async () => {
    await storeShipped()
    const state = inventState({
      offices: 12,
      years: 5,
      until: 2026,
      every: 5,
      seed: 7,
      cases: null,
    })
    const offices = state.offices.map(({ office: { key: _key, ...master }, name }) => ({
      ...{ id: server.deps.newId(), name },
      ...master,
    }))
    await wholeDatabase(server.deps.db).insertInto('office').values(offices).execute()
    const body = {
      label: 'Erfundener Server',
      publicKey: state.publicKey,
      offices: state.offices.map(({ office }, at) => ({
        key: office.key,
        officeId: offices[at]?.id ?? '',
      })),
    }
    await (await caller(village.administrator)).call('addSigningKey', { body })
    const analyst = await caller(village.analyst)
    let count = 0
    for (const { file } of state.packages()) {
      await analyst.call('receivePackage', { body: { file } })
      count++
    }
    const page = await analyst.call('listReceived', { params: { cycle: 'all', page: 1 } })
    expect([page.total, page.packages.length]).toEqual([count, count])
    expect(count).toBeGreaterThan(8)
  }, 60_000)
})
