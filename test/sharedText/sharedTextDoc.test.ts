import { describe, expect, it } from 'vitest'
import { SharedTextDoc } from '../../client/room/sharedTextDoc.svelte.ts'
import { caretAfter, difference } from '../../client/room/textChange.ts'
import { problem } from '../../shared/kernel/problem.ts'
import { ok, refuse, type Result } from '../../shared/kernel/result.ts'
import { SHARED_TEXT_LIMIT } from '../../shared/sharedText/sharedText.ts'
import { Prng } from '../support/prng.ts'

interface Sent {
  readonly update: string
  readonly answer: (result: Result<null>) => Promise<void>
}

/** One window with a text, a clock and a line of its own. */
function desk() {
  const sent: Sent[] = []
  let due: (() => void)[] = []
  const waits: number[] = []
  const doc = new SharedTextDoc({
    send: (update) =>
      new Promise((settle) => {
        const answer = async (result: Result<null>) => {
          settle(result)
          await Promise.resolve()
        }
        sent.push({ update, answer })
      }),
    later: (ms, run) => {
      waits.push(ms)
      due.push(run)
      return () => (due = due.filter((one) => one !== run))
    },
  })
  const tick = () => {
    for (const run of due.splice(0)) run()
  }
  return { doc, sent, tick, waits }
}
type Desk = ReturnType<typeof desk>

/** The server takes everything that is on its way and tells all. */
async function settle(desks: readonly Desk[]): Promise<void> {
  for (let busy = true; busy;) {
    busy = false
    for (const one of desks) {
      one.tick()
      for (const { update, answer } of one.sent.splice(0)) {
        busy = true
        for (const other of desks) other.doc.receive(update)
        await answer(ok(null))
      }
    }
  }
}

const insert = ({ doc }: Desk, at: number, letters: string) =>
  doc.edit(doc.text.slice(0, at) + letters + doc.text.slice(at), at + letters.length)

