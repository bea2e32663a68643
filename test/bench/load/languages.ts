import type { Join } from './line.ts'
import type { Language } from './place.ts'
import { joinPlainWs } from './plainWs.ts'
import { joinProduct } from './product.ts'
import { joinShareDb } from './sharedb.ts'
import { joinSocketIo } from './socketio.ts'
import { joinYjs } from './yjs.ts'

/** How to join a room, for each contestant's protocol. */
export const languages: Readonly<Record<Language, Join>> = {
  product: joinProduct(),
  ws: joinPlainWs,
  socketio: joinSocketIo,
  hocuspocus: joinYjs(true),
  yWebsocket: joinYjs(false),
  sharedb: joinShareDb,
}
