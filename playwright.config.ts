import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import { findTestBrowser, headlessFlags } from './scripts/browser.ts'

// What Node compiles for one shell is there for the next one.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, 'node_modules/.cache/compile')

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/support/prepare.ts',
  // Those are the business of playwright.long.config.ts.
  grepInvert: /@long/u,
  // Files side by side, each with workbenches and folders of its own; the tests of a file one after the other.
  fullyParallel: false,
  workers: 2,
  // A busy machine may be late once; a test that passes only the second time is named as flaky in the summary.
  retries: process.env['CI'] ? 1 : 0,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results',
  projects: [
    {
      name: 'browser-shell',
      testIgnore: 'electron*.spec.ts',
      use: {
        actionTimeout: 20_000, browserName: 'chromium', headless: true, viewport: { width: 1440, height: 900 }, screenshot: 'only-on-failure', trace: 'on-first-retry',
        // A path that is not there fails with its name; scripts/ensure-browser.ts runs before and says what to do.
        launchOptions: { executablePath: findTestBrowser() ?? '/no-browser-found', args: headlessFlags },
      },
    },
    { name: 'electron', testMatch: 'electron*.spec.ts' },
  ],
})
