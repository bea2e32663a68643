import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gazetteer } from '../../shared/identifiers/gazetteer.ts'
import { listCredits } from '../../shared/identifiers/identifiers.words.ts'
import { listManifest } from '../../shared/identifiers/lists/manifest.ts'
import { filesBelow, read } from '../architecture/sources.ts'

const folder = resolve(import.meta.dirname, '../../shared/identifiers/lists')
const files = readdirSync(folder).filter((name) => name !== 'manifest.ts')

describe('lists [ID8]', () => {
  it('each has its source, licence, date and hash, and no other is there', () => {
    expect(files.toSorted()).toEqual(listManifest.map(({ file }) => file).toSorted())
    for (const { file, date, sha256, sources } of listManifest) {
      const base64 = /'([^']+)'/u.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? ''
      expect(createHash('sha256').update(base64).digest('hex'), file).toBe(sha256)
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
      expect(sources.length).toBeGreaterThan(0)
      for (const source of sources) {
        expect(source.package).toMatch(/^.+@\d+\.\d+\.\d+$/u)
        expect(['MIT', 'Apache-2.0', 'CC-BY-4.0']).toContain(source.licence)
        expect(source.restsOn).not.toBe('')
      }
    }
  })

  it('each package, and each licence that asks to be named, stands among the credits on the screen', () => {
    const credits = listCredits.join('\n')
    for (const { package: name, restsOn } of listManifest.flatMap(({ sources }) => sources)) {
      expect(credits).toContain(name.replace(/@[^@]*$/u, ''))
      const [licence] = /CC BY(?:-SA)? 4\.0/u.exec(restsOn) ?? []
      if (licence !== undefined) expect(credits).toContain(licence)
    }
  })

  it('unpack to as many words as the manifest says', () => {
    const { given, surnames, names, places, nouns, words } = gazetteer()
    for (const size of [given.size, surnames.size, names.size, places.size, nouns.size, words.size])
      expect(size).toBeGreaterThan(10_000)
    expect(given.get('emil')).toBe('m')
    expect(places.get('gelsenkirchen')).toBe('near')
    expect(nouns.has('haus')).toBe(true)
  })

  it('nothing but the detection loads them', () => {
    const loading = ['shared', 'server', 'client']
      .flatMap((top) => filesBelow(top))
      .filter((path) => /from '[^']*\/lists\/(?!manifest)\w+\.ts'/u.test(read(path)))
    expect(loading).toEqual(['shared/identifiers/gazetteer.ts'])
  })
})
