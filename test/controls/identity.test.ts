import { describe, expect, it } from 'vitest'
import type { ControlLine } from './control.ts'
import { controlMap, judge } from './controlMap.ts'
import { identityOf, lineKey, type SeenControl } from './identity.ts'
import { namePattern } from './namePattern.ts'
import { wordsOf } from './productWords.ts'

const COMPONENT = `
<script lang="ts">
  const state = $derived(isOpen ? 'schließen' : 'öffnen')
  const name = plural(count, 'Anmerkung', 'Anmerkungen')
</script>
<input aria-label="Minuten, {title}: eins mehr" />
<button aria-label={\`Befund \${number} \${isOpen ? 'schließen' : 'öffnen'}\`}>x</button>
<button>Daraus Befund<span class="visually-hidden">: {name}</span></button>
<button aria-label="Ändern: {title}">y</button>
<button aria-label="{title} löschen">y</button>
<button>Text freigeben</button>
<p>Kind</p>
`

describe('the fixed part of a name', () => {
  const pattern = namePattern(wordsOf('A.svelte', COMPONENT))

  it.each([
    ['Text freigeben', 'Text freigeben'],
    ['Minuten, Text freigeben: eins mehr', 'Minuten, …: eins mehr'],
    ['Befund 3 öffnen', 'Befund … öffnen'],
    ['Befund 12 schließen', 'Befund … schließen'],
    ['Daraus Befund: P-01-2', 'Daraus Befund: …'],
    ['Ändern: „Der Anruf löschen', 'Ändern: …'],
    ['Was niemand vorhersah löschen', '… löschen'],
    ['1 Anmerkung', '# Anmerkungen'],
    ['7 Anmerkungen', '# Anmerkungen'],
    ['3. Verständnisfragen 15 min', '#. …'],
    ['P-01-2 Gelungen 3', 'X-#-# …'],
    ['2 Tag 3, Hausbesuch gelesen', 'Tag #, …'],
    ['← Fall 7', '← …'],
    ['Moderation Moderation', '… Moderation'],
  ])('of %s is %s', (name, expected) => {
    expect(pattern(name)).toBe(expected)
  })

  it('is nothing where the product says none of it, even where one word of it stands in the sources', () => {
    expect(pattern('Die Mutter öffnet nicht, das Kind weint')).toBe('…')
    expect(pattern('Kind bleibt zu Hause')).toBe('…')
  })
})

const seen = (more: Partial<SeenControl>): SeenControl => ({
  path: '/werkstatt/9JYyfgTEWaAwQrOSGjlmnX',
  heading: 'Verständnisfragen',
  within: [],
  frame: false,
  role: 'button',
  name: 'Abbrechen',
  ...more,
})
const keyOf = (more: Partial<SeenControl>): string => lineKey(identityOf(seen(more)))

