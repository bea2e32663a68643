import './officeProblemText.ts'
import { tick } from 'svelte'
import type { z } from 'zod'
import { readProblem, type Problem } from '../../shared/kernel/problem.ts'
import type { Route } from '../../shared/http/route.ts'
import { send } from '../kernel/api.ts'
import { problemWords } from '../kernel/problemText.ts'

/** One sentence with a next step per field of a form, in the order the fields stand on the page. */
export type FieldSentences = Readonly<Record<string, string>>

/** Sentences at fields, by field name. */
export type FieldErrors = Readonly<Record<string, string>>

/** What a form holds while it is filled in: any field may still be missing. */
type Draft<T> = { readonly [K in keyof T]: T[K] | undefined }

/**
 * A refusal of words in several fields (facts `named.<field>`), as one for each of them, any other as it is; and what else was
 * refused with it (facts `also.<code>.<field>`).
 */
function perField(problem: Problem): readonly Problem[] {
  const facts = Object.entries(problem.facts ?? {})
  const named = facts.flatMap(([fact, words]) =>
    fact.startsWith('named.') ? [{ ...problem, field: fact.slice(6), facts: { words } }] : [],
  )
  const also = facts.flatMap(([fact, word]) => {
    const [, code, field] = /^also\.(.+)\.(\w+)$/.exec(fact) ?? []
    return code === undefined || field === undefined
      ? []
      : [readProblem({ code, field, facts: word === '' ? {} : { words: word } })]
  })
  return [...(named.length > 0 ? named : [problem]), ...also]
}

interface Input<R extends Route> {
  readonly params: z.input<R['params']>
  readonly body: Draft<z.input<R['body']>>
}

/**
 * What every form of the office area shares: checking against the contract before sending, sentences
 * at the fields, one summary, the busy state and focus on the first field to mend. The typed text
 * belongs to the page and is never touched here.
 */
export class Form {
  readonly #sentences: FieldSentences
  readonly #labels: FieldSentences
  readonly #isMended: (field: string, sentence: string) => boolean
  #busy = $state.raw(false)
  #refused = $state.raw<FieldErrors>({})
  #rules = $state.raw<Readonly<Record<string, readonly string[]>>>({})
  #problem = $state.raw<Problem | undefined>()
  #existing = $state.raw<string | undefined>()
  #element: HTMLFormElement | undefined
  #changed = false
  #refusals = $state.raw(0)

  /**
   * `labels`: what the fields are called on the page, where the summary is to name them. `isMended`: whether a field that was
   * refused with this sentence was put right since, as far as the page knows; then nothing is said of it any more.
   */
  constructor(
    sentences: FieldSentences,
    labels: FieldSentences = {},
    isMended: (field: string, sentence: string) => boolean = () => false,
  ) {
    this.#sentences = sentences
    this.#labels = labels
    this.#isMended = isMended
  }

  get busy(): boolean {
    return this.#busy
  }

