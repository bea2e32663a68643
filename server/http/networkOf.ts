import { isIPv6 } from 'node:net'

/** Groups of an IPv6 address that name the network; the rest a host chooses as it likes. */
const NETWORK_GROUPS = 4
const GROUPS = 8

/**
 * What counts as one address if a caller is slowed down: an IPv4 address, or the /64 of an IPv6 one, which a
 * single household or machine has for itself (RFC 6177). An IPv4 address written as IPv6 is the IPv4 one.
 */
export function networkOf(ip: string): string {
  const plain = ip.split('%')[0] ?? ip
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(plain)) return ip
  const [head = '', tail] = plain.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - before.length - after.length)
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''))
  return `${network.join(':')}::/64`
}