describe('two controls are one', () => {
  it('on equal screens with different ids, whatever people wrote', () => {
    expect(keyOf({ path: '/werkstatt/uDhL50MgcK0O_RpbuHYV0W' })).toBe(keyOf({}))
    expect(keyOf({ name: 'Ändern: Wer war am Telefon?' })).toBe(
      keyOf({ name: 'Ändern: Der Anruf' }),
    )
  })

  it('of keys, also of one whose short form is digits alone', () => {
    const named = (key: string) =>
      keyOf({ name: `Öffentlichen Schlüssel herunterladen: Dieser Server, Kennung ${key}` })
    expect(named('57829930')).toBe(named('22e33cee'))
  })

  it('around every step of a day, and around every page of the office', () => {
    const frame = { frame: true, name: 'Hand heben' }
    expect(keyOf({ ...frame, heading: 'Abschluss' })).toBe(keyOf(frame))
    const office = { frame: true, name: 'Abmelden' }
    expect(keyOf({ ...office, path: '/amt/faelle' })).toBe(
      keyOf({ ...office, path: '/amt/konten' }),
    )
  })

  it('for a seat and for whoever steers', () => {
    expect(keyOf({ path: '/werkstatt/uDhL50MgcK0O_RpbuHYV0W/moderation' })).toBe(keyOf({}))
  })

  it('in places that are named after what stands in them, and in a sheet that is a part of the page elsewhere', () => {
    expect(keyOf({ within: ['P-01-2 Gelungen 3', 'Falltext'] })).toBe(
      keyOf({ within: ['Falltext'] }),
    )
    expect(keyOf({ dialog: 'Stelle anmerken' })).toBe(keyOf({ within: ['Stelle anmerken'] }))
  })

  it('where one component alone writes the words, whatever it stands in', () => {
    const raise = { name: 'Neue Gruppe', heading: 'Still anmerken' }
    expect(keyOf(raise)).toBe(keyOf({ ...raise, heading: 'Abschluss', dialog: 'Gruppen' }))
    // Two components write it: which of them it is, the place says.
    const leave = { name: 'Antworten', heading: 'Still anmerken' }
    expect(keyOf(leave)).not.toBe(keyOf({ ...leave, heading: 'Abschluss' }))
  })

  it('where one component draws a column on a laptop and a sheet on a phone, but for how it is left', () => {
    const here = { name: 'Entfernen: Das', within: ['Dazu'] }
    expect(keyOf({ ...here, within: [], dialog: 'Tag 3, Hausbesuch' })).toBe(keyOf(here))
    const close = { name: 'Schließen', within: ['Dazu'] }
    expect(keyOf({ ...close, within: [], dialog: 'Tag 3, Hausbesuch' })).not.toBe(keyOf(close))
  })

  it('in the list of sentences, whatever the case says in the words of the product', () => {
    const sentence = { dialog: 'Welcher Satz?', name: 'Antwort: „Sie ist klein.“' }
    expect(keyOf(sentence)).toBe(keyOf({ ...sentence, name: 'Der Vater steht da.' }))
    expect(keyOf(sentence)).not.toBe(keyOf({ ...sentence, name: 'Ganzen Eintrag anmerken' }))
  })

  it('and not in two steps, dialogs or parts of a page', () => {
    const keys = [
      {},
      { heading: 'Still anmerken' },
      { dialog: 'Wo stehen wir?' },
      { dialog: 'Themenspeicher' },
      { within: ['Falltext'] },
      { path: '/werkstatt/uDhL50MgcK0O_RpbuHYV0W/protokoll' },
      { role: 'link' },
      { name: 'Sichern' },
    ].map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the map', () => {
  const line = (kind: ControlLine['kind'], name: string, journey: string): ControlLine => ({
    ...seen({ name }),
    kind,
    journey,
  })
  const lines = [
    line('offered', 'Abbrechen', 'b.test.ts'),
    line('offered', 'Abbrechen', 'a.test.ts'),
    line('offered', 'Sichern', 'a.test.ts'),
    line('pressed', 'Sichern', 'a.test.ts'),
    line('answered', 'Abbrechen', 'a.test.ts'),
  ]

  it('says who pressed what, in whatever order the lines come', () => {
    const map = controlMap(lines)
    expect(map.map(({ offeredIn, pressedIn }) => [offeredIn, pressedIn])).toEqual([
      [['a.test.ts', 'b.test.ts'], ['a.test.ts']],
      [['a.test.ts'], []],
    ])
    const [other] = controlMap([...lines].reverse())
    expect(other).toEqual(map[0])
  })

  it('accuses a press without an answer, a reason for what is gone, and one for what is pressed', () => {
    const map = controlMap(lines)
    const [cancel = '', save = ''] = map.map(({ key }) => key)
    const why = 'it prints'
    expect(judge(map, {}).unpressed).toEqual([save])
    expect(judge(map, { [save]: { why } })).toEqual({ unpressed: [], gone: [], pressed: [] })
    const more = { [save]: { why }, [cancel]: { why }, gone: { why } }
    expect(judge(map, more)).toEqual({ unpressed: [], gone: ['gone'], pressed: [cancel] })
  })

  it('neither misses nor accuses what is a matter of the moment', () => {
    const map = controlMap(lines)
    const [cancel = '', save = ''] = map.map(({ key }) => key)
    const seldom = { why: 'the moment', seldom: true } as const
    const reasons = { [save]: seldom, [cancel]: seldom, gone: seldom }
    expect(judge(map, reasons)).toEqual({ unpressed: [], gone: [], pressed: [] })
  })
})
