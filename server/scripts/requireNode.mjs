// Imported first by everything that can be started by hand: says in one line when this Node is too old, instead of
// letting the database's native code end the process without a word. Npm scripts run the Node that npm installs.
// Written so that an old Node can read it.

/** Oldest version that works, as in package.json `engines`: better-sqlite3 13 crashes before it. */
export const OLDEST_NODE = [22, 13]

/** Whether a version such as "22.13.0" is new enough. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
}

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(
    `Fallwerkstatt braucht Node.js ${OLDEST_NODE.join('.')} oder neuer; dies ist ${process.version}. ` +
      'Mit npm starten (npm start, npm run demo), das unter Linux und Windows ein passendes Node mitbringt, oder Node.js 24 installieren. ' +
      '(This Node.js is too old: start through npm, or install Node.js 24.)\n',
  )
  process.exit(1)
}
