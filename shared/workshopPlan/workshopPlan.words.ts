import type { Words } from '../kernel/words.ts'
import type { WorkshopSummary } from './workshopPlan.schema.ts'

/** What a workshop is going through. */
export const workshopStatusWords: Words<WorkshopSummary['status']> = {
  planned: 'geplant',
  open: 'geöffnet',
  closed: 'in der Kommentarfrist',
  concluded: 'abgeschlossen',
}
