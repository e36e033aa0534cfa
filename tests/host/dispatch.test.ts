import { expect, test } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import { Preferences } from '../../db/contract/methods/preferences.ts'
import { createDispatch } from '../../electron/host/dispatch.ts'
import { serviceDouble } from '../support/service-double.ts'
import type { LogFacts } from '../../electron/host/log.ts'

const history = { undo: null, redo: null }
const uid = '0190a000-0000-7000-8000-000000000001'

test('carries a call to the service with its defaults filled in, and the answer back', async () => {
  const dispatch = createDispatch(serviceDouble({ 'search.query': input => ({ hits: [{ type: 'actor', uid, title: JSON.stringify(input), snippet: '', marks: [], private: false }] }) }), { readOnly: false })
  const result = await dispatch('search.query', { query: 'x' })
  expect(result).toMatchObject({ ok: true, value: { hits: [{ title: '{"query":"x","private":false,"limit":60}' }] } })
})

test.each(['nothing.there', '__proto__', 'constructor', 'toString', '', 7, null, undefined, { toString: () => 'project.get' }, ['project.get']])('refuses the method %j', async name => {
  expect(await createDispatch(serviceDouble({}), { readOnly: false })(name, {})).toMatchObject({ ok: false, error: { code: 'bad_method' } })
})

test.each([
  [{ query: 'x', unknown: 1 }, ''],
  [{ query: 5 }, 'query'],
  [{ query: 'x', limit: 0 }, 'limit'],
  [null, ''],
  ['text', ''],
])('refuses the input %j and names the field', async (input, path) => {
  const result = await createDispatch(serviceDouble({}), { readOnly: false })('search.query', input)
  expect(result).toMatchObject({ ok: false, error: { code: 'bad_request', issues: [{ path }] } })
})

test('a read-only project refuses changes with its reason, and still reads', async () => {
  let undone = 0
  const service = serviceDouble({
    'history.undo': () => {
      undone++
      return { done: null, ...history }
    },
    'history.get': () => history,
    'preferences.set': () => Preferences.parse({}),
  })
  const dispatch = createDispatch(service, { readOnly: true, readOnlyReason: 'It is open elsewhere.' })
  expect(await dispatch('history.undo', {})).toMatchObject({ ok: false, error: { code: 'read_only', message: expect.stringContaining('It is open elsewhere.') } })
  expect(undone).toBe(0)
  expect(await dispatch('history.get', {})).toEqual({ ok: true, value: history })
  expect(await dispatch('preferences.set', { changes: {} })).toMatchObject({ ok: true })
})

test('errors meant for people pass as they are; anything else becomes internal without its words', async () => {
  const logged: LogFacts[] = []
  const log = { info: () => undefined, warn: () => undefined, failure: (_event: string, _error: unknown, facts: LogFacts = {}) => void logged.push(facts) }
  const dispatch = createDispatch(serviceDouble({
    'project.get': () => { throw new EntenteError('conflict', 'That key is taken.', [{ path: 'key', message: 'taken' }]) },
    'history.get': () => { throw new Error('secret words of a note') },
    'views.list': () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })),
    'coders.list': () => { throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' }) },
  }), { readOnly: false, log })
  expect(await dispatch('project.get', {})).toEqual({ ok: false, error: { code: 'conflict', message: 'That key is taken.', issues: [{ path: 'key', message: 'taken' }] } })
  const internal = await dispatch('history.get', {})
  expect(internal).toMatchObject({ ok: false, error: { code: 'internal' } })
  expect(JSON.stringify(internal)).not.toContain('secret')
  expect(await dispatch('views.list', {})).toMatchObject({ ok: false, error: { code: 'disk_full' } })
  expect(await dispatch('coders.list', {})).toMatchObject({ ok: false, error: { code: 'disk_error' } })
  expect(logged).toEqual([{ method: 'history.get' }])
})

test('answers are held against the contract where that is asked', async () => {
  const service = serviceDouble({ 'history.get': () => ({ undo: 5 }) as unknown as typeof history })
  expect(await createDispatch(service, { readOnly: false })('history.get', {})).toMatchObject({ ok: true })
  const checked = await createDispatch(service, { readOnly: false, checkOutputs: true })('history.get', {})
  expect(checked).toMatchObject({ ok: false, error: { code: 'internal', message: expect.stringContaining('history.get') } })
})
