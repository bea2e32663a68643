import { relative, resolve } from 'node:path'
import { beforeAll, expect, inject } from 'vitest'
import { nameJourney } from '../controls/control.ts'

beforeAll(() => {
  nameJourney(relative(resolve(import.meta.dirname, '../..'), expect.getState().testPath ?? ''))
  if (!inject('isBuilt')) throw new Error('The product could not be built: see `npm run build`.')
})
