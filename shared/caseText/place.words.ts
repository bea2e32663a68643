// What is found in a text that must not stand there.
import type { Words } from '../kernel/words.ts'
import type { PlaceKind } from './place.ts'

/** What was found. */
export const placeWords: Words<PlaceKind> = {
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  iban: 'Bankverbindung',
  fileNumber: 'Aktenzeichen',
  birthDate: 'Geburtsdatum',
  calendarDay: 'Kalendertag',
  calendarSpan: 'Zeit im Kalender',
}
