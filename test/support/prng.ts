export { Prng } from '../../server/demo/prng.ts'
