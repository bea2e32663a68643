// A small country for the tests of the server: two offices with everything in them, and a person in every role.
import { storeCatalogue } from '../../server/catalogue/catalogue.queries.ts'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Deps } from '../../server/deps.ts'
import type { Cookies } from '../../server/demo/visitor.ts'
import { hashPassword } from '../../server/account/password.ts'
import { hashToken, newToken } from '../../server/kernel/token.ts'
import { hashOfText } from '../../server/reviewCase/reviewCase.queries.ts'
import { newJoinCode } from '../../server/join/joinCode.ts'
import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { ResultFacts } from '../../shared/close/roomResult.ts'
import type { CaseText } from '../../shared/caseText/caseText.ts'
import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import type { Agenda, PhaseKind } from '../../shared/workshop/agenda.ts'

/** Password of everybody who lives here. */
export const PASSWORD = 'Birnbaum-Quelle-73'

export const sampleCatalogue: Catalogue = {
  key: 'probe',
  title: 'Probekatalog',
  version: '1',
  source: '',
  language: 'de',
  status: '',
  scales: { process: [{ value: 'met', label: 'erfüllt' }] },
  nonAnswers: [{ value: 'not_documented', label: 'nicht dokumentiert' }],
  criteria: [
    {
      id: 'P-01-1',
      dimension: 'process',
      theme: 'Mitteilung',
      title: 'Aufnahme',
      guidingQuestion: 'Wurde die Mitteilung aufgenommen?',
      reference: '',
      tags: [],
      core: true,
      evidence: 'derived',
    },
  ],
}

/** A small case: four entries on days 0, 1, 5 and 60; the last one is the outcome. */
export const sampleText: CaseText = {
  title: 'Probefall',
  entries: [
    'Die Einrichtung teilt mit, das Kind komme seit Wochen unregelmäßig.',
    'Zwei Fachkräfte besuchen die Familie noch am selben Tag.',
    'Der vereinbarte Termin fällt aus, niemand fragt nach.',
    'Das Gericht hört das Kind an.',
  ].map((text, index) => ({
    id: `e${String(index + 1)}`,
    day: [0, 1, 5, 60][index] ?? 0,
    time: null,
    heading: '',
    text,
  })),
  outcomeFrom: 3,
  roles: [],
}

/** What a result of the village says that its room does not know. */
export const villageFacts: ResultFacts = {
  catalogue: { key: sampleCatalogue.key, version: sampleCatalogue.version },
  withoutCase: false,
  origin: null,
  text: sampleText,
  cases: [],
}

/** An annotation on the beginning of the sample's first entry. */
export function noteOn(note: string): AnnotationContent {
  const quote = sampleText.entries[0]?.text.slice(0, 15) ?? ''
  return {
    span: { entryId: 'e1', start: 0, end: quote.length, quote },
    criterionId: 'P-01-1',
    direction: 'strength',
    weight: 1,
    rating: null,
    note,
    paper: false,
  }
}

const kinds: readonly PhaseKind[] = [
  'arrive',
  'annotate',
  'compare',
  'keySituations',
  'deepen',
  'statement',
  'findings',
  'close',
]

/** A step of each kind the tests need. */
export const sampleAgenda: Agenda = kinds.map((kind) => ({
  id: `step-of-the-kind-${kind}`,
  kind,
  title: kind,
  minutes: 10,
  question: '',
}))

/** Id of the sample agenda's step of a kind. */
export const stepOf = (kind: PhaseKind): string => `step-of-the-kind-${kind}`

/** An office and what belongs to it. */
export interface Place {
  readonly officeId: string
  readonly procedureId: string
  readonly caseId: string
  readonly workshopId: string
  readonly code: string
  readonly projectorToken: string
}

/** Who lives here, by account id. */
export interface Village {
  readonly own: Place
  readonly foreign: Place
  readonly administrator: string
  readonly coordinator: string
  /** Of the own office, too: releases what the first one submitted. */
  readonly secondCoordinator: string
  readonly foreignCoordinator: string
  /** Assigned to the own procedure. */
  readonly facilitator: string
  /** Assigned to the own procedure, too. */
  readonly coFacilitator: string
  readonly foreignFacilitator: string
  readonly analyst: string
}

/** The address an account logs in with: the name of the key in `Village`. */
export const emailOf = (who: string): string => `${who.toLowerCase()}@dorf.example`

let hashed: Promise<string> | undefined

