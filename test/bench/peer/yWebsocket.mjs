// y-websocket's server. With YPERSISTENCE it writes every update to LevelDB; without it keeps documents in memory.
import { createServer } from 'node:http'
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import { history } from '../work.mjs'
import { ready, seeds } from './ready.mjs'

for (const { room, count } of seeds()) {
  const themes = getYDoc(room).getMap('themes')
  for (const theme of history(count)) themes.set(theme.id, theme)
}

const server = createServer()
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) =>
  setupWSConnection(socket, request),
)
ready(server)
