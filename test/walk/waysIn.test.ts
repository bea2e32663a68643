import { expect, it } from 'vitest'
import type { OfferedControl } from '../controls/control.ts'
import { WaysIn } from './waysIn.ts'

/** A page with a button that opens a dialog; what closes it stands first, and what sends it closes it, too. */
function press(rounds: number): string[] {
  const page = ['Öffnen', 'Weiter', 'Seite verlassen']
  const dialog = ['Schließen', 'Senden', 'Anhängen']
  let shown = page
  const ways = new WaysIn(new Set())
  const pressed: string[] = []
  for (let round = 0; round < rounds; round++) {
    const offered = shown.map((fullName) => ({
      control: { fullName } as OfferedControl,
      key: fullName,
    }))
    const name = ways.choose(offered, round > 8)?.fullName ?? '–'
    pressed.push(name)
    if (name === 'Öffnen') shown = dialog
    if (name === 'Schließen' || name === 'Senden') shown = page
  }
  return pressed
}

it('presses what lies in a dialog before what closes it, comes again for the rest, and ends last', () => {
  expect(press(11)).toEqual([
    'Öffnen',
    'Senden',
    'Weiter',
    'Öffnen',
    'Anhängen',
    'Schließen',
    '–',
    '–',
    '–',
    'Seite verlassen',
    '–',
  ])
})
