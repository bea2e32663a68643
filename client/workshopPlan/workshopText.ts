import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'

export const workshopStatusTone = {
  planned: 'neutral',
  open: 'accent',
  closed: 'gold',
  concluded: 'strength',
} as const satisfies Record<WorkshopSummary['status'], string>
