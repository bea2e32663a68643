import { beforeEach, describe, expect, it } from 'vitest'
import { EventSocket } from '../../client/kernel/eventSocket.ts'
import { MAX_FRAME } from '../../shared/protocol/message.ts'

const listeners = new Map<string, (event: MessageEvent<string>) => void>()
const say = (type: string, data = '') => listeners.get(type)?.({ data } as MessageEvent<string>)
let posts: { id: string; frames: string; answer: (ok: boolean) => void }[]
let closed: boolean
let socket: EventSocket
let told: string[]

beforeEach(() => {
  listeners.clear()
  posts = []
  closed = false
  told = []
  socket = new EventSocket({
    stream: () => ({
      addEventListener: (type, listener) => listeners.set(type, listener),
      close: () => (closed = true),
    }),
    post: (id, frames) => new Promise((answer) => posts.push({ id, frames, answer })),
  })
  socket.onopen = () => told.push('open')
  socket.onmessage = ({ data }) => told.push(String(data))
  socket.onclose = ({ code }) => told.push(`closed ${String(code)}`)
})

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('a line of server-sent events and posts', () => {
  it('is open once the stream gave it an id, and posts under it', () => {
    expect(socket.readyState).toBe(0)
    say('line', 'secret')
    expect(socket.readyState).toBe(1)
    socket.send('a')
    expect(posts.map(({ id, frames }) => [id, frames])).toEqual([['secret', 'a']])
    say('message', '{"t":"pong"}')
    expect(told).toEqual(['open', '{"t":"pong"}'])
  })

  it('posts one after the other; what is said meanwhile travels together, in order', async () => {
    say('line', 'secret')
    for (const text of ['a', 'b', 'c']) socket.send(text)
    expect(posts).toHaveLength(1)
    posts[0]?.answer(true)
    await turn()
    expect(posts.map(({ frames }) => frames)).toEqual(['a', 'b\nc'])
  })

  it('puts no more into a post than the server takes', async () => {
    say('line', 'secret')
    const large = 'ä'.repeat(MAX_FRAME / 4)
    for (const text of ['a', large, large]) socket.send(text)
    posts[0]?.answer(true)
    await turn()
    expect(posts[1]?.frames).toBe(large)
  })

  it('is lost when a post does not arrive, and says so once', async () => {
    say('line', 'secret')
    socket.send('a')
    posts[0]?.answer(false)
    await turn()
    say('error')
    expect(told).toEqual(['open', 'closed 1006'])
    expect(closed).toBe(true)
  })

  it('ends with the code the server names', () => {
    say('line', 'secret')
    say('end', '4403')
    say('error')
    expect(told).toEqual(['open', 'closed 4403'])
  })

  it('says nothing more once it was closed', () => {
    say('line', 'secret')
    socket.close()
    say('error')
    expect(told).toEqual(['open'])
  })
})
