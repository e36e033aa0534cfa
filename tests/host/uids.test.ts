import { validate, version } from 'uuid'
import { expect, test } from 'vitest'
import { createUids } from '../../electron/host/uids.ts'

test('uids are of version 7, none twice, in their order whatever the clock does', () => {
  let now = 1_700_000_000_000
  const newUid = createUids(() => now)
  const made: string[] = []
  for (let index = 0; index < 20_000; index += 1) {
    if (index % 700 === 0) now += index % 1_400 === 0 ? 1 : -2
    made.push(newUid())
  }
  expect(made.every(uid => validate(uid) && version(uid) === 7)).toBe(true)
  expect(new Set(made).size).toBe(made.length)
  expect(made.toSorted()).toEqual(made)
  expect(made[0]?.slice(0, 13)).toBe('018bcfe5-6801')
})

test('what is drawn is not told by the clock', () => {
  const [one, other] = [createUids(() => 5), createUids(() => 5)]
  expect(one()).not.toBe(other())
})
