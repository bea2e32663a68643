// ShareDB with json0 and its own memory store, the only one it ships.
import { createServer } from 'node:http'
import WebSocketStream from '@teamwork/websocket-json-stream'
import ShareDB from 'sharedb'
import { WebSocketServer } from 'ws'
import { history } from '../work.mjs'
import { ready, seeds } from './ready.mjs'

const backend = new ShareDB({ doNotForwardSendPresenceErrorsToClient: true })
const own = backend.connect()

const done = (run) =>
  new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())))

async function make(room, count) {
  const doc = own.get('rooms', room)
  await done((then) => doc.create({ themes: {} }, then))
  // Its memory store copies the document per operation: many changes travel in one.
  const work = history(count)
  for (let from = 0; from < count; from += 1000) {
    const held = { ...doc.data.themes }
    const op = work.slice(from, from + 1000).map((theme) => {
      const part = {
        p: ['themes', theme.id],
        oi: theme,
        ...(held[theme.id] ? { od: held[theme.id] } : {}),
      }
      held[theme.id] = theme
      return part
    })
    await done((then) => doc.submitOp(op, then))
  }
}

const past = new Map(seeds().map(({ room, count }) => [room, count]))
for (let room = 0; room < Number(process.env.ROOMS ?? 1); room++)
  await make(`room-${room}`, past.get(`room-${room}`) ?? 0)

const server = createServer()
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) =>
  backend.listen(new WebSocketStream(socket)),
)
ready(server)
