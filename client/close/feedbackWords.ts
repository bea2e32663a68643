/** The question of the feedback at the end of the day, the same on devices and on the wall. */
export const FEEDBACK_QUESTION = 'Hat sich diese Fallwerkstatt für Ihre Arbeit gelohnt?'
