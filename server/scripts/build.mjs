// `npm run build`: the client to build/client, the server and its tools to one file each.
// Plain JavaScript, so that nothing has to be built to build.
import { OLDEST_NODE } from './requireNode.mjs'
import { formOf } from '../room/foldForm.mjs'
import { existsSync } from 'node:fs'
import { copyFile, cp, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = resolve(import.meta.dirname, '../..')

/** Written last; its time is the moment the build began, so a file saved meanwhile counts as newer. */
export const STAMP = resolve(ROOT, 'build/stamp')

/** What is started by hand: name in build/ → entry point. A tool whose source is not there is left out. */
const PROGRAMS = {
  server: 'server/main.ts',
  backup: 'server/scripts/backup.ts',
  restore: 'server/scripts/restore.ts',
  adminLink: 'server/scripts/adminLink.ts',
  room: 'server/scripts/room.ts',
  rebuildResults: 'server/scripts/rebuildResults.ts',
  rollup: 'server/scripts/rollup.ts',
}

/** All that is bundled. Imports are loaded before a program's first line, so a program's name leads to a few
 * lines that look at the Node first and then load it. */
const ENTRIES = {
  ...Object.fromEntries(Object.entries(PROGRAMS).map(([name, file]) => [`${name}Program`, file])),
  auditWorker: 'server/disclosure/auditWorker.ts',
  minutesWorker: 'server/minutes/minutesWorker.ts',
  packageWorker: 'server/releasePackage/packageWorker.ts',
  passwordWorker: 'server/login/passwordWorker.ts',
  rollupWorker: 'server/rollup/rollupWorker.ts',
  sheetWorker: 'server/coordination/sheetWorker.ts',
  soundWorker: 'server/db/soundWorker.ts',
  suppressWorker: 'server/disclosure/suppressWorker.ts',
  tableWorker: 'server/officeImport/tableWorker.ts',
}

const present = (entries) =>
  Object.entries(entries).filter(([, file]) => existsSync(resolve(ROOT, file)))

/** Catalogues and the sample case; the server reads them beside itself. */
const MATERIAL = resolve(ROOT, 'build/material')

/** Every file a complete build holds. */
export const outputs = () => [
  resolve(ROOT, 'build/client/index.html'),
  resolve(MATERIAL, 'schutzauftrag-8a.json'),
  resolve(MATERIAL, 'insoweit-erfahrene-fachkraft.json'),
  resolve(MATERIAL, 'sampleCase.md'),
  ...present({ ...PROGRAMS, ...ENTRIES }).map(([name]) => resolve(ROOT, `build/${name}.js`)),
]

/** Builds everything. Throws when a source does not compile; the former client then stays in place. */
export async function build() {
  const began = new Date()
  await rm(STAMP, { force: true })
  await mkdir(resolve(ROOT, 'build'), { recursive: true })
  await buildClient()
  await buildServer()
  await cp(resolve(ROOT, 'server/material'), MATERIAL, { recursive: true })
  await writeFile(STAMP, 'Written by server/scripts/build.mjs when a build is complete.\n')
  await utimes(STAMP, began, began)
}

/** Beside the old client first, then in its place: no page is served half a client. */
async function buildClient() {
  // vitest sets NODE_ENV=test, which would give a development build.
  process.env.NODE_ENV = 'production'
  const { build: viteBuild } = await import('vite')
  const fresh = resolve(ROOT, 'build/client.new')
  const former = resolve(ROOT, 'build/client.old')
  const place = resolve(ROOT, 'build/client')
  await viteBuild({
    root: resolve(ROOT, 'client'),
    mode: 'production',
    logLevel: 'warn',
    build: { outDir: fresh },
  })
  await rm(former, { recursive: true, force: true })
  if (existsSync(place)) await rename(place, former)
  await rename(fresh, place)
  await rm(former, { recursive: true, force: true })
}

async function buildServer() {
  const { build: bundle } = await import('esbuild')
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: Object.fromEntries(present(ENTRIES)),
    outdir: 'build',
    bundle: true,
    platform: 'node',
    target: `node${OLDEST_NODE.join('.')}`,
    format: 'esm',
    packages: 'external',
    define: { FOLD_FORM: JSON.stringify(formOf(ROOT)) },
    sourcemap: true,
    logLevel: 'warning',
  })
  await copyFile(
    resolve(ROOT, 'server/scripts/requireNode.mjs'),
    resolve(ROOT, 'build/requireNode.mjs'),
  )
  for (const [name] of present(PROGRAMS))
    await writeFile(
      resolve(ROOT, `build/${name}.js`),
      `import './requireNode.mjs'\nawait import('./${name}Program.js')\n`,
    )
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build()
