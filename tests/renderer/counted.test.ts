import { expect, test } from 'vitest'
import { exportFormats } from '../../db/contract/methods/exports.ts'
import { formatGroups } from '../../renderer/features/export/export-formats.ts'
import { countedWords } from '../../renderer/ui/counted.ts'

test.each([
  [{ what: 'private notes', count: 1 }, '1 private note'], [{ what: 'private notes', count: 2 }, '2 private notes'], [{ what: 'items of evidence', count: 1 }, '1 item of evidence'],
  [{ what: 'phases that are not coded', count: 1 }, '1 phase that is not coded'], [{ what: 'ties', count: 1 }, '1 tie'],
  [{ what: 'the field “event-title”', count: 1 }, 'the field “event-title”, once'], [{ what: 'the field “event-title”', count: 3 }, 'the field “event-title”, 3 times'],
  [{ what: 'lists (aliases and codes)', count: 1 }, '1 lists (aliases and codes)'],
])('%o in words is “%s”', (counted, words) => expect(countedWords(counted)).toBe(words))

test('every format that can be written is offered once', () => {
  expect(formatGroups.flatMap(({ formats }) => formats.map(({ format }) => format)).toSorted()).toEqual([...exportFormats].toSorted())
})
