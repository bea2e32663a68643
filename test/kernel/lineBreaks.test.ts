import { expect, it } from 'vitest'
import { piecesOf } from '../../client/kernel/lineBreaks.ts'
import { agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'

/** "Schlüssel|situationen"; a label that is never broken stands in brackets. */
const broken = (text: string): string =>
  piecesOf(text)
    .map(({ text, kind }) =>
      kind === 'joint' ? `|${text}` : kind === 'whole' ? `[${text}]` : text,
    )
    .join('')

it('long compounds break at their joints', () => {
  expect(broken('Qualitätsentwicklungsverfahren')).toBe('Qualitäts|entwicklungs|verfahren')
  expect(broken('Schlüsselsituationen wählen')).toBe('Schlüssel|situationen wählen')
  expect(broken('Gefährdungseinschätzung, Entwicklungspotenzial')).toBe(
    'Gefährdungs|einschätzung, Entwicklungs|potenzial',
  )
  expect(broken('Falleinbringende nehmen Stellung')).toBe('Fall|einbringende nehmen Stellung')
})

it('short words stay as they are, also where an ending stands in them', () => {
  for (const text of ['Zeitungsente', 'Pause', 'Meine Anmerkungen', 'Leistungssport', ''])
    expect(broken(text)).toBe(text)
})

it('W6: a short label with a hyphen is never broken, a long word with one may be', () => {
  expect(broken('Fall DEMO-A')).toBe('Fall [DEMO-A]')
  expect(broken('A-05 · Kollegiale Beratung (FK-2)')).toBe('[A-05] · Kollegiale Beratung [(FK-2)]')
  expect(broken('P-01-1')).toBe('[P-01-1]')
  expect(broken('Kindergarten-Leitung')).toBe('Kindergarten-Leitung')
})

it('no letter is lost, and no long word of the agendas is without a joint', () => {
  for (const { title } of agendaTemplates.flatMap(({ steps }) => steps)) {
    expect(
      piecesOf(title)
        .map(({ text }) => text)
        .join(''),
    ).toBe(title)
    for (const part of broken(title).split(/[|\s]/u)) expect(part.length, part).toBeLessThan(17)
  }
})
