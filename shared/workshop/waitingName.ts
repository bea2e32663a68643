// A word and a number by which a waiting device and the facilitation mean the same one. They come from the random
// id of the seat, say nothing about a person, and are gone with the admission.

const animals = [
  'Amsel',
  'Biber',
  'Dachs',
  'Dohle',
  'Eisvogel',
  'Elster',
  'Falke',
  'Feldhase',
  'Fink',
  'Fischotter',
  'Fuchs',
  'Gämse',
  'Grille',
  'Hecht',
  'Hermelin',
  'Hummel',
  'Igel',
  'Kiebitz',
  'Kranich',
  'Lachs',
  'Lerche',
  'Libelle',
  'Luchs',
  'Marder',
  'Maulwurf',
  'Meise',
  'Möwe',
  'Murmeltier',
  'Otter',
  'Reh',
  'Rotkehlchen',
  'Schwalbe',
  'Schwan',
  'Specht',
  'Spatz',
  'Star',
  'Steinbock',
  'Storch',
  'Uhu',
  'Zaunkönig',
] as const

const NUMBERS = 90

/** Draws before a name may be given twice: more seats than names are no reason to refuse one. */
const DRAWS = 100

/** "Igel 42": the same for the same seat id, on every device. */
export function waitingName(seatId: string): string {
  let hash = 2166136261
  for (const char of seatId) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  const animal = animals[hash % animals.length] ?? animals[0]
  return `${animal} ${10 + (Math.floor(hash / animals.length) % NUMBERS)}`
}

/** A seat id whose waiting name none of the other seats of a workshop has. */
export function distinctSeatId(others: readonly string[], newId: () => string): string {
  const taken = new Set(others.map(waitingName))
  let id = newId()
  for (let draw = 0; taken.has(waitingName(id)) && draw < DRAWS; draw++) id = newId()
  return id
}
