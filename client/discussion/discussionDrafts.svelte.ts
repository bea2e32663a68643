/** What is typed but not yet sent: it outlives the screen, so that a change of step takes no word away. */
class DiscussionDrafts {
  question = $state('')
  topic = $state('')
}

const drafts = new WeakMap<object, DiscussionDrafts>()

/** The drafts of a room connection, made when first asked for; held in memory only. */
export function draftsOf(room: object): DiscussionDrafts {
  const known = drafts.get(room)
  if (known) return known
  const made = new DiscussionDrafts()
  drafts.set(room, made)
  return made
}
