import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ErrorCode } from '../../db/contract/errors.ts'
import { accountRows, lossText } from '../../renderer/features/recovery/words.ts'
import { FaultNoticeOf } from '../../renderer/features/status/FaultNotice.tsx'

function shown(place: 'here' | 'gone' | 'replaced', code: ErrorCode | null, { hidden = false } = {}): string {
  const error = code ? { code, message: 'The disk is full.' } : null
  return renderToStaticMarkup(<FaultNoticeOf place={place} error={error} file={hidden ? null : '/home/נועה/case.entente'} onGoOn={() => undefined} onClose={() => undefined} />)
}

test('says what is wrong with the file, what is safe, and leads to another place; nothing where nothing is wrong', () => {
  expect(shown('here', null)).toBe('')
  expect(shown('here', 'conflict')).toBe('')
  for (const code of ['disk_full', 'disk_error', 'read_only'] as const) expect(shown('here', code)).toMatch(/Not saved\..*The disk is full\. What you type stays in this window.*Save as a new file…/u)
  expect(shown('gone', null)).toMatch(/gone from its place.*<bdi class="file-path">\/home\/נועה\/case\.entente<\/bdi>.*Save as a new file…/u)
  expect(shown('replaced', 'file_gone')).toMatch(/Another file stands in the place.*left alone.*Save as a new file…/u)
  expect(shown('gone', null, { hidden: true })).not.toContain('נועה')
  expect(shown('here', 'corrupt')).toMatch(/damaged.*Close and see what can be saved…/u)
})

test('an account of what was saved names what an analyst knows, what lost something first, and adds up the rest', () => {
  const table = (name: string, saved: number, lostAtMost = 0, dropped = 0) => ({ table: name, saved, lostAtMost, dropped })
  const rows = accountRows([table('actor', 4), table('actor_alias', 9), table('excerpt', 5, 2), table('citation', 1, 0, 3)])
  expect(rows).toEqual([
    { what: 'Excerpts', saved: 5, lostAtMost: 2, dropped: 0 }, { what: 'Actors', saved: 4, lostAtMost: 0, dropped: 0 }, { what: 'What belongs to them', saved: 10, lostAtMost: 0, dropped: 3 },
  ])
  expect(lossText(rows)).toBe('At most 2 entries could not be read. 3 that were read cannot stand without them and were left out. The history of changes was left behind.')
  expect(lossText(accountRows([table('actor', 4)]))).toContain('Everything could be read')
})
