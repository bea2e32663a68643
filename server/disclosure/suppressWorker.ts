// Runs in a process of its own, started by `disclosure.ts`: the only one that loads HiGHS.
import { suppress } from '../../shared/disclosure/suppress.ts'
import { answerAsProcess } from '../kernel/inProcess.ts'
import type { SuppressQuestion } from './disclosure.ts'
import { highsSolver } from './highsSolver.ts'

answerAsProcess(async ({ release, rules }: SuppressQuestion) =>
  suppress(release, rules, await highsSolver()),
)