describe('a text that several people write', () => {
  it('[VO10] what was refused while a vote ran is sent again when it is closed, without another letter', async () => {
    const one = desk()
    one.doc.edit('Letzte Worte')
    one.tick()
    await one.sent.splice(0)[0]?.answer(refuse(problem('vote.frozen')))
    expect([one.doc.text, one.doc.saving, one.doc.problem?.code]).toEqual([
      'Letzte Worte',
      true,
      'vote.frozen',
    ])
    one.doc.retry()
    expect(one.sent).toHaveLength(1)
    one.doc.retry()
    expect(one.sent).toHaveLength(1)
    await one.sent.splice(0)[0]?.answer(ok(null))
    expect([one.doc.saving, one.doc.problem]).toEqual([false, null])
    one.doc.retry()
    expect(one.sent).toHaveLength(0)
  })

  it('keeps every letter of both, whatever the order of delivery', async () => {
    const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))
    const prng = new Prng(seed)
    const desks = [desk(), desk()]
    const letters = ['abcdefghijklm', 'nopqrstuvwxyz'].map((own) =>
      [...own].flatMap((letter) => Array.from({ length: 20 }, () => letter)),
    )
    while (letters.some((own) => own.length > 0)) {
      const who = prng.below(2)
      const one = desks[who]
      const letter = letters[who]?.pop()
      if (one && letter) insert(one, prng.below(one.doc.text.length + 1), letter)
      if (prng.below(4) === 0) one?.tick()
      if (prng.below(6) === 0) await settle(desks)
    }
    await settle(desks)
    const [first = '', second] = desks.map(({ doc }) => doc.text)
    expect(second, `SEED=${String(seed)}`).toBe(first)
    const all = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => letter.repeat(20)).join('')
    expect([...first].sort().join(''), `SEED=${String(seed)}`).toBe(all)
  })

  it('carries in every update what the server has not confirmed: the last one suffices', async () => {
    const one = desk()
    const other = desk()
    for (const word of ['Die ', 'Frist ', 'lief ', 'ab.']) {
      insert(one, one.doc.text.length, word)
      one.tick()
    }
    expect(one.doc.saving).toBe(true)
    const [last, ...lost] = one.sent.splice(0).reverse()
    if (last) other.doc.receive(last.update)
    expect(lost).toHaveLength(3)
    expect(other.doc.text).toBe('Die Frist lief ab.')
    for (const { answer } of lost) await answer(refuse(problem('server.storage')))
    expect(one.doc.saving).toBe(true)
    await last?.answer(ok(null))
    expect([one.doc.saving, one.doc.problem]).toEqual([false, null])
    one.tick()
    expect(one.sent).toEqual([])
  })

  it('gathers more while an answer is awaited, so that few updates wait without a line', () => {
    const one = desk()
    insert(one, 0, 'a')
    one.tick()
    insert(one, 1, 'b')
    expect(one.waits).toEqual([150, 2000])
  })

  it('takes back only what was written here', async () => {
    const [one, other] = [desk(), desk()]
    insert(one, 0, 'meins')
    await settle([one, other])
    insert(other, 0, 'fremd ')
    await settle([one, other])
    one.doc.undo()
    await settle([one, other])
    expect([one.doc.text, other.doc.text]).toEqual(['fremd ', 'fremd '])
    one.doc.redo()
    await settle([one, other])
    expect(other.doc.text).toBe('fremd meins')
  })

  it('lets a composition end in peace while others write before it', async () => {
    const [one, other] = [desk(), desk()]
    insert(one, 0, 'Ubergabe')
    await settle([one, other])
    const branch = one.doc.branch()
    insert(other, 0, 'Zur ')
    await settle([one, other])
    const caret = one.doc.merge(branch, 'Übergabe', 1)
    await settle([one, other])
    expect([one.doc.text, other.doc.text]).toEqual(['Zur Übergabe', 'Zur Übergabe'])
    expect(caret).toBe('Zur Ü'.length)
    one.doc.undo()
    expect(one.doc.text).toBe('Zur Ubergabe')
  })

  it('holds back a text that is too long, and sends it whole once it was shortened', async () => {
    const one = desk()
    insert(one, 0, 'x'.repeat(SHARED_TEXT_LIMIT + 1))
    one.tick()
    expect([one.sent.length, one.doc.tooLong, one.doc.saving]).toEqual([0, true, true])
    one.doc.edit('kurz')
    one.tick()
    const reader = desk()
    await settle([one, reader])
    expect(reader.doc.text).toBe('kurz')
  })

  it('carries everything again after a refusal', async () => {
    const [one, other] = [desk(), desk()]
    insert(one, 0, 'erstes ')
    one.tick()
    await one.sent.pop()?.answer(refuse(problem('server.storage')))
    expect(one.doc.problem?.code).toBe('server.storage')
    expect(one.doc.saving).toBe(true)
    insert(one, one.doc.text.length, 'zweites')
    await settle([one, other])
    expect(other.doc.text).toBe('erstes zweites')
    expect(one.doc.problem).toBeNull()
  })
})

describe('where something was typed', () => {
  it('is where the caret stands, also among equal letters', () => {
    expect(difference('aaa', 'aaaa', 1)).toEqual({ start: 0, removed: 0, added: 'a' })
    expect(difference('aaa', 'aaaa', 3)).toEqual({ start: 2, removed: 0, added: 'a' })
    expect(difference('aaa', 'aa', 1)).toEqual({ start: 1, removed: 1, added: '' })
  })

  it('never lies inside a character', () => {
    const { start, removed, added } = difference('😀', '😁', 2)
    expect([start, removed, added]).toEqual([0, 2, '😁'])
  })
})

describe('the own caret', () => {
  it('moves with what others write or delete before it, and stays before what comes at it', () => {
    expect(caretAfter([{ insert: 'Zur ' }], 3)).toBe(7)
    expect(caretAfter([{ retain: 5 }, { insert: 'x' }], 3)).toBe(3)
    expect(caretAfter([{ retain: 3 }, { insert: 'x' }], 3)).toBe(3)
    expect(caretAfter([{ delete: 2 }], 3)).toBe(1)
    expect(caretAfter([{ retain: 1 }, { delete: 5 }], 3)).toBe(1)
  })
})
