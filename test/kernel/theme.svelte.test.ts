import { describe, expect, it } from 'vitest'
import { Theme, THEME_KEY } from '../../client/kernel/theme.svelte.ts'

function fakeRoot() {
  const attributes = new Map<string, string>()
  return {
    attributes,
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
  }
}

function fakeStorage(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start))
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const forbidden = {
  getItem: () => {
    throw new Error('forbidden')
  },
  setItem: () => {
    throw new Error('forbidden')
  },
  removeItem: () => {
    throw new Error('forbidden')
  },
}

describe('Theme', () => {
  it('follows the device until somebody chooses', () => {
    const root = fakeRoot()
    const theme = new Theme(root, fakeStorage())
    expect(theme.choice).toBe('system')
    expect(root.attributes.size).toBe(0)
  })

  it('shows and keeps a choice, and forgets it again', () => {
    const root = fakeRoot()
    const storage = fakeStorage()
    const theme = new Theme(root, storage)
    theme.choose('dark')
    expect(root.attributes.get('data-theme')).toBe('dark')
    expect([...storage.kept]).toEqual([[THEME_KEY, 'dark']])
    expect(new Theme(fakeRoot(), storage).choice).toBe('dark')
    theme.choose('system')
    expect(root.attributes.has('data-theme')).toBe(false)
    expect(storage.kept.size).toBe(0)
  })

  it('does not trust what it finds in the storage', () => {
    expect(new Theme(fakeRoot(), fakeStorage({ [THEME_KEY]: 'neon' })).choice).toBe('system')
  })

  it.each([
    ['forbidden', forbidden],
    ['missing', undefined],
  ])('works for the page where storage is %s', (_name, storage) => {
    const root = fakeRoot()
    const theme = new Theme(root, storage)
    theme.choose('light')
    expect(theme.choice).toBe('light')
    expect(root.attributes.get('data-theme')).toBe('light')
  })
})
