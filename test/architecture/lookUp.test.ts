// `record[id]` with an id from outside also finds what every object inherits.
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read } from './sources.ts'

/** A value read from a record under something that is called an id; writing is no reading. */
const READ = /[\w)\]]\??\.?\[(?:[\w$]+\??\.)*\w*[iI]d\](?!\s*=(?!=))/
const withoutComments = (text: string) => text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '')

const readings = (text: string): string[] =>
  withoutComments(text)
    .split('\n')
    .filter((line) => READ.test(line) && !/^\s*(else )?(if \(.*\) )?delete /.test(line))

describe('records with keys from outside', () => {
  it('a reading is told from a writing', () => {
    const lines = [
      'const seat = workshop.seats[seatId]',
      'if (!view.own[event.seatId]) return',
      'const left = (times ?? {})[step.id]',
      'groups[id] = place',
      'const next = { ...held, [seat.id]: seat }',
      'if (groupId === null) delete groupOf[id]',
      '// never record[id]',
      'const one = list[index]',
      'if (totals[id] === 3) return',
    ]
    expect(readings(lines.join('\n'))).toEqual([lines[0], lines[1], lines[2], lines[8]])
  })

  it('are read with lookUp alone, in the rules and on the server', () => {
    const files = [...filesBelow('shared'), ...filesBelow('server')].filter(
      (path) => isCode(path) && !path.startsWith('server/demo/'),
    )
    expect(files.length).toBeGreaterThan(100)
    const found = files.flatMap((path) => readings(read(path)).map((line) => `${path}: ${line}`))
    expect(found).toEqual([])
  })
})
