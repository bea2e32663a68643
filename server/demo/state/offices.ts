// An invented landscape of offices: as many of each kind as there are in the state, none of them real.
import type { ReleasePackage } from '../../../shared/releasePackage/releasePackage.ts'
import { Prng } from '../prng.ts'

type PackageOffice = ReleasePackage['office']

/** An invented office: what a package tells of it, the name only its list has, and how it tends to do. */
export interface InventedOffice {
  readonly office: PackageOffice
  readonly name: string
  /** § 8a procedures in a year. */
  readonly volume: number
  /** How well things go here, around 0: a matter of this office alone. */
  readonly lean: number
}

/** Shares among the 186 offices of the state. */
const TYPES: readonly (readonly [PackageOffice['authorityType'], number])[] = [
  ['kreisfreie_stadt', 22],
  ['staedteregion', 1],
  ['kreis', 27],
  ['grosse_kreisangehoerige_stadt', 34],
  ['mittlere_kreisangehoerige_stadt', 102],
]
const DISTRICTS: readonly (readonly [
  PackageOffice['administrativeDistrict'],
  PackageOffice['regionalBody'],
  number,
])[] = [
  ['duesseldorf', 'LVR', 53],
  ['koeln', 'LVR', 42],
  ['arnsberg', 'LWL', 41],
  ['detmold', 'LWL', 22],
  ['muenster', 'LWL', 28],
]

const SIZES: Readonly<
  Record<PackageOffice['authorityType'], readonly PackageOffice['sizeClass'][]>
> = {
  kreisfreie_stadt: ['100000_250000', '100000_250000', 'over_250000', 'over_250000'],
  staedteregion: ['over_250000'],
  kreis: ['60000_100000', '100000_250000', '100000_250000'],
  grosse_kreisangehoerige_stadt: ['60000_100000', '60000_100000', '100000_250000'],
  mittlere_kreisangehoerige_stadt: ['under_25000', '25000_60000', '25000_60000', '25000_60000'],
}
/** § 8a procedures a year, from and to: small offices 70 to 150, average ones 300 to 400, big ones 1,200 to 2,500. */
const VOLUMES: Readonly<Record<PackageOffice['sizeClass'], readonly [number, number]>> = {
  under_25000: [70, 120],
  '25000_60000': [110, 260],
  '60000_100000': [220, 420],
  '100000_250000': [400, 900],
  over_250000: [1200, 2500],
}

const FRONT =
  'Almen Birk Dorn Eller Farn Gerst Hain Iller Kesel Linz Moor Nest Ohm Quell Rade Stell'
const BACK = 'bruch dorn felde grund hagen ingen kamp lohe mark rode see tal wick zell'
const FIRST = FRONT.split(' ')
const LAST = BACK.split(' ')

/** Names like those of towns, none of which is one: 224 of them, then numbered. */
function placeName(index: number): string {
  const stem = `${FIRST[index % FIRST.length] ?? ''}${LAST[Math.floor(index / FIRST.length) % LAST.length] ?? ''}`
  const round = Math.floor(index / (FIRST.length * LAST.length))
  return round === 0 ? stem : `${stem} ${round + 1}`
}

/** Spreads things over kinds in the given shares, so that the first few already hold every kind. */
function spread<K>(shares: readonly (readonly [K, number])[], index: number): K {
  const all = shares.reduce((sum, [, share]) => sum + share, 0)
  // Steps of a number without a common factor visit every place before one comes again.
  let place = ((index * 97) % all) + 0.5
  for (const [kind, share] of shares) {
    if (place < share) return kind
    place -= share
  }
  return shares[0]?.[0] as K
}

/** So many invented offices; the same seed gives the same ones, and fewer are the first of more. */
export function inventOffices(count: number, seed: number): readonly InventedOffice[] {
  const ids = new Prng(seed)
  return Array.from({ length: count }, (_, index) => {
    const random = new Prng(seed * 7919 + index)
    const authorityType = spread(TYPES, index)
    const sizeClass = random.pick(SIZES[authorityType])
    const [district, regionalBody] = spread(
      DISTRICTS.map(([name, body, share]) => [[name, body] as const, share] as const),
      index * 5 + 3,
    )
    const [least, most] = VOLUMES[sizeClass]
    const isTown = !['kreis', 'staedteregion'].includes(authorityType)
    const place = placeName(index)
    return {
      office: {
        key: ids.id(),
        regionalBody,
        administrativeDistrict: district,
        authorityType,
        sizeClass,
        burdenClass: random.chance(0.8) ? 1 + random.below(5) : null,
      },
      name: isTown ? `Jugendamt ${place} (erfunden)` : `Kreisjugendamt ${place} (erfunden)`,
      volume: least + random.below(most - least + 1),
      lean: random.next() - 0.5,
    }
  })
}
