// Ends with 0 when node_modules holds exactly what package-lock.json names, else with 1.
import { readFileSync } from 'node:fs'

/** path → description, without the package itself. */
function packages(file) {
  const all = JSON.parse(readFileSync(file, 'utf8')).packages
  return Object.entries(all).filter(([path]) => path !== '')
}

/** Made for another platform, or left over in the lock file. */
const mayBeAbsent = ({ optional, devOptional, extraneous }) => optional || devOptional || extraneous

function isInstalled() {
  const wanted = packages('package-lock.json')
  const present = new Map(packages('node_modules/.package-lock.json'))
  const missing = wanted.filter(
    ([path, described]) =>
      present.get(path)?.version !== described.version &&
      !(mayBeAbsent(described) && !present.has(path)),
  )
  const known = new Set(wanted.map(([path]) => path))
  return missing.length === 0 && [...present.keys()].every((path) => known.has(path))
}

try {
  process.exitCode = isInstalled() ? 0 : 1
} catch {
  process.exitCode = 1
}
