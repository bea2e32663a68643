import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read, strings } from './sources.ts'

const client = filesBelow('client')
const code = client.filter((path) => isCode(path) && !path.endsWith('vite.config.ts'))

/** Names of standards, never asked for over the network. */
// Names of XML vocabularies (HTML, SVG, Word): identifiers that are not loaded.
const NAMESPACE = /^https?:\/\/(www\.w3\.org|schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\//

/** Every text of the client with the file it stands in. */
const texts = code.flatMap((path) => strings(path).map((text) => ({ path, text: text.trim() })))

const RULES = {
  'says Teilnehmende and Moderation': /Teilnehmer|Moderator/,
  'has neutral words, no signs inside words': /\p{L}([:*_/]innen|Innen)(?!\p{L})/u,
  'does not shout': /\p{L}{2,} ?!(\s|$|[“"«»)])/u,
} as const

const PLANTED = `<script lang="ts">
  // Moderatorinnen: a comment is not read.
  const title = $derived(open ? 'Für Teilnehmer' : \`Für \${count} Kolleg*innen\`)
</script>
<Button label={open ? 'Speichern!' : 'Weiter'} disabled={!ready}>Fachkräfte, Moderation</Button>
<p title="Bei Fragen: Moderator">Alle Kolleg:innen</p>
`

describe('the language of the screens', () => {
  const planted = strings('Planted.svelte', PLANTED)

  it('is read from scripts, text, attributes and expressions, not from comments', () => {
    const caught = Object.values(RULES).map((rule) => planted.filter((text) => rule.test(text)))
    expect(caught).toEqual([
      ['Für Teilnehmer', 'Bei Fragen: Moderator'],
      [expect.stringContaining('Kolleg*innen'), 'Alle Kolleg:innen'],
      ['Speichern!'],
    ])
    expect(texts.length).toBeGreaterThan(100)
  })

  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(texts.filter(({ text }) => rule.test(text))).toEqual([])
  })
})

describe('no foreign host', () => {
  it('stands in a string, a style or the page', () => {
    const addresses = [
      ...texts,
      ...client
        .filter((path) => /\.(css|html)$/.test(path))
        .map((path) => ({ path, text: read(path) })),
    ].flatMap(({ path, text }) =>
      [...text.matchAll(/(?:https?|wss?):\/\/[\w.[-][^\s"'`)]*/g)].map(([address]) => ({
        path,
        address,
      })),
    )
    expect(addresses.filter(({ address }) => !NAMESPACE.test(address))).toEqual([])
  })
})

it('no hidden word begins with punctuation: it is read apart from the word before, as "Themen : Themenspeicher"', () => {
  const hidden = /visually-hidden[^>]*>\s*[:,;.]/u
  expect(hidden.test('Löschen<span class="visually-hidden">: Fassung 2</span>')).toBe(true)
  expect(client.filter((path) => path.endsWith('.svelte') && hidden.test(read(path)))).toEqual([])
})
