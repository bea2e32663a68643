import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

type Rules = { createScriptURL: (url: string) => string }
const load = async () => (await import('../../client/kernel/scriptUrl.ts')).scriptUrl

it('code is loaded from the own host only, where trusted types are demanded', async () => {
  const policies: string[] = []
  const createPolicy = (name: string, rules: Rules) => {
    policies.push(name)
    return rules
  }
  vi.stubGlobal('location', new URL('https://fallwerkstatt.example.org/amt/faelle'))
  vi.stubGlobal('trustedTypes', { createPolicy })
  const scriptUrl = await load()
  expect(policies).toEqual(['fallwerkstatt-script-url'])
  expect(scriptUrl('/assets/importWorker.js')).toBe('/assets/importWorker.js')
  for (const foreign of ['https://elsewhere.example/x.js', '//elsewhere.example/x.js', 'data:,x'])
    expect(() => scriptUrl(foreign)).toThrow(TypeError)
})

it('a browser without them takes the address as it is', async () => {
  expect((await load())('/assets/importWorker.js')).toBe('/assets/importWorker.js')
})
