// A whole workshop for the journeys: the real server with the demo's case, browsers with real cookies, and
// visitors without a screen that bring the room to wherever a test begins.
import type { BrowserContextOptions, Page } from 'playwright-core'
import { loadDemoCase, type DemoAnnotation } from '../../server/demo/material/demoCase.ts'
import type { DemoAccount, SeededDemo } from '../../server/demo/seedDemo.ts'
import { callAs, logIn, RoomVisitor, type Cookies } from '../../server/demo/visitor.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { AccountRole } from '../../shared/account/account.schema.ts'
import {
  findingTextId,
  recommendationTextId,
  type TextId,
} from '../../shared/sharedText/sharedText.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'
import type { SeatRole } from '../../shared/workshop/seat.ts'
import { markerDays } from '../../shared/workshop/delivery.ts'
import * as Y from 'yjs'
import { toBase64 } from '../../shared/kernel/base64.ts'
import { House, type Opened } from './house.ts'
import { demoDatabase } from './preparedDatabase.ts'

export { LAPTOP, PHONE } from './house.ts'

/** What a person who came with a code can be. */
export type GuestRole = Exclude<SeatRole, 'facilitator'>

export class Stage extends House {
  readonly seeded: SeededDemo
  readonly demoCase = loadDemoCase('a')
  readonly #visitors: RoomVisitor[] = []
  #facilitation: RoomVisitor | null = null
  #code: string

  private constructor(opened: Opened, seeded: SeededDemo) {
    super(opened)
    this.seeded = seeded
    this.#code = seeded.code
  }

  static async open(): Promise<Stage> {
    const { bytes, told } = await demoDatabase()
    return new Stage(await House.listen(bytes), told)
  }

  override async close(): Promise<void> {
    for (const visitor of this.#visitors) visitor.leave()
    await super.close()
  }

  get workshopId(): string {
    return this.seeded.workshopId
  }

  account(role: AccountRole): DemoAccount {
    const found = this.seeded.accounts.find((account) => account.role === role)
    if (!found) throw new Error(`the demo has no ${role}`)
    return found
  }

  /** Cookies of a logged-in account. */
  logIn(role: AccountRole): Promise<Cookies> {
    const { email, password } = this.account(role)
    return logIn(this.address, email, password)
  }

  // --- browsers ------------------------------------------------------------------------------------

  /** The facilitation's cockpit in a browser. */
  async cockpit(view: BrowserContextOptions = {}): Promise<Page> {
    return this.page(
      `/werkstatt/${this.workshopId}/moderation`,
      await this.logIn('facilitator'),
      view,
    )
  }

  /** An admitted seat's screen in a browser. */
  async seatPage(
    view: BrowserContextOptions = {},
    groupSize = 1,
    role: GuestRole = 'participant',
  ): Promise<Page> {
    const { cookies } = await this.admitted(groupSize, role)
    return this.page(`/werkstatt/${this.workshopId}`, cookies, view)
  }

  /** The projector's screen in a browser. */
  projector(view: BrowserContextOptions = {}): Promise<Page> {
    return this.page(`/beamer#${this.seeded.projectorToken}`, new Map(), view)
  }

  // --- visitors without a screen ---------------------------------------------------------------------

  #visit(as: 'seat' | 'facilitator' | 'projector', cookies: Cookies): RoomVisitor {
    const { address, workshopId } = this
    const visitor = new RoomVisitor({ address, workshopId, as, cookies })
    this.#visitors.push(visitor)
    return visitor
  }

  /** The facilitation as a visitor: the same account as the cockpit's. It holds the facilitation from the first call on. */
  async facilitation(): Promise<RoomVisitor> {
    // Logging the account out in a browser shows its visitor out, too.
    if (this.#facilitation?.shownOut === null) return this.#facilitation
    const visitor = this.#visit('facilitator', await this.logIn('facilitator'))
    await visitor.until(({ live }) => live, 'the facilitation is in the room')
    if (visitor.mirror.view.room.workshop.holder !== visitor.seatId)
      await visitor.must({ type: 'takeFacilitation' })
    this.#facilitation = visitor
    return visitor
  }

  /** Opens the workshop. */
  async openWorkshop(): Promise<void> {
    const facilitation = await this.facilitation()
    if (facilitation.mirror.view.room.workshop.status !== 'open')
      await facilitation.must({ type: 'openWorkshop' })
  }

  /** Another code may have been asked for: then a test asks for one, too. */
  async #renewCode(): Promise<void> {
    const path = `/api/workshops/${this.workshopId}/code`
    const cookies = await this.logIn('facilitator')
    const { code } = (await callAs(cookies, this.address, 'POST', path, { hours: 12 })) as {
      code: string
    }
    this.#code = code
  }

