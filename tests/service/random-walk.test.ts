import { expect, it } from 'vitest'
import type { MethodName } from '../../db/contract/api.ts'
import { checkProject } from '../../db/service/open-project.ts'
import { testProject, type TestProject } from '../builders/project.ts'
import { namesOf, seeded, walker } from '../builders/random-walk.ts'

/** `npm run test:long` walks further, from several beginnings, and checks the project after every step. */
const long = process.env['ENTENTE_LONG'] === '1'
const seeds = long ? [20_240_630, 1, 2, 3, 4, 5, 6] : [20_240_630]
// Undo reaches 1,000 steps back: a walk stays within them, so that all of it can be undone.
const steps = long ? 900 : 700
const checkEvery = long ? 1 : 100

const soundProject = (project: TestProject, step: number) => expect(checkProject(project.file).problems, `after step ${step}`).toEqual([])

async function replay({ call }: TestProject, direction: 'history.undo' | 'history.redo'): Promise<number> {
  let replayed = 0
  while ((await call(direction, {})).done !== null) replayed += 1
  return replayed
}

it.each(seeds)('random edits, deletions, merges, copies, undo and redo are undone and done again exactly (seed %i)', { timeout: long ? 1_200_000 : 90_000 }, async seed => {
  const project = testProject()
  const { dump } = project
  const { change, close } = walker(project, seeded(seed))
  const first = dump()
  const done = new Map<MethodName, number>()
  for (let made = 0, tries = 0; made < steps; tries += 1) {
    if (tries > steps * 5) throw new Error('the walk does not get on')
    project.ports.advance(1_000)
    const method = await change()
    if (method === null) continue
    made += 1
    done.set(method, (done.get(method) ?? 0) + 1)
    if (made % checkEvery === 0) soundProject(project, made)
  }
  close()
  // What stands undone at the end of the walk is done again, so that the whole of it is taken back.
  await replay(project, 'history.redo')
  const last = dump()
  expect(last).not.toBe(first)
  expect(done.size, 'kinds of changes').toBeGreaterThan(45)
  for (const method of ['actors.merge', 'events.merge', 'entities.duplicate', 'entities.deleteMany', 'entities.updateMany', 'history.undo', 'history.redo'] as const) {
    expect(done.get(method), method).toBeGreaterThan(0)
  }

  const undone = await replay(project, 'history.undo')
  expect(undone).toBeGreaterThan(steps * 0.5)
  expect(dump()).toBe(first)
  soundProject(project, 0)
  expect(await replay(project, 'history.redo')).toBe(undone)
  expect(dump()).toBe(last)

  project.close()
  expect(checkProject(project.file)).toMatchObject({ sound: true, problems: [] })
  const { kept, anew } = namesOf(project.file)
  expect(kept).toBe(anew)
})
