import { expect, it } from 'vitest'
import { filesBelow, read } from '../architecture/sources.ts'

it('every thread of the server is bundled beside it, delivered and under test', () => {
  const threads = filesBelow('server').filter((path) => path.endsWith('Worker.ts'))
  expect(threads.length).toBeGreaterThan(1)
  for (const bundling of ['server/scripts/build.mjs', 'test/support/childServer.ts'])
    expect(threads.filter((path) => !read(bundling).includes(`'${path}'`))).toEqual([])
})