  /** Comes with the code; returns the seat's id. */
  async #join(cookies: Cookies, groupSize: number): Promise<string> {
    const join = () =>
      callAs(cookies, this.address, 'POST', '/api/join', { code: this.#code, groupSize })
    const { seatId } = (await join().catch(async (error: unknown) => {
      if (!String(error).includes('join.codeInvalid')) throw error
      await this.#renewCode()
      return join()
    })) as { seatId: string }
    return seatId
  }

  /** A person who came with the code and was let in; the cookies belong to that seat. */
  async admitted(
    groupSize = 1,
    role: GuestRole = 'participant',
  ): Promise<{ cookies: Cookies; seatId: string }> {
    const facilitation = await this.facilitation()
    const cookies: Cookies = new Map()
    const seatId = await this.#join(cookies, groupSize)
    await facilitation.until(
      ({ mirror }) => mirror.view.facilitation.waiting[seatId] !== undefined,
      'somebody waits',
    )
    await facilitation.must({ type: 'admitSeat', seatId })
    if (role !== 'participant')
      await facilitation.must({ type: 'changeSeat', seatId, role, groupSize })
    return { cookies, seatId }
  }

  /** An admitted seat without a screen. */
  async seat(groupSize = 1): Promise<RoomVisitor> {
    const { cookies } = await this.admitted(groupSize)
    const visitor = this.#visit('seat', cookies)
    await visitor.until(({ live }) => live, 'a seat is in the room')
    return visitor
  }

  /** So many admitted seats without a screen. */
  async seats(count: number): Promise<RoomVisitor[]> {
    const made: RoomVisitor[] = []
    for (let at = 0; at < count; at++) made.push(await this.seat())
    return made
  }

  /** A person with the code who still waits. */
  async waiting(): Promise<RoomVisitor> {
    const cookies: Cookies = new Map()
    await this.#join(cookies, 1)
    return this.#visit('seat', cookies)
  }

  // --- the course of the day -------------------------------------------------------------------------

  /** Enters the first step of a kind; opens the workshop before. */
  async enter(kind: PhaseKind): Promise<void> {
    await this.openWorkshop()
    const facilitation = await this.facilitation()
    const step = facilitation.mirror.view.room.workshop.agenda.find((step) => step.kind === kind)
    if (!step) throw new Error(`the agenda has no step ${kind}`)
    await facilitation.must({ type: 'enterStep', stepId: step.id })
  }

  /** Delivers the whole text, also the outcome if it is asked for. */
  async deliver(outcome = false): Promise<void> {
    await this.openWorkshop()
    const facilitation = await this.facilitation()
    const bring = (outcomeOpen: boolean) => {
      const day = markerDays(this.demoCase.caseText, { outcomeOpen })?.last ?? 0
      return facilitation.must({ type: 'moveDayMarker', day })
    }
    await bring(false)
    if (!outcome) return
    await facilitation.must({ type: 'openOutcome', open: true })
    await bring(true)
  }

  /** Reference annotations of the demo that lie before the outcome. */
  references(): readonly DemoAnnotation[] {
    const { entries, outcomeFrom } = this.demoCase.caseText
    const before = new Set(entries.slice(0, outcomeFrom ?? entries.length).map(({ id }) => id))
    return this.demoCase.annotations.filter(
      ({ span, criteria }) => before.has(span.entryId) && criteria[0]?.startsWith('P') === true,
    )
  }

  /** Everybody given annotates a different slice of the reference, so that places overlap. */
  async annotate(seats: readonly RoomVisitor[], each = 4): Promise<void> {
    await this.enter('annotate')
    await this.deliver()
    const references = this.references()
    for (const [at, seat] of seats.entries()) {
      for (let step = 0; step < each; step++) {
        const chosen = references[(at + step) % references.length]
        if (chosen) await seat.must(addFrom(chosen))
      }
    }
  }

  /** Announces and reveals in the step "compare". */
  async reveal(): Promise<void> {
    await this.enter('compare')
    const facilitation = await this.facilitation()
    await facilitation.must({ type: 'announceReveal', announced: true })
    await facilitation.must({ type: 'reveal' })
    await facilitation.until(
      ({ mirror }) => mirror.view.room.annotation.order.length > 0,
      'the reveal is heard',
    )
  }

  /** Writes down the demo's key situations; returns their ids. The chosen ones are marked. */
  async keySituations(chosen = 2): Promise<string[]> {
    await this.enter('keySituations')
    const facilitation = await this.facilitation()
    const delivered = new Set(facilitation.mirror.text?.entries.map(({ id }) => id) ?? [])
    const ids: string[] = []
    for (const { title, entryIds, question } of this.demoCase.keySituations) {
      const id = newId()
      const known = entryIds.filter((entryId) => delivered.has(entryId))
      if (known.length === 0) continue
      const content = { id, title, entryIds: known, question }
      await facilitation.must({ type: 'changeKeySituation', content, revision: 0 })
      ids.push(id)
    }
    if (chosen > 0)
      await facilitation.must({ type: 'chooseKeySituations', ids: ids.slice(0, chosen) })
    return ids
  }

  /** Writes the demo's findings with wording and evidence; returns their ids. Needs a reveal before. */
  async findings(): Promise<string[]> {
    await this.enter('findings')
    const facilitation = await this.facilitation()
    const revealed = facilitation.mirror.view.room.annotation.order
    const ids: string[] = []
    for (const [at, finding] of this.demoCase.findings.entries()) {
      const id = newId()
      await facilitation.must({
        type: 'changeFinding',
        revision: 0,
        content: {
          id,
          direction: finding.direction,
          level: finding.level,
          evidenceLevel: finding.evidenceLevel,
          criterionId: finding.criteria[0] ?? null,
          rating: finding.rating,
          annotationIds: revealed.slice(at, at + 2),
          spans: [],
          noEvidenceReason: '',
          factors: [...finding.factors],
          groupId: null,
          keySituationId: null,
        },
      })
      await this.write(findingTextId(id, 'title'), finding.title)
      await this.write(findingTextId(id, 'observation'), finding.observation)
      await this.write(findingTextId(id, 'explanation'), finding.explanation)
      if (finding.minorityView !== '')
        await this.write(findingTextId(id, 'minorityView'), finding.minorityView)
      ids.push(id)
    }
    return ids
  }

  /** Writes a recommendation for each finding; returns their ids. */
  async recommendations(findingIds: readonly string[]): Promise<string[]> {
    await this.enter('recommendations')
    const facilitation = await this.facilitation()
    const ids: string[] = []
    for (const [at, findingId] of findingIds.entries()) {
      const reference = this.demoCase.findings[at]
      if (!reference) continue
      const id = newId()
      await facilitation.must({
        type: 'changeRecommendation',
        revision: 0,
        content: {
          id,
          findingIds: [findingId],
          addressee: 'office',
          owner: reference.measure.owner,
          due: '2027-06-30',
          indicator: reference.indicator,
        },
      })
      await this.write(recommendationTextId(id), reference.recommendation)
      ids.push(id)
    }
    return ids
  }

  /** Writes a shared text in one go. */
  async write(textId: TextId, text: string): Promise<void> {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, text)
    const facilitation = await this.facilitation()
    await facilitation.must({
      type: 'updateText',
      textId,
      update: toBase64(Y.encodeStateAsUpdate(doc)),
    })
  }
}

/** The command that adds a reference annotation. */
export const addFrom = ({ span, criteria, direction, weight, rating, note }: DemoAnnotation) => ({
  type: 'addAnnotation' as const,
  id: newId(),
  content: {
    span,
    criterionId: criteria[0] ?? '',
    direction,
    weight,
    rating,
    note,
    paper: false,
  },
})
