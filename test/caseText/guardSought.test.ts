import { describe, expect, it } from 'vitest'
import { soughtPhones } from '../../shared/caseText/guard.contact.ts'
import { soughtFileNumbers, soughtLabelledNumbers } from '../../shared/caseText/guard.fileNumber.ts'
import { soughtNames } from '../../shared/caseText/guard.label.ts'
import type { Sought } from '../../shared/caseText/guard.sought.ts'
import { Prng } from '../support/prng.ts'

const all: readonly Sought[] = [
  ...soughtFileNumbers,
  soughtLabelledNumbers,
  ...soughtPhones,
  ...soughtNames,
]

/** What finds are made of, so that texts put together at random hold many. */
const pieces = [
  ...['51', '0201', '4711', '45127', '2', '23', '2024', '500000', '1-2', '00', '0', '7', '12'],
  ...['-', '–', '/', '.', ' ', ' ', '  ', ': ', '(', ')', '+', '+49 ', '\n', ', '],
  ...[
    'F',
    'UF',
    'Js',
    'AR',
    'JA',
    'ASD',
    'K',
    'XVII',
    'ASD 51.2023.0123',
    'Az.',
    'Az',
    'Aktenzeichen',
    'Akte Nr',
  ],
  ...['Konto', 'KONTO', 'Gesch.-Z', 'Unser Zeichen', 'Fallnummer', 'BG-Nr', 'lautet'],
  ...['Tel.', 'TELEFON', 'Handy', 'mobil', 'Fax', 'Durchwahl', 'Nebenſtelle', 'apparat', 'Nr.'],
  ...['Frau', 'Herrn', 'Herr', 'Fr.', 'Hr.', 'Dr.', 'Prof.', 'med.', 'von der', 'Familie', 'Fam.'],
  ...['Eheleute', 'Ehepaar', 'Geschwister', 'Müller', "O'Brien", 'Meyer-Ödemir', 'Kita', 'Mutter'],
  ...[
    'Anna',
    'Hannah',
    'Mohammed',
    'Jan',
    'Zeynep',
    'Lindenstraße',
    'Lindenstrasse',
    'Linden-str.',
  ],
  ...[
    '12 F 123/23',
    '51.2-1234/2023',
    '0231 5012345',
    '+49 171 1234567',
    '45127 Essen',
    '50 12 34',
  ],
  ...['Marktplatz', 'Hauptweg', 'Ringdamm', 'Essen', 'Bad', 'x', 'und'],
]

describe('what is asked first', () => {
  it('holds in every text in which something is found', () => {
    const prng = new Prng(20261128)
    const found = all.map(() => 0)
    const missed: string[] = []
    for (let run = 0; run < 8000; run++) {
      const text = Array.from({ length: 2 + prng.below(7) }, () => prng.pick(pieces)).join(
        prng.chance(0.4) ? ' ' : '',
      )
      all.forEach(({ hint, pattern }, at) => {
        if (text.search(pattern) < 0) return
        found[at] = (found[at] ?? 0) + 1
        if (!hint.test(text)) missed.push(text)
      })
    }
    expect(missed).toEqual([])
    // Each of them was found often enough to say something.
    expect(found.filter((times) => times < 5)).toEqual([])
  })

  it('spares most headings the search', () => {
    const headings = [
      'Wege der Mitteilung und Fristen',
      'Hinweise aus der Kita',
      'Übergabe am Abend',
    ]
    for (const heading of headings) expect(all.filter(({ hint }) => hint.test(heading))).toEqual([])
  })
})
