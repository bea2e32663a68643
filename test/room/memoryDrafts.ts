import { Drafts } from '../../client/room/drafts.svelte.ts'

/** Drafts of a window without a device; `sent` says what of them is on its way. */
export const memoryDrafts = (sent: (value: object) => boolean = () => false): Drafts =>
  new Drafts({
    outbox: null,
    later: () => () => undefined,
    stage: () => 'running',
    onItsWay: sent,
  })
