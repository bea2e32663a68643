// German words for what a workshop is going through.
import type { WorkshopSummary } from '../../shared/protocol/api.ts'

export const workshopStatusLabel: Readonly<Record<WorkshopSummary['status'], string>> = {
  planned: 'geplant',
  open: 'geöffnet',
  closed: 'in der Kommentarfrist',
  concluded: 'abgeschlossen',
}

export const workshopStatusTone = {
  planned: 'neutral',
  open: 'accent',
  closed: 'gold',
  concluded: 'strength',
} as const satisfies Record<WorkshopSummary['status'], string>
