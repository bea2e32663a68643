// In which order the files of one group run: what takes longest first, what waits beside what computes.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A file of a run, as far as its place in the order goes. */
interface Placed {
  readonly moduleId: string
  readonly project: { readonly name: string }
}

/** What takes longest of all: begun late, it would end alone. */
export const FIRST = [
  'test/walk/walk.test.ts',
  'test/room/simulation.test.ts',
  'test/faults/crowd.test.ts',
]

/** Files that take longer than their size says, because they wait: before the others of their project. */
export const LONG = [
  'test/e2e/screens.test.ts',
  'test/e2e/projector.test.ts',
  'test/e2e/officeCare.test.ts',
  'test/browsers/day.test.ts',
  'test/e2e/drafts.test.ts',
  'test/walk/press.browser.test.ts',
]

/** Projects whose files need a browser. */
const IN_BROWSER = ['browser', 'journey', 'walk']

const isOneOf =
  (paths: readonly string[]) =>
  ({ moduleId }: Placed): boolean =>
    paths.some((path) => moduleId.endsWith(path))

/** Spreads the second list evenly over the first. */
export function spread<T>(all: readonly T[], between: readonly T[]): T[] {
  const every = (all.length + 1) / (between.length + 1)
  const mixed = [
    ...all.map((item, at) => ({ item, place: at + 1 })),
    ...between.map((item, at) => ({ item, place: (at + 1) * every })),
  ]
  return mixed.toSorted((one, other) => one.place - other.place).map(({ item }) => item)
}

/**
 * The files of a group, which come with the longest of each project first. Faults wait most of the time, so others run
 * between them. What needs a browser comes last and project by project: a process keeps its browser and its modules
 * until the next file is of another one.
 */
export function inLine<File extends Placed>(files: readonly File[]): File[] {
  const rest = files.filter((file) => !isOneOf(FIRST)(file))
  const from = (name: string) => rest.filter(({ project }) => project.name === name)
  const plain = rest.filter(({ project }) => !IN_BROWSER.includes(project.name))
  const computes = plain.filter(({ project }) => project.name !== 'faults')
  const browsed = IN_BROWSER.flatMap((name) => [
    ...from(name).filter(isOneOf(LONG)),
    ...from(name).filter((file) => !isOneOf(LONG)(file)),
  ])
  return [...files.filter(isOneOf(FIRST)), ...spread(computes, from('faults')), ...browsed]
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder
    const groups = [...new Set(sorted.map(groupOf))].toSorted((one, other) => one - other)
    return groups.flatMap((group) => inLine(sorted.filter((file) => groupOf(file) === group)))
  }
}