/** Fills an empty database. */
export async function settle(deps: Deps): Promise<Village> {
  await storeCatalogue(wholeDatabase(deps.db), sampleCatalogue)
  const passwordHash = await (hashed ??= hashPassword(PASSWORD))
  const [ownOffice, foreignOffice] = [await addOffice(deps, 'A'), await addOffice(deps, 'B')]
  const add = async (role: AccountRole, name: string, officeId: string | null = null) => {
    const id = deps.newId()
    const row = { id, email: emailOf(name), name, role, officeId, active: 1 as const, passwordHash }
    await wholeDatabase(deps.db).insertInto('account').values(row).execute()
    return id
  }
  const coordinator = await add('coordinator', 'coordinator', ownOffice)
  const secondCoordinator = await add('coordinator', 'secondCoordinator', ownOffice)
  const foreignCoordinator = await add('coordinator', 'foreignCoordinator', foreignOffice)
  const people = {
    administrator: await add('administrator', 'administrator'),
    facilitator: await add('facilitator', 'facilitator'),
    coFacilitator: await add('facilitator', 'coFacilitator'),
    foreignFacilitator: await add('facilitator', 'foreignFacilitator'),
    analyst: await add('analyst', 'analyst'),
    coordinator,
    secondCoordinator,
    foreignCoordinator,
  }
  const { facilitator, coFacilitator, foreignFacilitator } = people
  const between = [coordinator, secondCoordinator] as const
  const own = await addPlace(deps, ownOffice, [facilitator, coFacilitator], between)
  const foreign = await addPlace(deps, foreignOffice, [foreignFacilitator], between)
  return { ...people, own, foreign }
}

/** Adds an office. */
export async function addOffice({ db, newId }: Deps, name: string): Promise<string> {
  const id = newId()
  await wholeDatabase(db)
    .insertInto('office')
    .values({
      id,
      name: `Jugendamt ${name}`,
      regionalBody: 'LVR',
      administrativeDistrict: 'koeln',
      authorityType: 'kreis',
      sizeClass: '60000_100000',
    })
    .execute()
  return id
}

/** Adds a procedure with a released case and a planned workshop. */
export async function addPlace(
  deps: Deps,
  officeId: string,
  facilitatorIds: readonly string[],
  [createdBy, releasedBy]: readonly [string, string],
): Promise<Place> {
  const { newId } = deps
  const db = wholeDatabase(deps.db)
  const [procedureId, caseId, workshopId] = [newId(), newId(), newId()]
  const procedure = { id: procedureId, officeId, title: 'Verfahren', cycleStart: 2025 }
  await db.insertInto('procedure').values(procedure).execute()
  await db
    .insertInto('procedure_facilitator')
    .values(facilitatorIds.map((accountId) => ({ procedureId, accountId })))
    .execute()
  await db
    .insertInto('review_case')
    .values({ id: caseId, procedureId, label: 'A-1', origin: 'random', withdrawn: 0 })
    .execute()
  const body = JSON.stringify(sampleText)
  const hash = hashOfText(body)
  await db
    .insertInto('case_version')
    .values({ caseId, version: 1, status: 'released', hash, createdBy, releasedBy, body })
    .execute()
  const opened = await addWorkshop(deps, workshopId, procedureId, caseId)
  return { officeId, procedureId, caseId, workshopId, ...opened }
}

async function addWorkshop(deps: Deps, id: string, procedureId: string, caseId: string) {
  const { clock } = deps
  const db = wholeDatabase(deps.db)
  const projectorToken = newToken()
  await db
    .insertInto('workshop')
    .values({
      id,
      procedureId,
      caseId,
      caseVersion: 1,
      title: 'Werkstatt',
      date: '2026-11-25',
      slotMinutes: 390,
      origin: null,
      commentDays: 10,
      status: 'planned',
      catalogueKey: sampleCatalogue.key,
      catalogueVersion: sampleCatalogue.version,
      plan: JSON.stringify(sampleAgenda),
      projectorHash: hashToken(projectorToken),
      commentUntil: null,
    })
    .execute()
  const code = newJoinCode()
  const expiresAt = clock() + 12 * 3_600_000
  await db.insertInto('join_code').values({ code, workshopId: id, expiresAt }).execute()
  return { code, projectorToken }
}

/** Cookies of a logged-in account, without the second a password takes. */
export async function sessionOf({ db, clock }: Deps, accountId: string): Promise<Cookies> {
  const token = newToken()
  const now = clock()
  const session = { accountId, seenAt: now, expiresAt: now + 12 * 3_600_000 }
  await db
    .insertInto('account_session')
    .values({ tokenHash: hashToken(token), ...session })
    .execute()
  return new Map([['fw_session', token]])
}
