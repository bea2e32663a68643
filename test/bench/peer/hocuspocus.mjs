// Hocuspocus with its SQLite extension, as its documentation shows it.
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import { history } from '../work.mjs'
import { seeds } from './ready.mjs'

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: true,
  extensions: [new SQLite({ database: process.env.DBFILE })],
  async onLoadDocument({ document, documentName }) {
    const seed = seeds().find(({ room }) => room === documentName)
    const themes = document.getMap('themes')
    if (seed && themes.size === 0)
      for (const theme of history(seed.count)) themes.set(theme.id, theme)
  },
})
await server.listen()
// Its store makes its table while it begins to listen, and does not say when it is done.
if (seeds().length > 0) await new Promise((later) => setTimeout(later, 500))
for (const { room } of seeds()) await server.hocuspocus.openDirectConnection(room)
console.log(`READY ${server.httpServer.address().port}`)
