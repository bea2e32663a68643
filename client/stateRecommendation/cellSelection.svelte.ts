// Which cell a person is choosing as evidence: what is counted, which table, which line, which of its values.
import type { Figure } from '../../shared/disclosure/tables.ts'
import type { ReleaseTable, RollupRelease } from '../../shared/rollup/release.schema.ts'
import { cellsOf, linesOf, populationsOf, tablesOf, type ChosenCell } from './cellChoice.ts'

/** Nothing is chosen before a line is, and its value where it has several; what is added is chosen no more. */
export class CellSelection {
  readonly #release: () => RollupRelease
  #populationAt = $state.raw<string>()
  #tableAt = $state.raw('0')
  #item = $state.raw<string>()
  #key = $state.raw<string>()
  counts = $state.raw<Figure>('offices')

  constructor(release: () => RollupRelease) {
    this.#release = release
  }

  get populations() {
    return populationsOf(this.#release())
  }

  /** The first of the newest cycle, until another one is chosen. */
  get populationAt(): string {
    if (this.#populationAt !== undefined) return this.#populationAt
    const newest = Math.max(...this.populations.map(({ cycle }) => cycle))
    return String(this.populations.findIndex(({ cycle }) => cycle === newest))
  }

  set populationAt(at: string) {
    this.#populationAt = at
    this.#tableAt = '0'
  }

  get population() {
    return this.populations[Number(this.populationAt)]
  }

  get tables(): readonly ReleaseTable[] {
    return this.population ? tablesOf(this.population) : []
  }

  get tableAt(): string {
    return this.#tableAt
  }

  set tableAt(at: string) {
    this.#tableAt = at
  }

  /** Whether cases are counted there beside offices. */
  get hasCases(): boolean {
    return this.population?.kind === 'random' || this.population?.kind === 'additional'
  }

  get #cells(): readonly ChosenCell[] {
    const [population, table] = [this.population, this.tables[Number(this.#tableAt)]]
    if (!population || !table) return []
    return cellsOf(this.#release(), population, table, this.hasCases ? this.counts : 'offices')
  }

  /** The lines, each with what it is called. */
  get items(): readonly (readonly [key: string, label: string])[] {
    return linesOf(this.#cells)
  }

  get item(): string | undefined {
    return this.items.find(([key]) => key === this.#item)?.[0]
  }

  set item(key: string | undefined) {
    this.#item = key
    this.#key = undefined
  }

  /** The cells of the line. */
  get ofItem(): readonly ChosenCell[] {
    return this.#cells.filter(({ cell }) => cell.item === this.item)
  }

  /** Which value of the line in which group. */
  get place(): string | undefined {
    return this.ofItem.some((one) => placeOf(one) === this.#key) ? this.#key : undefined
  }

  set place(place: string | undefined) {
    this.#key = place
  }

  /** What is chosen, once it is one cell. */
  get chosen(): ChosenCell | undefined {
    const [first, ...others] = this.ofItem
    return others.length === 0 ? first : this.ofItem.find((one) => placeOf(one) === this.#key)
  }

  /** Takes the choice of a line back; table and population stay. */
  clear(): void {
    this.item = undefined
  }

  /** Looks a theme up where the newest cycle has a figure of it, first among cases drawn at random. */
  lookUp(theme: string): void {
    this.clear()
    const newest = Math.max(...this.populations.map(({ cycle }) => cycle))
    for (const [at, population] of this.populations.entries()) {
      if (population.cycle !== newest) continue
      const table = tablesOf(population).findIndex(
        (one) => one.measure.startsWith('potential') && one.grouping === 'state' && has(one, theme),
      )
      if (table === -1) continue
      this.populationAt = String(at)
      this.tableAt = String(table)
      this.counts = 'offices'
      this.item = theme
      return
    }
    this.#populationAt = undefined
    this.#tableAt = '0'
  }
}

const has = ({ cells }: ReleaseTable, theme: string): boolean =>
  cells.some(({ item, value, offices }) => item === theme && value === 'yes' && offices !== null)

/** Names a cell among those of its line. */
export const placeOf = ({ cell }: Pick<ChosenCell, 'cell'>): string => `${cell.group}|${cell.value}`
