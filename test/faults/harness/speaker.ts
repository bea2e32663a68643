// A seat that speaks frame by frame, says things again and again, and writes down what it was answered.
import { newId } from '../../../shared/kernel/id.ts'
import type { Command } from '../../../shared/room/command.ts'
import type { ServerMessage } from '../../../shared/protocol/message.ts'
import { openSocket, type BareLine, type LineTarget } from '../../support/lines.ts'
import { outcomeIn } from '../../support/roomLine.ts'

/** One seat on a line that can be lost and opened anew at any moment. */
export class Speaker {
  readonly target: LineTarget
  #line: BareLine | null = null

  constructor(target: LineTarget) {
    this.target = target
  }

  /** The open line, welcomed. */
  async line(): Promise<BareLine> {
    if (this.#line?.closed === null) return this.#line
    const line = await openSocket(this.target)
    line.hello()
    await line.next('welcome')
    this.#line = line
    return line
  }

  /** Loses the line without a word. */
  cut(): void {
    this.#line?.leave()
    this.#line = null
  }

  /** Says a command and waits for its outcome: `ok`, or the code of its refusal. */
  async ask(command: Command, id: string = newId()): Promise<string> {
    const line = await this.line()
    const from = line.heard.length
    line.tell({ t: 'command', id, command })
    return line.until(() => outcomeIn(line.heard.slice(from), id), `the outcome of ${command.type}`)
  }

  /** Everything heard on the present line. */
  get heard(): readonly ServerMessage[] {
    return this.#line?.heard ?? []
  }
}
