// Messages become text: who wrote to whom, when, about what, and what was written; what hangs on them is named.
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { htmlText } from '../../client/caseText/htmlText.ts'
import { importWarningSentence } from '../../client/caseText/importText.ts'
import { readFileBytes } from '../../client/caseText/readFileBytes.ts'
import { rtfText, unpackedRtf } from '../../client/caseText/rtfText.ts'
import {
  compoundFile,
  outlookTime,
  textStreams,
  valueStream,
  type Folder,
} from './outlookFixture.ts'
import { parseSource } from '../../shared/caseText/parse.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

async function read(name: string, bytes: Uint8Array) {
  const outcome = await readFileBytes(name, bytes)
  if (!outcome.ok)
    return { fault: outcome.fault, text: '', warnings: [], named: undefined, hidden: [] }
  if (outcome.source.kind === 'document') throw new Error('no text')
  const { source, warnings, named } = outcome
  const hidden = outcome.hidden.map(({ kind, text }) => `${kind}: ${text}`)
  return { fault: undefined, text: source.text, warnings, named, hidden }
}
/** A message of lines; what stands in it is UTF-8 unless its parts say otherwise. */
const eml = (...lines: string[]) => strToU8(lines.join('\r\n'))
const latin = (...lines: string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'))

const head = [
  'From: =?utf-8?Q?J=C3=B6rg_Beispiel?= <joerg@example.org>',
  'To: Team Hilfen <team@example.org>, "Kita, Am Bach" <kita@example.org>',
  'Cc: leitung@example.org',
  'Date: Tue, 12 Mar 2024 10:15:00 +0100',
  'Subject: =?iso-8859-1?Q?R=FCckruf_Fall?=',
]
const HEAD = [
  'Von: Jörg Beispiel <joerg@example.org>',
  'An: Team Hilfen <team@example.org>; Kita, Am Bach <kita@example.org>',
  'Kopie an: leitung@example.org',
  'Datum: 12.03.2024, 10:15 Uhr',
  'Betreff: Rückruf Fall',
].join('\n')

describe('[IM15] a message as it travels', () => {
  it('becomes its head and its plain words, quotations included', async () => {
    const bytes = eml(...head, '', 'Die Mutter rief an.', '', '> Wer hat angerufen?', '> Gruß')
    expect(await read('a.eml', bytes)).toEqual({
      fault: undefined,
      text: `${HEAD}\n\nDie Mutter rief an.\n\n> Wer hat angerufen?\n> Gruß`,
      warnings: [],
      named: {},
      hidden: [],
    })
  })

  it('prefers plain words to HTML, and names what hangs on it without opening it', async () => {
    const bytes = eml(
      ...head,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--a',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Gr=FC=DFe aus der K=fcche.',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>HTML</p>',
      '--b--',
      '--a',
      'Content-Type: application/pdf; name="=?utf-8?Q?Gutachten_M=C3=BCller.pdf?="',
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjcKS0FOQVJJRQ==',
      '--a',
      'Content-Type: message/rfc822',
      '',
      'From: x@example.org',
      'Subject: =?utf-8?Q?Fr=C3=BCher?=',
      '',
      'KANARIE',
      '--a--',
    )
    const { text, warnings, named } = await read('a.eml', bytes)
    expect(text).toBe(`${HEAD}\n\nGrüße aus der Küche.`)
    expect(warnings).toEqual(['attachments'])
    expect(named?.attachments).toEqual(['Gutachten Müller.pdf', 'E-Mail „Früher“'])
    expect(importWarningSentence('attachments', named?.attachments)).toContain(
      'nicht geöffnet: Gutachten Müller.pdf und E-Mail „Früher“.',
    )
  })

  it('[IM12] reads HTML where there is nothing else, and lists what it hides', async () => {
    const html =
      '<div style="display:none">KANARIE</div><img alt="Logo der &quot;Kita&quot;"><p>Sehr geehrte&nbsp;Frau K.,</p><ul><li>erstens</li></ul>'
    const bytes = eml(...head, 'Content-Type: text/html; charset=utf-8', '', html)
    const { text, warnings, hidden } = await read('a.eml', bytes)
    expect(text).toBe(`${HEAD}\n\nSehr geehrte\u00a0Frau K.,\n\n– erstens`)
    expect(hidden).toEqual(['hiddenText: KANARIE', 'pictures: Logo der "Kita"'])
    expect(warnings).toEqual(['hiddenText', 'pictures'])
  })

  it('reads Windows-1252 also where nobody names it, and says that it guessed', async () => {
    const bytes = latin(...head.slice(1), '', 'Größe und Fläche \u0096 ja.')
    const { text, warnings } = await read('a.eml', bytes)
    expect(text).toContain('Größe und Fläche – ja.')
    expect(warnings).toEqual(['encodingGuessed'])
  })

  it('says where it has no words at all, as an encrypted one', async () => {
    const bytes = eml(...head, 'Content-Type: application/pkcs7-mime; name=smime.p7m', '', 'AAAA')
    const { text, warnings, named } = await read('a.eml', bytes)
    expect(text).toBe(HEAD)
    expect(warnings).toEqual(['mailWithoutText', 'attachments'])
    expect(named).toEqual({ attachments: ['smime.p7m'] })
  })

  it('keeps its head in the text: its lines are no tokens of roles', async () => {
    const { text } = await read('a.eml', eml(...head, '', 'Die Mutter rief an.'))
    const { draft } = parseSource({ kind: 'text', text })
    expect(draft.roles).toEqual([])
    expect(draft.entries.map((entry) => entry.text)).toEqual([`${HEAD}\n\nDie Mutter rief an.`])
  })

  it('stands on the day it was sent, also one that is quoted or printed line by line', async () => {
    const { text } = await read('a.eml', eml(...head, '', 'Die Mutter rief an.'))
    const parsed = parseSource({ kind: 'text', text }, { dayZero: '2024-03-01' })
    expect(parsed.warnings).toEqual([])
    expect(parsed.draft.entries).toEqual([
      expect.objectContaining({ day: 11, time: '10:15', text: `${HEAD}\n\nDie Mutter rief an.` }),
    ])
    expect(parseSource({ kind: 'text', text }).counted).toMatchObject({ first: '2024-03-12' })
    const quoted = `${text}\n\nVon: Kita\nGesendet: Montag, 11. März 2024 08:05\nAn: Jugendamt\nBetreff: Anruf\nGuten Tag,`
    const days = parseSource({ kind: 'text', text: quoted }).draft.entries
    expect(days.map(({ day, time }) => [day, time])).toEqual([
      [0, '10:15'],
      [-1, '08:05'],
    ])
    const printed = text.split('\n').filter((line) => line !== '')
    const blocks = printed.map((line) => ({
      kind: 'paragraph' as const,
      lines: [[{ text: line, isStruck: false }]],
    }))
    expect(
      parseSource({ kind: 'document', blocks }, { dayZero: '2024-03-01' }).draft.entries,
    ).toEqual([expect.objectContaining({ day: 11, time: '10:15' })])
  })

  it('keeps the words of a date that is none', async () => {
    const { text } = await read('a.eml', eml('From: a@b.de', 'Date: gestern', '', 'x'))
    expect(text).toBe('Von: a@b.de\nDatum: gestern\n\nx')
  })

  it.each([
    ['no message', strToU8('nur Text')],
    ['parts in each other without end', eml(...head, ...nested(80))],
    ['a head without end', strToU8(`From: ${'a'.repeat(3_000_000)}`)],
  ])('refuses %s', async (_, bytes) => {
    const start = performance.now()
    expect((await read('a.eml', bytes)).fault).toBe('mailBroken')
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

const nested = (depth: number): string[] =>
  Array.from({ length: depth }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    '',
    `--b${at}`,
  ]).flat()

describe('[IM15] HTML without a document', () => {
  const text = (html: string) => htmlText(html).text

  it('keeps paragraphs, lists, quotations and rows of tables', () => {
    expect(text('<p>Eins<br>zwei</p><p>drei</p>')).toBe('Eins\nzwei\n\ndrei')
    expect(text('<ol><li>a<li>b</ol>')).toBe('1. a\n2. b')
    expect(text('Ja.<blockquote>Wer?<p>Wann?</p></blockquote>Nein.')).toBe(
      'Ja.\n\n> Wer?\n>\n> Wann?\n\nNein.',
    )
    expect(
      text('<table><tr><th>Tag<th>Was<th>Wer</tr><tr><td><p>3</p><td>Anruf<td></table>x'),
    ).toBe('Tag\tWas\tWer\n3\tAnruf\t\n\nx')
  })

  it('reads a table that only says where things stand as what stands in it', () => {
    expect(
      text('<table><tr><td><table><tr><td>a</td></tr></table></td><td><p>b</p></td></tr></table>'),
    ).toBe('a\n\nb')
  })

  it('leaves scripts, styles and comments out, and keeps what is no tag', () => {
    expect(
      text('<style>p{}</style><script>"</p>"</script><!-- <p>nein</p> -->3 &lt; 5 < 7 &amp; gut'),
    ).toBe('3 < 5 < 7 & gut')
    expect(text('a&#150;b&#x20AC;&auml;&unbekannt;')).toBe('a–b€ä&unbekannt;')
  })

  it('loses nothing behind a tag that never ends', () => {
    expect(text('<p>eins <a href="zwei')).toBe('eins <a href="zwei')
    expect(text('<p>eins <script>zwei')).toBe('eins zwei')
  })

  it('[IM12] gathers what a reader would not see, each by itself', () => {
    const { text, hidden } = htmlText(
      'a<span style="DISPLAY : none">b<span>c</span>d</span>e<img style="display:none" alt=\'g\'>f<div hidden><p>h</p>i</div>',
    )
    expect(text).toBe('aef')
    expect(hidden.all(0).map((one) => `${one.kind}: ${one.text}`)).toEqual([
      'hiddenText: bcd',
      'pictures: g',
      'hiddenText: h\ni',
    ])
  })

  it('lets spaces alone be no line', () => {
    expect(text('<p>a</p><p>&nbsp;</p><p>&nbsp;</p><p>b</p>')).toBe('a\n\nb')
  })

  it('is linear, whatever is open', () => {
    for (const piece of [
      '<p>a',
      '<p>&nbsp;</p>',
      '<img alt=',
      '<table><tr><td>',
      '<',
      '<a "',
      '<!--',
      '<div hidden>',
      '&',
      '<script>',
    ])
      expect(
        growthOf(6_000, (size) => () => htmlText(piece.repeat(size))),
        piece,
      ).toBeLessThan(LINEAR)
  })
})

const sender = textStreams({
  '0037': 'Rückruf',
  '0C1A': 'Jörg Beispiel',
  '0C1F': '/O=AMT/CN=JB',
  '5D01': 'joerg@example.org',
  '0E04': 'Team',
})
const values = (more: Record<number, number> = {}) =>
  valueStream(32, { 0x0039: outlookTime('2024-03-12T09:15:00Z'), ...more })
const msg = (folder: Folder) =>
  compoundFile({ '__properties_version1.0': values(), ...sender, ...folder })
const OUTLOOK =
  'Von: Jörg Beispiel <joerg@example.org>\nAn: Team\nDatum: 12.03.2024, 10:15 Uhr\nBetreff: Rückruf'

describe('[IM15] a message that Outlook saved', () => {
  it('becomes its head and its plain words; what hangs on it is named', async () => {
    const bytes = msg({
      ...textStreams({ '1000': `Die Mutter rief an.\r\n${'Viel Text. '.repeat(400)}` }),
      '__attach_version1.0_#00000000': {
        '__properties_version1.0': valueStream(8, {}),
        ...textStreams({ '3704': 'GUTACH~1.PDF', '3707': 'Gutachten Müller.pdf' }),
        __substg1x: strToU8('KANARIE'),
      },
      '__attach_version1.0_#00000001': {
        '__properties_version1.0': valueStream(8, {}),
        '__substg1.0_3701000D': {
          '__properties_version1.0': valueStream(24, {}),
          ...textStreams({ '0037': 'Früher', '1000': 'KANARIE' }),
        },
      },
      '__recip_version1.0_#00000000': {
        '__properties_version1.0': valueStream(8, { 0x0c15: 1 }),
        ...textStreams({ '3001': 'Team Hilfen', '39FE': 'team@example.org' }),
      },
      '__recip_version1.0_#00000001': {
        '__properties_version1.0': valueStream(8, { 0x0c15: 2 }),
        ...textStreams({ '3001': 'Leitung', '3003': '/O=AMT/CN=L' }),
      },
    })
    const { text, warnings, named } = await read('a.msg', bytes)
    expect(text).toBe(
      OUTLOOK.replace('An: Team', 'An: Team Hilfen <team@example.org>\nKopie an: Leitung') +
        `\n\nDie Mutter rief an.\r\n${'Viel Text. '.repeat(400).trim()}`,
    )
    expect(warnings).toEqual(['attachments'])
    expect(named?.attachments).toEqual(['Gutachten Müller.pdf', 'E-Mail „Früher“'])
  })

  it('reads its HTML, and words in a code page', async () => {
    const bytes = compoundFile({
      '__properties_version1.0': values({ 0x3ffd: 1250 }),
      '__substg1.0_0C1A001E': new Uint8Array([0xd3, 0x6c, 0xe1, 0x68]),
      '__substg1.0_10130102': new Uint8Array([...strToU8('<p>ze '), 0xb3, ...strToU8('</p>')]),
    })
    const untrue = compoundFile({
      '__properties_version1.0': values({ 0x3ffd: 65001 }),
      '__substg1.0_1000001E': new Uint8Array([0x47, 0x72, 0xf6, 0xdf, 0x65]),
    })
    expect((await read('a.msg', untrue)).text).toContain('Größe')
    expect((await read('a.msg', bytes)).text).toBe(
      'Von: Óláh\nDatum: 12.03.2024, 10:15 Uhr\n\nze ł',
    )
  })

  it('reads the body that is kept as RTF, packed, with the HTML in it', async () => {
    const html =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Gr\\'fc\\u223?e{\\*\\htmltag84 &amp;}\\htmlrtf weg\\htmlrtf0 mehr{\\*\\htmltag72 </p>}}}"
    expect((await read('a.msg', msg({ '__substg1.0_10090102': packed(html) }))).text).toBe(
      `${OUTLOOK}\n\nGrüße&mehr`,
    )
    const plain =
      '{\\rtf1\\ansi{\\fonttbl x;}{\\*\\generator y;}Eins\\par {\\v KANARIE}zwei\\tab \\lquote d\\rquote}'
    const body = await read('a.msg', msg({ '__substg1.0_10090102': packed(plain) }))
    expect(body.text).toBe(`${OUTLOOK}\n\nEins\nzwei\t‘d’`)
    expect(body.hidden).toEqual(['hiddenText: KANARIE'])
  })

  it('is told apart from an old Word file', async () => {
    const { fault } = await read('a.doc', compoundFile({ WordDocument: strToU8('x') }))
    expect(fault).toBe('oldWord')
    expect((await read('a.msg', strToU8('kein Container'))).fault).toBe('mailBroken')
  })

  it('truncated or with any byte changed: a text or a fault that has been thought of', async () => {
    const whole = msg(textStreams({ '1000': 'Text.' }))
    for (let size = 8; size < whole.length; size += 61)
      expect((await read('a.msg', whole.slice(0, size))).fault, `${size} bytes`).not.toBe('failed')
    for (let at = 8; at < whole.length; at += 3) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x5a
      expect((await read('a.msg', bytes)).fault, `byte ${at}`).not.toBe('failed')
    }
  })

  it('a chain of sectors that never ends is no end of the page', async () => {
    const bytes = msg(textStreams({ '1000': 'x'.repeat(4000) }))
    const view = new DataView(bytes.buffer)
    const table = (view.getUint32(0x4c, true) + 1) * 512
    // Every sector is followed by the first.
    for (let at = 0; at < 512; at += 4) view.setUint32(table + at, 0, true)
    expect((await read('a.msg', bytes)).fault).toBe('mailBroken')
  })
})

it('a message whose streams lie in the same sectors over and over is not read over and over', async () => {
  const folders = Array.from({ length: 40 }, (_, at) => [
    `__recip_version1.0_#${String(at).padStart(8, '0')}`,
    {
      '__properties_version1.0': valueStream(8, { 0x0c15: 1 }),
      ...textStreams({ '3001': at === 0 ? 'x'.repeat(30_000) : 'y' }),
    },
  ])
  const bytes = msg(Object.fromEntries(folders) as Folder)
  expect((await read('a.msg', bytes)).fault).toBeUndefined()
  // Every short name points at the long one.
  const view = new DataView(bytes.buffer)
  const name = Buffer.from('__substg1.0_3001001F', 'utf16le')
  const all = Buffer.from(bytes.buffer)
  const long = all.indexOf(name)
  for (let at = long; at >= 0; at = all.indexOf(name, at + 1)) {
    view.setUint32(at + 116, view.getUint32(long + 116, true), true)
    view.setUint32(at + 120, view.getUint32(long + 120, true), true)
  }
  expect((await read('a.msg', bytes)).fault).toBe('mailBroken')
})

/** As Outlook packs it, without pointing back. */
function packed(rtf: string): Uint8Array {
  const bytes = [...Buffer.from(rtf, 'latin1')]
  const groups: number[] = []
  for (let at = 0; at < bytes.length; at += 8) groups.push(0, ...bytes.slice(at, at + 8))
  const view = new DataView(new ArrayBuffer(16))
  view.setUint32(8, 0x75465a4c, true)
  return new Uint8Array([...new Uint8Array(view.buffer), ...groups])
}

describe('RTF as Outlook packs it', () => {
  it('points back to what was said, and before anything was said', () => {
    // The example of the published description (MS-OXRTFCP 3.1.1).
    const example = new Uint8Array(
      Buffer.from(
        '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c09002062770 5b06c647d0a800fa0'.replaceAll(
          ' ',
          '',
        ),
        'hex',
      ),
    )
    expect(unpackedRtf(example)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
  })

  it('refuses groups that are nested deeper than a program nests them', () => {
    expect(() => rtfText('{'.repeat(600_000))).toThrow('broken')
  })

  it('is linear, whatever is open', () => {
    for (const piece of ['{', '\\', "\\'", '\\u1 ', '{\\*\\x ', '\\bin9 ', 'ä'])
      expect(
        growthOf(6_000, (size) => () => rtfText(piece.repeat(size))),
        piece,
      ).toBeLessThan(LINEAR)
  })
})

describe('text in UTF-16 without a mark', () => {
  const words = 'Tag 1: Größe'.repeat(3)

  it('is found by its zeros, and said', async () => {
    const little = new Uint8Array(Buffer.from(words, 'utf16le'))
    const big = little.slice()
    for (let at = 0; at < big.length; at += 2) big.set([little[at + 1] ?? 0, little[at] ?? 0], at)
    for (const bytes of [little, big])
      expect(await read('a.txt', bytes)).toMatchObject({
        text: words,
        warnings: ['encodingGuessed'],
      })
  })
})
