import { defineConfig } from '@playwright/test'
import usual from './playwright.config.ts'

/** The end-to-end tests that `npm test` leaves out: journeys that it takes in one size of the window, in the others. */
export default defineConfig({ ...usual, grep: /@long/u, grepInvert: [] })
