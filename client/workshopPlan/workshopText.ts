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

/** The beginning of a checksum, enough to compare two by eye: "3f9a 02bc 77d1". */
export const shortHash = (hash: string): string =>
  (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')
