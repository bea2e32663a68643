// What is asked of the room or the server is on its way, is refused or is done: that round is written once, in `Attempt`
// and `CommandButton`. Written by hand it forgets something: the second press, the refusal, or where it is read.
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read, syntaxTree, walk } from './sources.ts'

/** Who keeps a problem or "at work" in a state of its own, and why `Attempt` is none of it. */
const OWN: Readonly<Record<string, string>> = {
  'client/kernel/attempt.svelte.ts': 'is it',
  'client/annotation/annotationDesk.svelte.ts': 'is at work while it meets a newer version, too',
  'client/conflict/structureEdit.svelte.ts': 'one change may be several commands and a question',
  'client/connection/ConnectionPage.svelte': 'measures the line; nothing can be refused',
  'client/login/SetupPage.svelte': 'a page that is no longer there',
  'client/page/form.svelte.ts': 'tells refusals of a field from those of the whole form',
  'client/projector/ProjectorJoinPage.svelte': 'a page that joins by itself; has no button',
  'client/rollup/DraftView.svelte': 'a refusal is over once the other person brings a new state',
  'client/room/ProblemNote.svelte': 'which one was closed',
  'client/room/RoomClient.svelte.ts': 'why a room ended',
  'client/room/sharedTextDoc.svelte.ts': 'sends what is typed; has no button',
  'client/workshop/doorBook.svelte.ts': 'loads; has no button',
}

const isState = (node: ts.CallExpression): boolean =>
  /^\$state(\.raw)?$/.test(node.expression.getText())

/** `let problem = $state.raw<Problem | null>(null)` */
const keepsProblem = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  isState(node) &&
  (node.typeArguments ?? []).some((type) => /\bProblem(Text)?\b/.test(type.getText()))

/** `busy = true`, `this.busy = true`, `sending = true` */
const beginsWork = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
  node.right.kind === ts.SyntaxKind.TrueKeyword &&
  /(^|\.)#?(busy|sending|saving|pending|working|running)$/.test(node.left.getText())

/** `result.ok ? null : result.problem` */
const takesProblem = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) &&
  /\.ok$/.test(node.condition.getText()) &&
  /^(null|undefined)$/.test(node.whenTrue.getText()) &&
  /\.problem$/.test(node.whenFalse.getText())

/** What a file with one of them has in its text: only those are parsed. */
const LIKELY = /\$state(\.raw)?<[^(]*Problem|\w+ = true\b|\.ok\s*\?\s*(null|undefined)/

/** The parts of a round that a file writes by hand. */
function rounds(path: string, text = read(path)): readonly string[] {
  const found: string[] = []
  if (!LIKELY.test(text)) return found
  walk(syntaxTree(path, text), (node) => {
    if (keepsProblem(node) || beginsWork(node) || takesProblem(node)) found.push(node.getText())
  })
  return found
}

describe('the round of what is asked', () => {
  it('is found where it is written by hand', () => {
    const component = `<script lang="ts">
      let problem = $state.raw<Problem | null>(null)
      let refusal = $state<ProblemText>()
      let busy = $state(false)
      async function open() {
        busy = true
        const result = await room.run({ type: 'openBoards' })
        busy = false
        problem = result.ok ? null : result.problem
      }
    </script>
    <Button {busy} onclick={() => void open()}>Öffnen</Button>`
    expect(rounds('client/some/Some.svelte', component)).toEqual([
      '$state.raw<Problem | null>(null)',
      '$state<ProblemText>()',
      'busy = true',
      'result.ok ? null : result.problem',
    ])
  })

  it('is written in no other place, and each exception has its reason', () => {
    const own = filesBelow('client').filter((path) => isCode(path) && rounds(path).length > 0)
    expect(own.toSorted()).toEqual(Object.keys(OWN).toSorted())
  })
})