  get errors(): FieldErrors {
    return Object.fromEntries(
      Object.entries(this.#refused).filter(([field, sentence]) => !this.#isMended(field, sentence)),
    )
  }

  /** What holds for several fields, each said once below the sentences. */
  get rules(): readonly string[] {
    return this.#wrong
      .flatMap((field) => this.#rules[field] ?? [])
      .filter((rule, at, all) => all.indexOf(rule) === at)
  }

  /** The sentences in the order of the fields, for the summary. */
  get sentences(): readonly string[] {
    return this.#wrong.map((field) => {
      const [label, sentence] = [this.#labels[field], this.#refused[field] ?? '']
      return label === undefined ? sentence : `${label}: ${sentence}`
    })
  }

  /** What the only wrong field is called, if it has a name. */
  get onlyWrong(): string | undefined {
    const [field, ...others] = this.#wrong
    return field === undefined || others.length > 0 ? undefined : this.#labels[field]
  }

  get #wrong(): readonly string[] {
    const { errors } = this
    return Object.keys(this.#sentences).filter((field) => errors[field] !== undefined)
  }

  /** How often it was refused: what was said of a success before does not stand beside. */
  get refusals(): number {
    return this.#refusals
  }

  /** A refusal that belongs to no field. */
  get problem(): Problem | undefined {
    return this.#problem
  }

  /** The id of what has this name or address already, if the server says which it is. */
  get existing(): string | undefined {
    return this.#existing
  }

  /** Something was typed or chosen that was not sent; a password alone is quickly typed again. Not reactive. */
  get changed(): boolean {
    return this.#changed
  }

  /** Ties the form element, for moving focus: `<form {@attach form.attach}>`. */
  readonly attach = (element: HTMLFormElement): (() => void) => {
    this.#element = element
    this.#changed = false
    const change = ({ target }: Event): void => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'password') this.#changed = true
    }
    element.addEventListener('input', change)
    return () => {
      this.#element = undefined
      element.removeEventListener('input', change)
    }
  }

  /** Forgets all errors, for a dialog that opens again. */
  clear(): void {
    this.#refused = {}
    this.#rules = {}
    this.#problem = undefined
    this.#existing = undefined
  }

  /**
   * Checks the body against the contract of the route and sends it. Gives the reply, or undefined when
   * something is to be mended. `also` holds errors the contract does not know (two passwords differ).
   */
  async send<R extends Route>(
    route: R,
    input: Input<R>,
    also: Readonly<Record<string, string | Problem>> = {},
  ): Promise<z.output<R['reply']> | undefined> {
    if (this.#busy) return undefined
    this.clear()
    this.#refused = this.#check(route.body.safeParse(input.body))
    for (const [field, one] of Object.entries(also)) {
      if (typeof one === 'string') this.#refused = { ...this.#refused, [field]: one }
      else this.#say(field, one)
    }
    if (Object.keys(this.#refused).length > 0) return this.#fail()
    this.#busy = true
    const result = await send<z.output<R['reply']>>(route, input.params as object, input.body)
    this.#busy = false
    if (result.ok) {
      this.#changed = false
      return result.value
    }
    this.#place(result.problem)
    return this.#fail()
  }

  #check(checked: z.ZodSafeParseResult<unknown>): FieldErrors {
    if (checked.success) return {}
    const errors: Record<string, string> = {}
    for (const issue of checked.error.issues) {
      const field = String(issue.path[0])
      errors[field] = this.#sentences[field] ?? 'Bitte prüfen Sie diese Angabe.'
    }
    return errors
  }

  #place(problem: Problem): void {
    const existing = problem.facts?.['existing']
    this.#existing = typeof existing === 'string' ? existing : undefined
    for (const one of perField(problem)) {
      const field = one.field?.split('.')[0]
      if (field === undefined || !(field in this.#sentences)) {
        this.#problem = one
        return
      }
      this.#say(field, one)
    }
  }

  /** Says at a field what is wrong, beside what is said of it already; a rule that several may break stands in the summary. */
  #say(field: string, one: Problem): void {
    const { next, parted } = problemWords(one)
    const said = one.code === 'input.malformed' ? (this.#sentences[field] ?? next) : next
    const before = this.#refused[field]
    const sentence = parted?.found ?? said
    this.#refused = {
      ...this.#refused,
      [field]: before === undefined ? sentence : `${before} ${sentence}`,
    }
    if (parted)
      this.#rules = { ...this.#rules, [field]: [...(this.#rules[field] ?? []), parted.rule] }
  }

  async #fail(): Promise<undefined> {
    this.#refusals += 1
    await tick()
    const first = this.#element?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const summary = this.#element?.querySelector<HTMLElement>('[data-summary]')
    const wrong = first ?? summary
    wrong?.focus({ preventScroll: true })
    // The sentence stands at the field, its name above it: both are to be read, also in a long dialog.
    wrong?.scrollIntoView({ block: 'center' })
    return undefined
  }
}
