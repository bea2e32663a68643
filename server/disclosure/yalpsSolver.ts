// The audit asks YALPS, a simplex written in TypeScript: it shares no code with what found the pattern.
import { solve, type Constraint } from 'yalps'
import type { Answer, LinearProgram } from '../../shared/disclosure/linear.ts'

/** Above this many steps of branching a program in whole numbers counts as not answered. */
const MOST_BRANCHES = 2_000

/** Its numbers begin at 0, so each is counted from its lower end; an upper end is a row of its own. */
export function yalpsSolver(program: LinearProgram): Answer {
  const { lower, upper, cost, rows, whole } = program
  const constraints: [string, Constraint][] = []
  const columns = cost.map((one): [string, number][] => [['cost', one]])
  rows.forEach(({ terms, least, most }, place) => {
    const shift = terms.reduce((sum, [at, factor]) => sum + factor * (lower[at] ?? 0), 0)
    constraints.push([`row ${place}`, between(least - shift, most - shift)])
    for (const [at, factor] of terms) columns[at]?.push([`row ${place}`, factor])
  })
  upper.forEach((most, at) => {
    if (!Number.isFinite(most)) return
    constraints.push([`end ${at}`, { max: most - (lower[at] ?? 0) }])
    columns[at]?.push([`end ${at}`, 1])
  })
  const { status, variables } = solve<number, string>(
    {
      direction: 'minimize',
      objective: 'cost',
      constraints,
      variables: columns.map((column, at) => [at, column]),
      integers: whole,
    },
    { maxIterations: MOST_BRANCHES },
  )
  if (status !== 'optimal')
    return { status: status === 'infeasible' || status === 'unbounded' ? status : 'unknown' }
  const values = [...lower]
  for (const [at, value] of variables) values[at] = (lower[at] ?? 0) + value
  return { status: 'optimal', values }
}

const between = (least: number, most: number): Constraint =>
  least === most
    ? { equal: least }
    : {
        ...(Number.isFinite(least) && { min: least }),
        ...(Number.isFinite(most) && { max: most }),
      }
