/** "Schutzauftrag, Fassung 1 (Entwurf)": a catalogue with its version and, where it says one, its status. */
export function catalogueLine({
  title,
  version,
  status,
}: Record<'title' | 'version' | 'status', string>): string {
  const word = status.split(/\s+[–-]\s+/)[0]?.trim() ?? ''
  return `${title}, Fassung ${version}${word === '' ? '' : ` (${word})`}`
}
