import type { TestProject } from 'vitest/node'
import { findChromium } from '../support/browser.ts'
import build from '../support/globalSetup.ts'

/** The product is built and the browser unpacked before two files look for both at the same time. */
export default async function setup(project: TestProject): Promise<void> {
  build(project)
  // Without a browser each file says so itself.
  await findChromium().catch(() => undefined)
}
