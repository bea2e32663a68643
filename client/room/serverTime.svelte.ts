import { onMount } from 'svelte'
import type { RoomClient } from './RoomClient.svelte.ts'

/** How often the time on a screen is drawn anew, in milliseconds. */
const TICK_MS = 500

/** The server's time, drawn anew twice a second; to be made while a component is set up. */
export class ServerTime {
  now = $state.raw(0)

  constructor(room: Pick<RoomClient, 'serverNow'>) {
    this.now = room.serverNow()
    onMount(() => {
      const timer = setInterval(() => (this.now = room.serverNow()), TICK_MS)
      return () => clearInterval(timer)
    })
  }
}
