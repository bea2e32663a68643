import { test } from 'vitest'
import { expectRefusal } from '../support/oldNode.ts'

test.each(['build/server.js', 'build/backup.js', 'build/restore.js'])(
  '%s on a Node that is too old says so in one line, before anything native is loaded',
  (file) => {
    expectRefusal(file)
  },
)
