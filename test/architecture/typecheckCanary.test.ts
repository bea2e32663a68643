import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from './sources.ts'

// A type check that reads nothing finds nothing. These plant errors and want them found.

const run = promisify(execFile)
const CAGE = join(ROOT, `build/canary-${process.pid}`)

const CONFIG = {
  extends: '../../client/tsconfig.json',
  compilerOptions: { rootDir: '.' },
  include: ['**/*.ts', '**/*.svelte'],
  references: [],
}

const GOOD = `<script lang="ts">
  let { count }: { count: number } = $props()
</script>
<p>{count.toFixed(1)}</p>
`
const BAD_SCRIPT = `<script lang="ts">
  const count: number = 'viele'
</script>
<p>{count}</p>
`
const BAD_MARKUP = `<script lang="ts">
  import Good from './Good.svelte'
</script>
<Good count="viele" />
`
const BAD_RUNES = `export const list = $state<number[]>('viele')
`

/** What svelte-check says about a folder with these files, as \`npm run types\` calls it. */
async function check(files: Record<string, string>): Promise<{ code: number; output: string }> {
  rmSync(CAGE, { recursive: true, force: true })
  mkdirSync(CAGE, { recursive: true })
  writeFileSync(join(CAGE, 'tsconfig.json'), JSON.stringify(CONFIG))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(CAGE, name), text)
  const command = [join(ROOT, 'node_modules/svelte-check/bin/svelte-check'), '--workspace', CAGE]
  const options = ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'machine']
  return run(process.execPath, [...command, ...options]).then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    (error: { code: number; stdout: string }) => ({ code: error.code, output: error.stdout }),
  )
}

describe('svelte-check', { timeout: 120_000 }, () => {
  beforeAll(() => mkdirSync(CAGE, { recursive: true }))
  afterAll(() => rmSync(CAGE, { recursive: true, force: true }))

  it('passes what is right', async () => {
    const { code, output } = await check({ 'Good.svelte': GOOD })
    expect({ code, output }).toMatchObject({ code: 0 })
  })

  it('finds an error in a script, in the markup and in a store', async () => {
    const { code, output } = await check({
      'Good.svelte': GOOD,
      'Script.svelte': BAD_SCRIPT,
      'Markup.svelte': BAD_MARKUP,
      'store.svelte.ts': BAD_RUNES,
    })
    expect(code).not.toBe(0)
    expect(output).toMatch(/ERROR "Script.svelte" 2:/)
    expect(output).toMatch(/ERROR "Markup.svelte" 4:/)
    expect(output).toMatch(/ERROR "store.svelte.ts" 1:/)
    expect(output).not.toMatch(/ERROR "Good.svelte"/)
  })

  it('finds an image without words', async () => {
    const { code } = await check({ 'Image.svelte': '<img src="/a.png" />\n' })
    expect(code).not.toBe(0)
  })
})
