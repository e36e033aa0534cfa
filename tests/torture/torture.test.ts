import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary.ts'
import { tableOf, torture } from './torture.ts'

test('a process that is killed while it works loses nothing that it acknowledged, and leaves nothing half done', async () => {
  const result = await torture({ kills: 20, folder: temporaryFolder(), seed: Date.now() % 1_000_000 })
  expect(result.problems, tableOf(result)).toEqual([])
  expect(result.kills).toBe(20)
  // Not for want of anything to lose.
  expect(result.acknowledged).toBeGreaterThan(20)
}, 180_000)
