import { z } from 'zod'

// The browser's content policy refuses code made of text: zod, which would try it with its first object schema, is told
// not to. So every schema comes from here, and none is made before this line has run. Server and tests keep the speed.
z.config({ jitless: !('process' in globalThis) })

export { z }
