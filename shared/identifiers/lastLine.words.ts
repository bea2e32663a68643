// What is found in a text that must not stand there.
import type { Words } from '../kernel/words.ts'
import type { PlaceKind } from './lastLine.ts'

/** What was found. */
export const placeWords: Words<PlaceKind> = {
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  iban: 'Bankverbindung',
  fileNumber: 'Aktenzeichen',
  birthDate: 'Geburtsdatum',
  vehicle: 'Kfz-Kennzeichen',
  number: 'Nummer',
  webAddress: 'Internetadresse',
  address: 'Anschrift',
  calendarDay: 'Kalendertag',
  calendarSpan: 'Zeit im Kalender',
}
