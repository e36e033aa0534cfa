import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { keepRunning } from '../../electron/host/keep-running.ts'
import { watchPages } from '../../electron/main/failures.ts'
import { asked } from './electron-double.ts'

vi.mock('electron', () => import('./electron-double.ts'))

beforeEach(() => {
  asked.questions.length = 0
  asked.response = 0
})

const settle = () => new Promise(setImmediate)

/** The program with one page, what is done with the page, and what is noted. */
function watched() {
  const app = new EventEmitter()
  const noted: unknown[] = []
  const note = (event: string, facts?: unknown) => void noted.push([event, facts])
  watchPages(app as App, { info: note, warn: note, failure: note })
  const done: string[] = []
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => done.includes('destroyed'), reload: () => void done.push('reload'), close: () => void done.push('close'), forcefullyCrashRenderer: () => void done.push('end'),
  })
  app.emit('web-contents-created', {}, contents)
  return { app, contents, done, noted }
}

test('a page that crashes is told of, with what is safe, and loaded again each time; the project stays open meanwhile', async () => {
  const { contents, done, noted } = watched()
  for (const reason of ['crashed', 'oom', 'killed']) contents.emit('render-process-gone', {}, { reason, exitCode: 11 })
  await settle()
  expect(asked.questions).toHaveLength(3)
  expect(asked.questions[0]).toContain('Everything that was saved is safe')
  expect(done).toEqual(['reload', 'reload', 'reload'])
  expect(noted).toContainEqual(['page ended', { reason: 'oom', exitCode: 11 }])
})

test('it is closed where that is chosen, left alone where its window went meanwhile, and an ordinary end is none', async () => {
  const { contents, done } = watched()
  contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  await settle()
  expect(asked.questions).toEqual([])
  asked.response = 1
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  await settle()
  expect(done).toEqual(['close'])
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  done.push('destroyed')
  await settle()
  expect(done).toEqual(['close', 'destroyed'])
})

test('a page that does not answer is waited for or loaded again, asked about once', async () => {
  const { contents, done } = watched()
  contents.emit('unresponsive')
  contents.emit('unresponsive')
  await settle()
  expect([asked.questions.length, done]).toEqual([1, []])
  asked.response = 1
  contents.emit('unresponsive')
  await settle()
  expect(done).toEqual(['end', 'reload'])
  contents.emit('unresponsive')
  contents.emit('responsive')
  await settle()
  expect(done).toEqual(['end', 'reload'])
})

test('other processes that end, and promises that fail with nobody waiting, are noted, and the program stays up', () => {
  const { app, noted } = watched()
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 9 })
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 })
  expect(noted).toEqual([['helping process ended', { type: 'GPU', reason: 'crashed', exitCode: 9 }]])
  const program = new EventEmitter()
  const failures: unknown[] = []
  const stop = keepRunning(program, { info: () => undefined, warn: () => undefined, failure: (event, error) => void failures.push([event, error]) })
  program.emit('unhandledRejection', 'why')
  stop()
  program.emit('unhandledRejection', 'later')
  expect(failures).toEqual([['failure that nobody waited for', 'why']])
})
