import { test as base, expect, type Page } from '@playwright/test'
import { startShell, type RunningShell } from './browser-shell.ts'

export { expect }

interface Fixtures {
  /** The browser shell on a fresh copy of the sample. */
  shell: RunningShell
  /** A window of it, opened by a launch link. Fails the test afterwards if the page said anything wrong, or asked anyone but the shell. */
  workbench: Page
}

/** What a page may not do during a test: errors, breaches of the policy, requests to anyone but its own shell. */
export function watchPage(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('request', request => {
    const { protocol } = new URL(request.url())
    if (!request.url().startsWith(`${origin}/`) && protocol !== 'data:' && protocol !== 'blob:') faults.push(`request: ${request.url()}`)
  })
  return faults
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright asks for the pattern.
  shell: async ({}, use) => {
    const shell = await startShell()
    await use(shell)
    await shell.stop()
  },
  workbench: async ({ page, shell }, use) => {
    const faults = watchPage(page, shell.origin)
    await page.goto(shell.link)
    await use(page)
    expect(faults).toEqual([])
  },
})
