/** A fault of the list, and where it is answered if not by a test of its own here. */
export interface ListedFault {
  readonly id: string
  readonly title: string
  /** Tests outside this folder that prove (a part of) it. */
  readonly elsewhere?: readonly string[]
  /** What is known not to hold. */
  readonly limit?: string
  /** Why there is no test: what is missing. */
  readonly missing?: string
}

/** Every fault the room engine has to bear, in the order of the list. */
export const faultList: readonly ListedFault[] = [
  { id: 'F1', title: 'kill −9 under load', elsewhere: ['test/server/durability.test.ts'] },
  { id: 'F2', title: 'kill at named points', elsewhere: ['test/room/simulation.test.ts'] },
  { id: 'F3', title: 'power loss' },
  { id: 'F4', title: 'disk full' },
  { id: 'F5', title: 'input and output errors' },
  { id: 'F6', title: 'database locked by another process' },
  { id: 'F7', title: 'long reader' },
  {
    id: 'F8',
    title: 'corrupted page, truncated log',
    limit:
      'A changed letter inside a text is not noticed, and a log that lost its end looks like one that ended earlier.',
    elsewhere: ['test/server/database.test.ts'],
  },
  { id: 'F9', title: 'clock jumps' },
  {
    id: 'F10',
    title: 'half-open sockets',
    elsewhere: ['test/server/pulse.test.ts', 'test/kernel/transport.test.ts'],
  },
  { id: 'F11', title: 'slow consumer' },
  { id: 'F12', title: 'packet chaos' },
  { id: 'F13', title: 'duplicates and replays', elsewhere: ['test/room/simulation.test.ts'] },
  { id: 'F14', title: 'reordered, gaps', elsewhere: ['test/room/simulation.test.ts'] },
  { id: 'F15', title: 'replay in a foreign session' },
  { id: 'F16', title: 'malformed frames' },
  { id: 'F17', title: '10,000 fuzzed inputs' },
  { id: 'F18', title: 'huge paste', elsewhere: ['test/caseText/parse.test.ts'] },
  {
    id: 'F19',
    title: 'upload bombs',
    missing: 'No file is uploaded: raw files are read in the browser only.',
  },
  { id: 'F20', title: 'migration interrupted', elsewhere: ['test/server/database.test.ts'] },
  {
    id: 'F21',
    title: 'backup under load',
    elsewhere: ['test/server/database.test.ts'],
    limit: 'Backups are not encrypted yet.',
  },
  {
    id: 'F22',
    title: 'restore drill',
    missing:
      'A drill is done by a person. That a restored copy works is part of F21; a journal of deletions does not exist yet.',
  },
  {
    id: 'F23',
    title: 'two tabs, two devices',
    elsewhere: [
      'test/room/simulation.test.ts',
      'test/e2e/line.test.ts',
      'test/conflict/structureEdit.test.ts',
    ],
  },
  {
    id: 'F24',
    title: 'offline for 30 minutes',
    elsewhere: ['test/room/outbox.test.ts', 'test/e2e/line.test.ts'],
  },
  { id: 'F25', title: 'reconnect storm' },
  {
    id: 'F26',
    title: 'new version during a workshop',
    elsewhere: ['test/server/durability.test.ts'],
  },
  {
    id: 'F27',
    title: 'emergency withdrawal',
    elsewhere: ['test/server/line.test.ts', 'test/e2e/line.test.ts'],
  },
  { id: 'F28', title: 'resource exhaustion' },
  { id: 'F29', title: 'stall of the event loop' },
  { id: 'F30', title: 'role change under way', elsewhere: ['test/room/simulation.test.ts'] },
  {
    id: 'F31',
    title: 'soak',
    limit: 'Two minutes here; the eight hours of a workshop day are not run.',
  },
  {
    id: 'F32',
    title: 'roll-up during writes',
    missing: 'There is no roll-up over several offices yet.',
  },
  {
    id: 'F33',
    title: 'large bodies from anybody',
    elsewhere: ['test/server/body.test.ts'],
  },
  {
    id: 'F34',
    title: 'dear calls of one session',
    elsewhere: ['test/server/sessionTurns.test.ts'],
  },
]
