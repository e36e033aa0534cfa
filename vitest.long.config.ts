import { defineConfig } from 'vitest/config'

/** The walks and fuzzers that `npm test` keeps short, at full length. */
export default defineConfig({
  test: {
    include: ['tests/service/random-walk.test.ts', 'tests/service/merge-copy-walk.test.ts', 'tests/fuzz/**/*.test.ts', 'tests/formats/import/fuzz.test.ts'],
    environment: 'node',
    pool: 'forks',
    env: { ENTENTE_LONG: '1' },
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
})
