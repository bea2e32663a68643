// Suppression asks HiGHS, in WebAssembly. A process that loaded it can hang at its own end: it is loaded in
// `suppressWorker.ts` alone, which is ended from outside.
import highsModule, { type Highs, type Model, type ModelData } from 'highs'
import type { Answer, LinearProgram, Solver } from '../../shared/disclosure/linear.ts'

/** Its types describe a CommonJS module; what is imported is the ES one, whose default is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Loads HiGHS. One model takes all programs, one after the other; it ends with its process. */
export async function highsSolver(): Promise<Solver> {
  const highs = await loadHighs()
  const model = highs.createModel()
  model.options.set({
    ...{ output_flag: false, random_seed: 0 },
    // Programs are small: looking for what could be left out of one takes longer than solving it.
    presolve: 'off',
    // Factors are 1 and −1.
    simplex_scale_strategy: 0,
  })
  return (program) => {
    model.passModel(modelOf(highs, program))
    model.run()
    return answerOf(highs, model)
  }
}

function answerOf({ constants: { modelStatus } }: Highs, model: Model): Answer {
  const status = model.getModelStatus()
  if (status === modelStatus.optimal)
    return { status: 'optimal', values: [...(model.getSolution().colValue ?? [])] }
  if (status === modelStatus.infeasible) return { status: 'infeasible' }
  return { status: status === modelStatus.unbounded ? 'unbounded' : 'unknown' }
}

function modelOf(highs: Highs, program: LinearProgram): ModelData {
  const { lower, upper, cost, rows, whole } = program
  const end = (value: number): number =>
    Number.isFinite(value) ? value : Math.sign(value) * highs.infinity
  return {
    numCols: cost.length,
    numRows: rows.length,
    colCost: cost,
    colLower: lower.map(end),
    colUpper: upper.map(end),
    rowLower: rows.map(({ least }) => end(least)),
    rowUpper: rows.map(({ most }) => end(most)),
    matrix: sparse(program),
    ...(whole && { integrality: cost.map(() => highs.constants.variableType.integer) }),
  }
}

/** The rows of a program one after the other. */
function sparse({ cost, rows }: LinearProgram) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { terms } of rows) {
    for (const [place, factor] of terms) {
      indices.push(place)
      values.push(factor)
    }
    starts.push(indices.length)
  }
  return {
    ...{ format: 'csr' as const, numRows: rows.length, numCols: cost.length },
    ...{ starts, indices, values },
  }
}
