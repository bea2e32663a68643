import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ToastList } from '../../client/ui/toastList.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const texts = (toasts: ToastList): readonly string[] => toasts.items.map((toast) => toast.text)

describe('ToastList', () => {
  it('keeps a message with an action longer than one without', () => {
    const toasts = new ToastList()
    toasts.show('Gesichert')
    toasts.show('Gelöscht', { action: { label: 'Rückgängig machen', run: () => undefined } })
    vi.advanceTimersByTime(5_000)
    expect(texts(toasts)).toEqual(['Gelöscht'])
    vi.advanceTimersByTime(3_000)
    expect(texts(toasts)).toEqual([])
  })

  it('keeps what is awaited until it is closed, taken back or no longer holds', () => {
    const toasts = new ToastList()
    let away = true
    const take = toasts.show('Abstimmung', { lasting: true, holds: () => away })
    vi.advanceTimersByTime(600_000)
    expect(texts(toasts)).toEqual(['Abstimmung'])
    toasts.release()
    vi.advanceTimersByTime(600_000)
    expect(texts(toasts)).toEqual(['Abstimmung'])
    away = false
    expect(texts(toasts)).toEqual([])
    away = true
    take()
    expect(texts(toasts)).toEqual([])
  })

  it('waits while somebody reads', () => {
    const toasts = new ToastList()
    toasts.show('Gesichert')
    toasts.hold()
    vi.advanceTimersByTime(60_000)
    expect(texts(toasts)).toEqual(['Gesichert'])
    toasts.release()
    vi.advanceTimersByTime(6_000)
    expect(texts(toasts)).toEqual([])
  })

  it('replaces a message by a newer one about the same, and leaves the others', () => {
    const toasts = new ToastList()
    toasts.show('Alle sind bei A', { about: 'step' })
    toasts.show('Gesichert')
    toasts.show('Alle sind bei B', { about: 'step' })
    expect(texts(toasts)).toEqual(['Gesichert', 'Alle sind bei B'])
    vi.advanceTimersByTime(12_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('shows nothing that no longer is as it says', () => {
    const toasts = new ToastList()
    let step = 'A'
    toasts.show('Alle sind bei A', { about: 'step', holds: () => step === 'A' })
    expect(texts(toasts)).toEqual(['Alle sind bei A'])
    step = 'B'
    expect(texts(toasts)).toEqual([])
  })

  it('shows three at most, the oldest goes first', () => {
    const toasts = new ToastList()
    for (const text of ['eins', 'zwei', 'drei', 'vier']) toasts.show(text)
    expect(texts(toasts)).toEqual(['zwei', 'drei', 'vier'])
  })

  it('leaves no message behind when it is disposed of', () => {
    const toasts = new ToastList()
    toasts.show('Gesichert')
    toasts.dispose()
    expect(toasts.items).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
