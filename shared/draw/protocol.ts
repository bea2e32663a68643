// The protocol of a draw: all others need to repeat it, beside the list.
import { casesOf, orderOf } from './draw.ts'
import type { Draw, DrawProtocol, Draws } from './draw.schema.ts'

/** The formula as it stands in the protocol; s is left out where there is one stratum. */
const FORMULA =
  'position = 1 + int(SHA-256(seed + "," + count)) mod size, count = 1, 2, 3 …; with several strata the seed of stratum s is seed + "/" + s'

/**
 * The same in ten lines of Python: `python3 draw.py protocol.json list.txt` prints for each stratum whether order and cases
 * are those of the protocol, and then whether the list is the one that was laid down. No line is indented or too long for
 * paper: copied from a PDF, where spaces at the start of a line are lost, it still runs.
 */
export const PYTHON = `import hashlib, itertools, json, sys
p = json.load(open(sys.argv[1], encoding="utf-8"))
def seed(s, n): return p["seed"] + (f"/{s}" if len(p["strata"]) > 1 else "") + f",{n}"
def hashed(s, n): return int(hashlib.sha256(seed(s, n).encode()).hexdigest(), 16)
def full(s, size, o, n): return len(o) == size or o.setdefault(1 + hashed(s, n) % size)
def order(s, size, o): return any(full(s, size, o, n) for n in itertools.count(1)) and list(o)
out = {(x["stratum"], x["position"]) for x in p["excludedAfter"]}
def kept(s, part, o): return [x for x in o if (s, x) not in out][: part["take"]] == part["cases"]
for s, q in enumerate(p["strata"], 1): o = order(s, q["size"], {}); print(o == q["order"], kept(s, q, o))
print(hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest() == p["commitment"])
`

/** Whose protocol it is. */
interface ProtocolHead {
  readonly office: string
  readonly procedure: string
}

/** The protocol of a draw among all of its procedure; undefined until it was drawn. Computes the whole order. */
export function protocolOf(
  draw: Draw,
  { draws, cases }: Draws,
  { office, procedure }: ProtocolHead,
): DrawProtocol | undefined {
  const { seed, drawnOn, parts } = draw
  if (seed === null || drawnOn === null) return undefined
  const partOf = ({ commitment, value }: Draw['parts']['office']) => ({
    commitment: commitment ?? '',
    value: value ?? '',
  })
  return {
    ...{ format: 'fallwerkstatt-draw', formatVersion: 1, office, procedure, number: draw.number },
    ...{ sampler: 'Rivest 2011, SHA-256, doubles skipped', formula: FORMULA },
    ...{ commitment: draw.commitment, rule: draw.rule, seedKind: draw.seedKind, seed },
    parts:
      draw.seedKind === 'dice'
        ? null
        : { office: partOf(parts.office), facilitation: partOf(parts.facilitation) },
    ...{ announcedOn: draw.announcedOn, drawnOn },
    strata: draw.strata.map((stratum, at) => ({
      ...stratum,
      order: [...orderOf(draw, at + 1)],
      cases: [...casesOf(draw, at + 1)],
    })),
    excludedAfter: draw.excluded,
    earlierDraws: draws
      .filter(({ number }) => number < draw.number)
      .flatMap(({ number, commitment, announcedOn, drawnOn: on, discarded }) =>
        discarded
          ? {
              number,
              commitment,
              announcedOn,
              drawnOn: on,
              discardedOn: discarded.on,
              reason: discarded.reason,
            }
          : [],
      ),
    additionalCases: cases.additional,
  }
}
