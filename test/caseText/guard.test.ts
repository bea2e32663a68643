import { describe, expect, it } from 'vitest'
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const inText = (text: string) =>
  findIdentifiers({ title: '', entries: [{ heading: '', text }] }).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`,
  )

describe('what a case text must not contain', () => {
  it.each([
    ['Schreiben an m.muster-frau@stadt.example.de.', 'm.muster-frau@stadt.example.de'],
    ['über jürgen@münster.de, dann', 'jürgen@münster.de'],
    ['kontakt (at) amt.de', 'kontakt (at) amt.de'],
    ['(a+b@c-d.org)', 'a+b@c-d.org'],
    ['m.meier (at) stadt (punkt) de', 'm.meier (at) stadt (punkt) de'],
    ['meier[at]amt[dot]de', 'meier[at]amt[dot]de'],
  ])('e-mail address: %s', (text, hit) => {
    expect(inText(text)).toEqual([`email: ${hit}`])
  })

  it.each([
    ['Rückruf unter 0231 5012345 erbeten', '0231 5012345'],
    ['Tel. 0231/50-12345.', '0231/50-12345'],
    ['(0231) 50 12 34', '(0231) 50 12 34'],
    ['mobil 0171-1234567', '0171-1234567'],
    ['Rückruf unter 0251/591-01', '0251/591-01'],
    ['0151 12 34 56 78', '0151 12 34 56 78'],
    ['+49 231 501234', '+49 231 501234'],
    ['+49 (0) 231 / 50 12 34', '+49 (0) 231 / 50 12 34'],
    ['0049 1711234567', '0049 1711234567'],
    ['Anruf von +90 532 123 45 67', '+90 532 123 45 67'],
    ['Telefon: 50 12 34', '50 12 34'],
    ['Durchwahl 12345', '12345'],
    ['Durchwahl -4711', '4711'],
    ['0151 · 234 567 89', '0151 · 234 567 89'],
    ['0251•591•4711', '0251•591•4711'],
    ['0251_591_4711', '0251_591_4711'],
    ['0251 | 591 47 11', '0251 | 591 47 11'],
    ['030\u202f12\u201134\u201156\u201178', '030\u202f12\u201134\u201156\u201178'],
  ])('phone number: %s', (text, hit) => {
    expect(inText(text)).toEqual([`phone: ${hit}`])
  })

  it.each([
    ['Konto DE89370400440532013000', 'DE89370400440532013000'],
    ['IBAN: DE89 3704 0044 0532 0130 00 und mehr', 'DE89 3704 0044 0532 0130 00'],
    ['IBANDE89370400440532013000.', 'DE89370400440532013000'],
    ['at61 1904 3002 3457 3201', 'at61 1904 3002 3457 3201'],
    ['GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 32'],
    ['SA03 8000 0000 6080 1016 7519', 'SA03 8000 0000 6080 1016 7519'],
  ])('IBAN: %s', (text, hit) => {
    expect(inText(text)).toEqual([`iban: ${hit}`])
  })

  it('a date and running words are no IBAN of a country nobody listed', () => {
    expect(inText('Der Vater starb am 02.08.2021 nach einem Suizid im Haus.')).toEqual([])
  })

  it.each([
    ['Beschluss 12 F 345/24 vom', '12 F 345/24'],
    ['II-8 UF 12/2023', 'II-8 UF 12/2023'],
    ['102 Js 1234/22', '102 Js 1234/22'],
    ['Vorgang 51.2-1234/2023 angelegt', '51.2-1234/2023'],
    ['51-1234/23', '51-1234/23'],
    ['51-23/4711', '51-23/4711'],
    ['Anzeige 500000-123456-23/4 liegt vor', '500000-123456-23/4'],
    ['Akte Nr. 4711/23', '4711/23'],
    ['Vorgangsnr. 2023/4711', '2023/4711'],
    ['KV-Nr. A123456780', 'A123456780'],
    ['JA-2023-01234', 'JA-2023-01234'],
    ['51.3.1-K-4711', '51.3.1-K-4711'],
    ['51-ASD-4711/23', '51-ASD-4711/23'],
    ['Kto. 532013000', '532013000'],
    ['Konto 532013000', '532013000'],
    ['vom Konto: 532 013 000', '532 013'],
    ['BLZ 37040044', '37040044'],
    ['Az.: 51/2345', '51/2345'],
    ['Az. 4711', '4711'],
    ['Aktenzeichen lautet: XY 4711-a.', 'XY 4711-a'],
    ['unter dem Aktenzeichen 7 K 12/24', '7 K 12/24'],
  ])('Aktenzeichen: %s', (text, hit) => {
    expect(inText(text)).toEqual([`fileNumber: ${hit}`])
  })

  it.each([
    ['K1, geb. 12.03.2019, besucht', 'geb. 12.03.2019'],
    ['geboren am 3. Mai 2019', 'geboren am 3. Mai 2019'],
    ['Geburtsdatum: 2019-03-12', 'Geburtsdatum: 2019-03-12'],
    ['K1 (*12.03.2019)', '*12.03.2019'],
    ['* 1.3.19', '* 1.3.19'],
    ['in der Klinik geboren in der Nacht zum 12.3.2019', 'geboren in der Nacht zum 12.3.2019'],
    ['am 12.03.2019 geboren', '12.03.2019 geboren'],
    ['Geburtstag am 12. März', 'Geburtstag am 12. März'],
    ['K1 (03.05.2014), K2', 'K1 (03.05.2014)'],
    ['K2, geb. 2014, kam', 'geb. 2014'],
    ['geboren im Mai 2014', 'geboren im Mai 2014'],
    ['Jg. 2014', 'Jg. 2014'],
  ])('date of birth: %s', (text, hit) => {
    expect(inText(text)).toEqual([`birthDate: ${hit}`])
  })

  it('says where it is, also in the title, a heading and the roles', () => {
    const found = findIdentifiers({
      title: 'Fall a@b.de',
      entries: [
        { heading: 'ohne', text: 'ohne' },
        { heading: 'Az. 4711', text: 'x 0231 5012345' },
      ],
      roles: [{ token: 'M', label: 'Mutter, geb. 12.03.1990' }],
    })
    expect(found).toEqual([
      { kind: 'email', entryIndex: null, field: 'title', start: 5, end: 11 },
      { kind: 'fileNumber', entryIndex: 1, field: 'heading', start: 4, end: 8 },
      { kind: 'phone', entryIndex: 1, field: 'text', start: 2, end: 14 },
      { kind: 'birthDate', entryIndex: 0, field: 'roleLabel', start: 8, end: 23 },
    ])
  })

  it('finds several in one sentence, each once', () => {
    expect(inText('a@b.de, 0231 5012345, Az.: 12 F 345/24; geb. 1.2.2019')).toEqual([
      'email: a@b.de',
      'phone: 0231 5012345',
      'fileNumber: 12 F 345/24',
      'birthDate: geb. 1.2.2019',
    ])
  })
})

describe('what a case text may contain', () => {
  it.each([
    'Tag 412, 14:05 Uhr; Tag 12 bis Tag 16, § 8a Abs. 4 SGB VIII, §§ 27, 34 und 1666 BGB',
    'K1 (etwa 4 Jahre), 0 bis 3 Jahre, 3.450 g, 0,5 l, 12/24 Monate, 2-3/Woche, 61 Vorgänge',
    'von 08.30 - 10.00 Uhr und 10.00-12.00 Uhr, 24/7, 3/4, 2019/2020, im Schuljahr 2023/24',
    'am 01.02.2019 und am 03.05. sowie 12/2019, 02/2019, 2019-03-12, 01-03-2019, 12/03/2019',
    'Skala 0 1 2 3 4 5 6 7 8 9, Notruf 110, Punkte 9/6/5',
    'K1/K2, FK-2/FK-3, FK-1 M 3/4, KITA-L, A-03, § 8 LKG NRW, Kapitel 3.4.2',
    'Das Aktenzeichen wird nicht genannt. Az. liegt nicht vor. Das Aktenzeichen 12 Tage später.',
    'geboren vor 7 Monaten, nach der Geburt, zum 4. Geburtstag, an Tag 12 geboren',
    'DE89 3704 1044 1532 1130 11 hat eine falsche Prüfziffer',
    '*Beobachtet:* 2 Kinder, @ alle, 5 * 3.5',
    'Telefonat um 14:05 Uhr, Telefon am Tag 412, telefonisch 20 Minuten, Telefon 110',
    '12 Uhr 5/10 Minuten; 2 Tage 1/24',
  ])('%s', (text) => {
    expect(inText(text)).toEqual([])
  })
})

describe('time', () => {
  const hostile: Record<string, string> = {
    letters: 'a',
    digits: '0',
    'zero gaps': '0 ',
    'one gaps': '01 - ',
    'at signs': 'a@',
    'dotted at': 'a@b.',
    plus: '+4',
    iban: 'DE8 ',
    'iban signs': 'XY12',
    stars: '*1.',
    births: 'geb ',
    signs: 'Az. ',
    dots: '51.2',
    slashes: '51/2-',
    brackets: '(0',
    spaces: ' ',
    sections: '§ 8a ',
    at: '( at ',
  }
  it.each(Object.entries(hostile))('grows with the length only: %s', (_, piece) => {
    const growth = growthOf(25_000, (size) => {
      const text = piece.repeat(Math.ceil(size / piece.length))
      return () => inText(text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})
