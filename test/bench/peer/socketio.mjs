// socket.io as its documentation shows a room: an acknowledgement per event, nothing stored.
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { ready } from './ready.mjs'

const server = createServer()
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false })
io.on('connection', (socket) => {
  let room = ''
  let seq = 0
  socket.on('join', (name, done) => {
    room = name
    void socket.join(room)
    done()
  })
  socket.on('command', ({ id, theme }, done) => {
    io.to(room).emit('event', { seq: ++seq, id, theme })
    done()
  })
})
ready(server)
