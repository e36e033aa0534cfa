import { expect, test } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import { copyName, fileCommands, fileNameOf, zoomStep, zoomSteps } from '../../renderer/features/files/commands.ts'
import { headingsOf, readable } from '../../renderer/features/help/documents.ts'
import { createProjectWindow } from '../../renderer/state/project-window.ts'
import { fakeClient, fakeShell, settle, uid } from './support/fake-client.ts'

const file = '/a/case.entente'
const opened = { open: { file, name: 'case.entente', folder: '/a', isSampleCopy: false, locked: false }, waiting: null, damaged: null, canRemember: false, recent: [], folder: '/a' }
const started = { ...opened, open: null }

async function windowOn(answers: Parameters<typeof fakeClient>[0]) {
  const client = fakeClient({ 'files.state': () => opened, ...answers })
  const shown = createProjectWindow(client, fakeShell())
  await shown.start()
  const view = () => shown.state.getState().view
  const workbench = () => {
    const now = view()
    if (!('workbench' in now)) throw new Error('no project')
    return now.workbench
  }
  return { client, shown, view, workbench }
}

test('leaving a project waits for what is still being saved, and only then asks the host', async () => {
  let finish = () => undefined as void
  const { client, shown, view, workbench } = await windowOn({
    'notes.update': () => new Promise(resolve => { finish = () => resolve({}) }),
    'files.open': ({ file: asked }) => ({ file: asked }),
  })
  const before = workbench()
  void before.write('notes.update', { uid: uid(1), changes: { body: 'x' } })
  const change = shown.change('files.open', { file: '/a/other.entente' })
  await new Promise(resolve => setTimeout(resolve, 100))
  expect([view().kind, client.calls.some(({ method }) => method === 'files.open')]).toEqual(['leaving', false])
  finish()
  expect(await change).toEqual({ file: '/a/other.entente' })
  expect(view().kind).toBe('project')
  expect(workbench()).not.toBe(before)
  // What belongs to a client, such as drafts, does not outlive its project.
  expect(workbench().client).not.toBe(before.client)
})

test('a change that cannot be saved, and a file that is refused, leave the project as it is', async () => {
  const { client, shown, view, workbench } = await windowOn({
    'notes.update': async () => {
      await new Promise(resolve => setTimeout(resolve, 50))
      throw new EntenteError('disk_full', 'The disk is full.')
    },
    'files.open': () => { throw new EntenteError('conflict', 'Made by a newer version.') },
  })
  const before = workbench()
  before.write('notes.update', { uid: uid(1), changes: { body: 'x' } }).catch(() => undefined)
  await expect(shown.change('files.open', { file })).rejects.toMatchObject({ code: 'disk_full', message: expect.stringContaining('stays open') })
  expect([view().kind, workbench() === before, client.calls.some(({ method }) => method === 'files.open')]).toEqual(['project', true, false])

  expect(await shown.tryChange('The project was not opened', 'files.open', { file })).toBe(false)
  expect([view().kind, workbench() === before, shown.state.getState().refusal]).toEqual(['project', true, { title: 'The project was not opened', message: 'Made by a newer version.' }])
})

test('the window follows what the host shows: another project, the start screen, the end', async () => {
  let state = opened
  const { client, view } = await windowOn({ 'files.state': () => state })
  state = started as unknown as typeof opened
  client.push({ type: 'project-opened', open: false })
  await settle()
  await settle()
  expect(view().kind).toBe('start')
  client.push({ type: 'closing', reason: 'Ended.' })
  expect(view()).toEqual({ kind: 'closed', reason: 'Ended.' })
})

test('the size of the interface goes through its steps and stays at the ends', () => {
  expect([zoomStep(1, 1), zoomStep(1, -1), zoomStep(2, 1), zoomStep(0.8, -1), zoomStep(1.3, 1), zoomStep(1.3, -1)]).toEqual([1.1, 0.9, 2, 0.8, 1.5, 1.25])
  expect([zoomSteps[0], zoomSteps.at(-1)]).toEqual([0.8, 2])
})

test('a shell without zoom, dialogs or a file manager has no commands for them', async () => {
  const { shown, workbench } = await windowOn({})
  const ids = fileCommands(shown, workbench()).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['new-project', 'open-project', 'save-copy', 'close-project', 'new-window', 'reset-sample']))
  expect(ids.filter(id => id.startsWith('zoom') || id === 'reveal')).toEqual([])
})

test.each([['Russia: and/or Israel?', 'Russia and or Israel'], ['...', 'Project'], ['', 'Project'], ['חברות', 'חברות'], ['a\u0000b', 'a b']])('%j is the file name %j', (title, name) => {
  expect(fileNameOf(title)).toBe(name)
})

test('a copy is named after its project', async () => {
  const { workbench } = await windowOn({})
  expect(copyName(workbench())).toBe('Project (copy)')
})

test('documents are shown without their title, pictures and links to other files', () => {
  expect(readable('# Guide\n\nSee [notes](security.md) and [a post](https://a.example/x).\n\n![Window](images/a.png)\n\n## Next\n')).toBe('See notes and [a post](https://a.example/x).\n\n## Next\n')
  expect(headingsOf('## One `x`\n### Two\n```\n## no heading\n```\n## Three')).toEqual(['One x', 'Three'])
})
