import type { Catalogue } from '../../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../../shared/catalogue/catalogue.schema.ts'

/** Bodies and what they say, the last ones asked about. A version never changes, and there are few of them. */
const known = new Map<string, Catalogue>()
const MOST = 12

/**
 * A stored catalogue (JSON), parsed once for each body: a room that is loaded and a package that comes in ask for the same
 * ones. To be read and not changed. Throws if it is none.
 */
export function parsedCatalogue(body: string): Catalogue {
  const held = known.get(body) ?? catalogueSchema.parse(JSON.parse(body))
  known.delete(body)
  known.set(body, held)
  for (const oldest of known.keys()) {
    if (known.size <= MOST) break
    known.delete(oldest)
  }
  return held
}
