import { seatFigures } from '../../shared/annotation/seatFigure.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { DecideContext } from '../../shared/room/context.ts'

/** What a decision may look at if nothing depends on it: this seat, time 0, every entry reads "Die", no criteria. */
export const bareContext = (seatId: string): DecideContext => ({
  seatId,
  now: 0,
  newId,
  shuffle: (items) => [...items],
  days: null,
  entryText: () => 'Die',
  criterion: () => undefined,
  seatFigures,
  agreementOf: () => null,
})
