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

/** "Igel 42": the same for the same seat id, on every device; two of a full room are hardly ever alike. */
export function waitingName(seatId: string): string {
  let hash = 2166136261
  for (const char of seatId) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0
  const animal = animals[hash % animals.length] ?? animals[0]
  return `${animal} ${10 + (Math.floor(hash / animals.length) % NUMBERS)}`
}
