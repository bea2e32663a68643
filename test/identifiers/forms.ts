import type { PlaceKind } from '../../shared/identifiers/lastLine.ts'

/** What has a form of its own: its kind, a text that holds it, and its words there. */
export const forms: readonly (readonly [PlaceKind, string, string])[] = [
  ['email', 'Post an m.muster@stadt.example, danach', 'm.muster@stadt.example'],
  ['phone', 'Rückruf unter 0231 5012345 erbeten', '0231 5012345'],
  ['iban', 'Konto DE89370400440532013000 ist', 'DE89370400440532013000'],
  ['fileNumber', 'siehe Aktenzeichen 51-4/2023-117 dazu', '51-4/2023-117'],
  ['birthDate', 'geboren am 12.03.2015 in', '12.03.2015'],
  ['vehicle', 'mit UN-AB 1234 gesehen', 'UN-AB 1234'],
  ['vehicle', 'mit UN AB 1234 gesehen', 'UN AB 1234'],
  ['number', 'Steuer 12 345 678 903 steht da', '12 345 678 903'],
  ['number', 'Rente 65 170839 J 003 läuft', '65 170839 J 003'],
  ['number', 'versichert unter A123456780 dort', 'A123456780'],
  ['number', 'Kunde 4711 0815 22 gekündigt', '4711 0815 22'],
  ['number', 'Kunde 4711081 gekündigt', '4711081'],
  ['webAddress', 'unter www.beispiel.example/lena zu lesen', 'www.beispiel.example/lena'],
  ['webAddress', 'als @lena_m2011 bekannt', '@lena_m2011'],
  ['address', 'in der Horster Straße 214b gewohnt', 'Horster Straße 214b'],
  ['address', 'in der Goethestr. 5 gewohnt', 'Goethestr. 5'],
  ['address', 'nach 45549 Sprockhövel gezogen', '45549 Sprockhövel'],
  ['calendarDay', 'am 03.05.2023 gesehen', '03.05.2023'],
  ['calendarSpan', 'seit Anfang Mai 2022 so', 'Anfang Mai 2022'],
]
