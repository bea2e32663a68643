// `npm run dev`: the server, restarted when a source changes, and the client as Vite serves it.
// Both end together. Open the address Vite prints; it hands /api on to the server.
import './requireNode.mjs'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')

const children = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts'],
  ['node_modules/vite/bin/vite.js', 'client', '--clearScreen=false'],
].map((args) => spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }))

function end() {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) child.once('exit', end)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
