import { bodyOf } from '../../shared/office/district.ts'
import type { OfficeInput } from '../../shared/office/office.schema.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { administrativeDistrictWords } from '../../shared/office/office.words.ts'
import { Prng } from './prng.ts'

/** How many offices each Landesteil has. */
const COUNTS = { LWL: 91, LVR: 95 } as const

const beginnings = [
  ...[
    'Ahlen',
    'Bärlauch',
    'Birken',
    'Brunnen',
    'Dachs',
    'Distel',
    'Eichen',
    'Erlen',
    'Espen',
    'Falken',
  ],
  ...[
    'Farn',
    'Finken',
    'Ginster',
    'Hasel',
    'Heide',
    'Holunder',
    'Igel',
    'Kastanien',
    'Kiebitz',
    'Klee',
  ],
  ...[
    'Lerchen',
    'Linden',
    'Luchs',
    'Malven',
    'Milan',
    'Mohn',
    'Nuss',
    'Otter',
    'Pappel',
    'Quitten',
  ],
  ...[
    'Raps',
    'Reiher',
    'Schlehen',
    'Schwalben',
    'Stern',
    'Tannen',
    'Ulmen',
    'Veilchen',
    'Weiden',
    'Zeisig',
  ],
]
const endings = [
  'au',
  'bach',
  'berg',
  'dorf',
  'feld',
  'furt',
  'hain',
  'heim',
  'hofen',
  'ried',
  'stedt',
  'tal',
]

type Kind = Pick<OfficeInput, 'authorityType' | 'sizeClass'>

/** Kinds of offices, each as often as it stands here; about the shares of the state. */
const kinds: readonly Kind[] = [
  { authorityType: 'kreisfreie_stadt', sizeClass: 'over_250000' },
  { authorityType: 'kreisfreie_stadt', sizeClass: '100000_250000' },
  { authorityType: 'kreis', sizeClass: '100000_250000' },
  { authorityType: 'kreis', sizeClass: '60000_100000' },
  { authorityType: 'grosse_kreisangehoerige_stadt', sizeClass: '60000_100000' },
  { authorityType: 'grosse_kreisangehoerige_stadt', sizeClass: '60000_100000' },
  { authorityType: 'mittlere_kreisangehoerige_stadt', sizeClass: '25000_60000' },
  { authorityType: 'mittlere_kreisangehoerige_stadt', sizeClass: '25000_60000' },
  { authorityType: 'mittlere_kreisangehoerige_stadt', sizeClass: '25000_60000' },
  { authorityType: 'mittlere_kreisangehoerige_stadt', sizeClass: 'under_25000' },
]

const titleOf = (type: OfficeInput['authorityType'], place: string): string => {
  if (type === 'kreis') return `Kreisjugendamt ${place} (erfunden)`
  return `Jugendamt der Stadt ${place} (erfunden)`
}

/** As many invented offices as the state has, 91 LWL and 95 LVR; the same seed gives the same ones. No name is real. */
export function inventedOffices(seed: number): OfficeInput[] {
  const random = new Prng(seed)
  const places = random.shuffle(
    beginnings.flatMap((beginning) => endings.map((ending) => `${beginning}${ending}`)),
  )
  const bodies = [
    ...Array.from({ length: COUNTS.LWL }, () => 'LWL' as const),
    ...Array.from({ length: COUNTS.LVR }, () => 'LVR' as const),
  ]
  const districts = codesOf(administrativeDistrictWords)
  return bodies.map((regionalBody, index) => {
    const kind = random.pick(kinds)
    return {
      name: titleOf(kind.authorityType, places[index] ?? ''),
      regionalBody,
      administrativeDistrict: random.pick(
        districts.filter((district) => bodyOf[district] === regionalBody),
      ),
      ...kind,
      burdenClass: random.chance(0.9) ? 1 + random.below(5) : null,
    }
  })
}
