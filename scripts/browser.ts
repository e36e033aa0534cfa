import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from '../electron/serve/find-browser.ts'

/** Flags for a browser that runs without a screen, for tests, screenshots and benchmarks. Playwright adds its own. */
export const headlessFlags = [
  '--headless=new', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * The browser that tests run in: `ENTENTE_BROWSER`, else Playwright's own where it is there (the very version it was made for), else an
 * installed one of the Chromium family. Returns null where there is none.
 */
export function findTestBrowser(): string | null {
  if (process.env['ENTENTE_BROWSER']) return findBrowser()
  const own = chromium.executablePath()
  return existsSync(own) ? own : findBrowser()
}
