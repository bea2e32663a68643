// The two limits. STORE=none: every command is passed on as it comes, nothing is kept. STORE=grouped: the least
// that keeps everything: one transaction per turn of the event loop with a synced commit, a row for the event and
// one for the command, afterwards one frame per room. No rules, no permissions, no visibility in either.
import { createServer } from 'node:http'
import Database from 'better-sqlite3'
import { WebSocketServer } from 'ws'
import { history } from '../work.mjs'
import { ready, seeds } from './ready.mjs'

const grouped = process.env.STORE === 'grouped'
const rooms = new Map()
const store = grouped ? open(process.env.DBFILE) : undefined

function open(file) {
  const db = new Database(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'wal_autocheckpoint = 200'])
    db.pragma(pragma)
  db.exec(`CREATE TABLE IF NOT EXISTS event (room TEXT, seq INTEGER, body TEXT, PRIMARY KEY (room, seq)) STRICT, WITHOUT ROWID;
           CREATE TABLE IF NOT EXISTS command (room TEXT, id TEXT, PRIMARY KEY (room, id)) STRICT, WITHOUT ROWID`)
  return {
    begin: db.prepare('BEGIN IMMEDIATE'),
    commit: db.prepare('COMMIT'),
    known: db.prepare('SELECT 1 FROM command WHERE room = ? AND id = ?'),
    command: db.prepare('INSERT INTO command VALUES (?, ?)'),
    event: db.prepare('INSERT INTO event VALUES (?, ?, ?)'),
    last: db.prepare('SELECT coalesce(max(seq), 0) AS seq FROM event WHERE room = ?'),
    all: db.prepare('SELECT body FROM event WHERE room = ? ORDER BY seq'),
  }
}

function roomOf(name) {
  const held = rooms.get(name)
  if (held) return held
  const made = { name, sockets: new Set(), seq: store?.last.get(name).seq ?? 0, news: [] }
  rooms.set(name, made)
  return made
}

const eventOf = (seq, { id, theme }) => JSON.stringify({ t: 'event', seq, id, theme })

function append(room, command) {
  if (store.known.get(room.name, command.id)) return
  const body = eventOf(++room.seq, command)
  store.event.run(room.name, room.seq, body)
  store.command.run(room.name, command.id)
  room.news.push(body)
}

let queue = []
function flush() {
  const group = queue
  queue = []
  store.begin.run()
  for (const { room, command } of group) append(room, command)
  store.commit.run()
  for (const room of new Set(group.map((job) => job.room))) {
    const frame = `{"t":"events","e":[${room.news.join(',')}]}`
    room.news = []
    for (const socket of room.sockets) socket.send(frame)
  }
}

function hear(socket, message) {
  if (message.t === 'join') {
    socket.room = roomOf(message.room)
    socket.room.sockets.add(socket)
    const log = message.log ? store.all.all(socket.room.name).map(({ body }) => body) : []
    socket.send(`{"t":"joined","log":[${log.join(',')}]}`)
  } else if (grouped) {
    if (queue.push({ room: socket.room, command: message }) === 1) setImmediate(flush)
  } else {
    const frame = eventOf(++socket.room.seq, message)
    for (const other of socket.room.sockets) other.send(frame)
  }
}

if (store)
  for (const { room, count } of seeds()) {
    store.begin.run()
    history(count).forEach((theme, at) => append(roomOf(room), { id: `seed-${at}`, theme }))
    store.commit.run()
    roomOf(room).news = []
  }

const server = createServer()
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', (data) => hear(socket, JSON.parse(data.toString())))
  socket.on('close', () => socket.room?.sockets.delete(socket))
  socket.on('error', () => socket.terminate())
})
ready(server)
