/** SHA-256 of a written public key, as the server names it; empty where the browser cannot compute it (no https). */
export async function keyIdOf(publicKey: string): Promise<string> {
  if (!('subtle' in crypto)) return ''
  const bytes = Uint8Array.from(atob(publicKey), (sign) => sign.charCodeAt(0))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
