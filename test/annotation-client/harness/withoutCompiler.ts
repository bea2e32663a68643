// The content policy forbids the compiler that zod would try. Imported before anything that parses.
import { z } from 'zod'

z.config({ jitless: true })
