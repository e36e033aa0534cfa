import { expect, it } from 'vitest'
import { testProject } from '../builders/project.ts'

it('refuses a change that was made from an older text, and leaves the note as it is', async () => {
  const project = testProject()
  const { uid } = await project.call('notes.create', { title: 'Slips', body: 'one' })
  await project.call('notes.update', { uid, changes: { body: 'one two' }, expected: { body: 'one' } })
  await expect(project.call('notes.update', { uid, changes: { body: 'one three' }, expected: { body: 'one' } })).rejects.toMatchObject({ code: 'conflict' })
  // Only what the caller took for granted is compared.
  await project.call('notes.update', { uid, changes: { title: 'Two slips' }, expected: { title: 'Slips' } })
  await project.call('notes.update', { uid, changes: { pinned: true } })
  expect((await project.call('notes.get', { uid })).note).toMatchObject({ title: 'Two slips', body: 'one two', pinned: true })
})

it('says no word of the note when it refuses', async () => {
  const project = testProject()
  const { uid } = await project.call('notes.create', { title: 'Heliotrope', body: 'marzipan' })
  const refused: unknown = await project.call('notes.update', { uid, changes: { body: 'saffron' }, expected: { body: 'cinnamon' } }).catch((error: unknown) => error)
  expect(String(refused)).not.toMatch(/heliotrope|marzipan|saffron|cinnamon/iu)
})
