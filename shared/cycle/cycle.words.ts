// What cycles are called.
import { formatShortDate } from '../kernel/format.ts'
import type { Cycle } from './cycle.ts'

/** "Turnus 2023–2028" */
export const cycleWords = ({ firstDay, lastDay }: Cycle): string =>
  `Turnus ${firstDay.slice(0, 4)}–${lastDay.slice(0, 4)}`

/** "01.07.2023 bis 30.06.2028" */
export const cycleSpan = ({ firstDay, lastDay }: Cycle): string =>
  `${formatShortDate(firstDay)} bis ${formatShortDate(lastDay)}`
