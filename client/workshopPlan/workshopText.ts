import { formatDate } from '../../shared/kernel/format.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'

export const workshopStatusTone = {
  planned: 'neutral',
  open: 'accent',
  closed: 'gold',
  concluded: 'strength',
} as const satisfies Record<WorkshopSummary['status'], string>

/** Which one of several days is meant: a title may come back on another day. */
export const dayName = ({ title, date }: Pick<WorkshopSummary, 'title' | 'date'>): string =>
  `${title}, ${formatDate(date)}`
