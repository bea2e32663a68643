import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrPath } from '../../client/ui/qrPath.ts'

const SCALE = 4

/** Paints the path's rectangles as a camera would see them: dark on white, RGBA. */
function paint({ size, path }: { size: number; path: string }): Uint8ClampedArray {
  const side = size * SCALE
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const start = (row * side + Number(x) * SCALE) * 4
      for (let at = start; at < start + Number(width) * SCALE * 4; at += 4) {
        pixels.set([0, 0, 0], at)
      }
    }
  }
  return pixels
}

describe('qrPath', () => {
  it.each([
    'https://werkstatt.beispiel.de/k7m4qp',
    'https://werkstatt.beispiel.de/beitritt/K7M4QP#ü',
    'x'.repeat(300),
  ])('draws a code that reads back: %s', (text) => {
    const code = qrPath(text)
    const side = code.size * SCALE
    expect(jsQR.default(paint(code), side, side)?.data).toBe(text)
  })

  it('keeps a quiet zone of four modules on every side', () => {
    const { size, path } = qrPath('Fallwerkstatt')
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(4)
      expect(Number(y)).toBeGreaterThanOrEqual(4)
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(size - 4)
      expect(Number(y)).toBeLessThan(size - 4)
    }
  })
})
