// Runs after all journeys of a whole run: every control they were offered was pressed with an effect.
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { CONTROL_LOG } from './control.ts'
import { controlMap, judge, readLog, type MappedControl, type Verdict } from './controlMap.ts'
import { UNPRESSED } from './unpressed.ts'

const FOLDER = resolve(import.meta.dirname, '../../build/test')
/** Only a whole run has seen all journeys: `npm test` without paths says so. */
const isWholeRun = process.env.WHOLE_RUN === '1'

const lineOf = ({ key, example, pressedIn, offeredIn }: MappedControl): string =>
  pressedIn.length > 0
    ? `${key}\n    ${pressedIn.join(' ')}\n`
    : `${key}\n    ${UNPRESSED[key]?.why ?? 'NEVER PRESSED'}; „${example}“, offered in ${offeredIn.join(' ')}\n`

describe.skipIf(!isWholeRun)(
  'after all journeys of a whole run (with paths given, there are not all)',
  () => {
    let map: readonly MappedControl[]
    let verdict: Verdict

    beforeAll(() => {
      map = controlMap(readLog(CONTROL_LOG))
      verdict = judge(map, UNPRESSED)
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(resolve(FOLDER, 'controls.txt'), map.map(lineOf).join(''))
      const never = map.filter(({ pressedIn }) => pressedIn.length === 0)
      writeFileSync(resolve(FOLDER, 'unpressed-controls.txt'), never.map(lineOf).join(''))
      const listed = Object.keys(UNPRESSED).length
      console.log(
        `${map.length} controls offered, ${map.length - never.length} pressed, ${listed} listed with a reason`,
      )
    })

    it('the journeys ran: hundreds of controls were offered', () => {
      expect(map.length).toBeGreaterThan(300)
    })

    it('each control was pressed with an effect, or stands in unpressed.ts with its reason', () => {
      expect(verdict.unpressed).toEqual([])
    })

    it('each reason in unpressed.ts is about a control that is offered and not pressed', () => {
      expect({ gone: verdict.gone, pressed: verdict.pressed }).toEqual({ gone: [], pressed: [] })
    })
  },
)
