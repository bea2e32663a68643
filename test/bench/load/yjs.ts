import * as Y from 'yjs'
import { themeId, title } from '../work.mjs'
import { LeanSocket } from './leanSocket.ts'
import type { Join } from './line.ts'
import { eachMark } from './marks.ts'
import { bytesAt, encode } from './varint.ts'

const SYNC = 0
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2]
const AUTH = 2
const SAVED = 8

/**
 * A client of y-websocket or of Hocuspocus, which puts the document's name before every message and says when it
 * took an update. What a document holds on joining is taken in by Yjs; of later updates only the marks are read.
 */
export const joinYjs =
  (isHocuspocus: boolean): Join =>
  (guest, told) => {
    const doc = new Y.Doc()
    const themes = doc.getMap('themes')
    let update: Uint8Array = new Uint8Array()
    doc.on('update', (made: Uint8Array) => (update = made))
    const name = isHocuspocus ? [guest.room] : []
    const skip = encode(...name).length
    const own: number[] = []
    let isReady = false
    const hear = (payload: Buffer) => {
      const kind = payload[skip]
      if (kind === SAVED && own.length > 0) return told.acknowledged(own.shift() ?? -1)
      if (kind !== SYNC) return
      const step = payload[skip + 1]
      if (step === STEP_2 && !isReady) {
        isReady = true
        Y.applyUpdate(doc, bytesAt(payload, skip + 2))
        doc.getMap('themes').toJSON()
        if (guest.everything) eachMark(payload, (index) => told.holds(index))
        return told.ready()
      }
      if (step !== UPDATE) return
      eachMark(payload, (index) => {
        if (!isHocuspocus && own[0] === index) {
          own.shift()
          told.acknowledged(index)
        }
        told.heard(index)
      })
    }
    const path = isHocuspocus ? '/' : `/${guest.room}`
    const socket = new LeanSocket(
      guest.port,
      path,
      {},
      {
        opened: () => {
          if (isHocuspocus) socket.binary(encode(guest.room, AUTH, 0, 'token'))
          socket.binary(encode(...name, SYNC, STEP_1, Y.encodeStateVector(doc)))
        },
        heard: hear,
        closed: () => told.closed(),
      },
    )
    return {
      socket,
      give: (index, theme, length) => {
        themes.set(themeId(theme), { id: themeId(theme), title: title(index, length) })
        own.push(index)
        socket.binary(encode(...name, SYNC, UPDATE, update))
      },
    }
  }
