// `npm run dev`: the demo's server, restarted when a source of it changes, and the client as Vite serves it, changed in
// the open page. The data stay in data/dev until that folder is deleted. Both programs end together.
//   --port P   where the pages are (5173); the server listens on the next port, and Vite hands /api on to it
//   --data D   another folder for the data
import './requireNode.mjs'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '5173' },
    data: { type: 'string', default: 'data/dev' },
  },
})
const serverPort = String(Number(values.port) + 1)
const pages = `http://localhost:${values.port}`

const children = [
  ['tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/demo/demo.ts', '--keep'].concat([
    '--port',
    serverPort,
    '--data',
    values.data,
    '--pages',
    pages,
  ]),
  ['vite/bin/vite.js', 'client', '--clearScreen=false', '--port', values.port, '--strictPort'],
].map(([program, ...args]) =>
  spawn(process.execPath, [`node_modules/${program}`, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, FALLWERKSTATT_PORT: serverPort },
  }),
)

function end() {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', end)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
