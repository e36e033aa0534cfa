import { expect, it } from 'vitest'
import { aspect, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'

it('an earlier version comes back whole, as the latest, in one step', async () => {
  const project = testProject()
  const { tie, period } = await smallCase(project)
  const p2 = await aspect(project, 'P2')
  const cell = { tie, aspect: p2, period }
  const set = (changes: object) => project.call('assessments.set', { ...cell, changes })
  await set({ level: 2, trend: 'steady', confidence: 'high', rationale: 'First' })
  await set({ level: -1, trend: 'eroding', rationale: 'Second' })
  await set({ rationale: 'Second, typed on' })
  const versions = () => project.call('assessments.versions', cell)
  expect((await versions()).map(({ number, level, rationale }) => [number, level, rationale])).toEqual([[2, -1, 'Second, typed on'], [1, 2, 'First']])

  expect((await project.step('assessments.restore', { ...cell, number: 1 })).label).toBe('Restore version 1 of Russia – Israel, P2 De-escalation structures, Syria')
  expect((await versions()).map(({ number, level, trend, confidence, rationale }) => [number, level, trend, confidence, rationale])).toEqual([
    [3, 2, 'steady', 'high', 'First'], [2, -1, 'eroding', 'high', 'Second, typed on'], [1, 2, 'steady', 'high', 'First'],
  ])
  // What a restoring replaced is kept even where only words differ and it was written a moment ago.
  await set({ rationale: 'First, mended' })
  await project.step('assessments.restore', { ...cell, number: 1 })
  expect((await versions())[0]).toMatchObject({ number: 4, rationale: 'First' })
  expect((await versions())[1]).toMatchObject({ number: 3, rationale: 'First, mended' })

  const { undo } = await project.call('history.get', {})
  await project.call('assessments.restore', { ...cell, number: 4 })
  expect((await project.call('history.get', {})).undo, 'it is so already: no step').toBe(undo)
  expect(await project.refusal('assessments.restore', { ...cell, number: 9 })).toMatchObject({ code: 'bad_request', fields: ['number'] })

  await project.call('aspects.update', { uid: p2, changes: { scale: [{ value: 0, label: 'absent', anchor: '' }, { value: 1, label: 'there', anchor: '' }] } }).catch(() => undefined)
  const { aspects } = await project.call('framework.get', {})
  const isOnScale = aspects.find(each => each.uid === p2)?.scale.some(step => step.value === -1) ?? false
  if (!isOnScale) expect(await project.refusal('assessments.restore', { ...cell, number: 2 })).toMatchObject({ code: 'bad_request', fields: ['number'] })
})
