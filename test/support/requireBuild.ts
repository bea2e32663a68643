import { beforeAll, inject } from 'vitest'

beforeAll(() => {
  if (!inject('isBuilt')) throw new Error('The product could not be built: see `npm run build`.')
})
