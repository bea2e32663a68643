import { untrack } from 'svelte'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { Fact, VersionsHost, VersionsQuestion } from '../room/versionsQuestion.ts'
import { mergeFields, sameValue } from './mergeFields.ts'

/** Where a thing is kept that several people change. `Basis` is its revision, or what it said. */
export interface StructureStore<Content, Basis = number> {
  /** What holds now, with what is on its way; undefined if it is gone. */
  readonly stored: () => { readonly content: Content; readonly revision: Basis } | undefined
  /** Sends a whole content, based on a revision (undefined for a new one). */
  readonly send: (content: Content, revision: Basis | undefined) => Promise<Result<null>>
  /** Fields that have a meaning only with one another. */
  readonly together?: readonly (readonly (keyof Content)[])[]
}

/** How two versions are shown beside each other, wherever the person is by then. */
export interface VersionsWords<Content> {
  readonly host: VersionsHost
  /** What it is called: "Befund 3". */
  readonly name: () => string
  /** The name stands in the plural: "Diese Angaben". */
  readonly plural?: boolean
  readonly facts: (content: Content) => readonly Fact[]
}

/** One's own content, and the one it began with. */
interface Version<Content> {
  readonly base: Content
  readonly mine: Content
}

/** How a sending ended; `asks` if the person has to decide first. */
type Sent<Content> =
  | { readonly state: 'done' }
  | { readonly state: 'refused'; readonly problem: Problem }
  | { readonly state: 'asks'; readonly version: Version<Content> }

/**
 * Changes of a thing, sent as they are made. What another person saved in between is merged field by field and sent on
 * its revision; a field that both changed is never overwritten: both versions are kept until the person decides, also
 * when the screen they were written on is gone (RO5).
 */
export class StructureEdit<Content extends object, Basis = number> {
  readonly #store: StructureStore<Content, Basis>
  readonly #words: VersionsWords<Content> | undefined
  #decide: ((settled: boolean) => void) | null = null
  #question: VersionsQuestion | null = null
  /** What was last known of the thing, for words that were typed when it was taken away. */
  #known: Content | undefined
  #asked = $state.raw<Version<Content> | null>(null)
  problem = $state.raw<Problem | null>(null)
  busy = $state.raw(false)

  constructor(store: StructureStore<Content, Basis>, words?: VersionsWords<Content>) {
    this.#store = store
    this.#words = words
    this.#known = untrack(() => store.stored()?.content)
  }

  /**
   * One's own version if the person has to decide, with all that others changed elsewhere; null if there is nothing to
   * decide.
   */
  get mine(): Content | null {
    const { asked, merged } = this.#met()
    return merged?.mine ?? asked?.mine ?? null
  }

  /** The other one: equal but for what both changed. Undefined if the thing is gone. */
  get theirs(): Content | undefined {
    return this.#met().merged?.theirs
  }

  /**
   * Changes some fields; `seen` is what they said when the person began. True once the server has them, or once the
   * person let the newer version stand.
   */
  async change(patch: Partial<Content>, seen: Partial<Content> = {}): Promise<boolean> {
    const known = this.#store.stored()?.content ?? this.#known
    if (!known) return false
    this.#known = known
    const base = { ...known, ...seen }
    return this.#settled(await this.#send({ base, mine: { ...base, ...patch } }))
  }

  /** Sends one's own version over the newer one, as a new one if that is gone. */
  takeMine(): Promise<boolean> {
    return this.#answer('mine')
  }

  /** Leaves what was saved in the fields asked about; the others go through. */
  takeStored(): Promise<boolean> {
    return this.#answer('theirs')
  }

  #met() {
    const asked = this.#asked
    const held = asked ? this.#store.stored() : undefined
    const merged = asked && held && this.#merge(asked, held.content)
    return { asked, merged }
  }

  #merge = ({ base, mine }: Version<Content>, stored: Content) =>
    mergeFields(base, mine, stored, this.#store.together)

  async #answer(wins: 'mine' | 'theirs'): Promise<boolean> {
    const asked = this.#asked
    if (!asked || this.busy) return false
    const gone = this.#store.stored() === undefined
    const sent = gone && wins === 'theirs' ? DONE : await this.#send(asked, wins)
    // What the server does not take stays where its writer reads it.
    if (sent.state === 'refused') return (void (this.problem = sent.problem), false)
    if (sent.state === 'asks') return (void (this.#asked = sent.version), false)
    this.#close(true)
    return true
  }

  /** Sends a version on top of what holds now; `wins` says whose value counts if both changed one. */
  async #send(version: Version<Content>, wins?: 'mine' | 'theirs'): Promise<Sent<Content>> {
    this.busy = true
    this.problem = null
    try {
      return await this.#sendOn(version, wins)
    } finally {
      this.busy = false
    }
  }

  async #sendOn(version: Version<Content>, wins?: 'mine' | 'theirs'): Promise<Sent<Content>> {
    const held = this.#store.stored()
    const merged = held && this.#merge(version, held.content)
    if (!wins && (!merged || merged.asked.length > 0)) return { state: 'asks', version }
    const content = merged?.[wins ?? 'mine'] ?? version.mine
    if (wins === 'theirs' && sameValue(content, held?.content)) return DONE
    const result = await this.#store.send(content, held?.revision)
    if (result.ok) return DONE
    if (result.problem.code !== 'item.stale' || !(await this.#news(held?.revision)))
      return { state: 'refused', problem: result.problem }
    // What was saved meanwhile is looked at anew: it was not seen yet.
    return this.#sendOn({ base: held?.content ?? version.base, mine: content })
  }

  /** A refusal may be quicker than the change it comes from. True once that is here. */
  async #news(than: Basis | undefined): Promise<boolean> {
    const came = () => !sameValue(this.#store.stored()?.revision, than)
    for (let tried = 0; tried < NEWS_TRIES && !came(); tried++)
      await new Promise((next) => setTimeout(next, NEWS_MS))
    return came()
  }

  #settled(sent: Sent<Content>): Promise<boolean> | boolean {
    this.problem = sent.state === 'refused' ? sent.problem : null
    return sent.state === 'asks' ? this.#ask(sent.version) : sent.state === 'done'
  }

  /** Shows both versions; resolves with what the person decides. */
  #ask(version: Version<Content>): Promise<boolean> {
    this.#close(false)
    this.#asked = version
    if (this.#words) this.#question = this.#shown(this.#words)
    return new Promise((decide) => (this.#decide = decide))
  }

  #close(settled: boolean): void {
    const { host } = this.#words ?? {}
    if (this.#question) host?.answered(this.#question)
    this.#question = null
    this.#asked = null
    this.#decide?.(settled)
    this.#decide = null
  }

  /** The question as the room shows it; it knows nothing of the screen it comes from. */
  #shown({ host, name, plural = false, facts }: VersionsWords<Content>): VersionsQuestion {
    const factsOf = (content: Content | null | undefined) => (content ? facts(content) : undefined)
    const mine = () => factsOf(this.mine) ?? []
    const theirs = () => factsOf(this.theirs)
    const problem = () => this.problem
    const busy = () => this.busy
    const question: VersionsQuestion = {
      name: name(),
      plural,
      get mine() {
        return mine()
      },
      get theirs() {
        return theirs()
      },
      get problem() {
        return problem()
      },
      get busy() {
        return busy()
      },
      takeMine: () => this.takeMine(),
      takeStored: () => this.takeStored(),
    }
    host.ask(question)
    return question
  }
}

const DONE = { state: 'done' } as const
/** How often, and how long each time, the change is waited for that a refusal speaks of. */
const NEWS_TRIES = 100
const NEWS_MS = 50
