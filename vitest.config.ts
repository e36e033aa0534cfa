import { resolve } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

// What Node compiles for one of the processes and threads that tests start is there for the next one: half of what starting costs.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, 'node_modules/.cache/compile')

/** Folders whose tests change nothing but what they made: their files share processes, and load the program once. */
const together = ['db', 'domain', 'formats', 'graph', 'renderer', 'sample', 'service', 'transport'].map(folder => `tests/${folder}/**/*.test.{ts,tsx}`)

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    // A test waits for the disk often enough to leave room for two on two cores.
    maxWorkers: 2,
    // Generous: a busy machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false, setupFiles: ['tests/support/fixed-seed.ts'] } },
      { extends: true, test: { name: 'apart', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, ...together, 'tests/e2e/**'] } },
    ],
  },
})
