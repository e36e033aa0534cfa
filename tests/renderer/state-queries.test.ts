import { describe, expect, test } from 'vitest'
import { EntenteError } from '../../db/contract/errors.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'
import { createQueries } from '../../renderer/state/queries.ts'
import { fakeClient, settle, uid } from './support/fake-client.ts'

const changed = (type: EntityType): PushEvent => ({ type: 'changed', everything: false, entities: [{ type, uid: uid(1) }], history: { undo: null, redo: null } })

describe('queries', () => {
  test('a question is asked once, however often it is read and by however many', async () => {
    const client = fakeClient({ 'periods.list': () => [] })
    const queries = createQueries(client)
    const stop = queries.observe('periods.list', {}, () => undefined)
    queries.observe('periods.list', {}, () => undefined)
    expect(queries.read('periods.list', {})).toEqual({ status: 'loading' })
    await settle()
    expect(queries.read('periods.list', {})).toEqual({ status: 'ready', value: [], refreshing: false })
    expect(queries.read('periods.list', {})).toBe(queries.read('periods.list', {}))
    expect(client.calls.filter(call => call.method === 'periods.list')).toHaveLength(1)
    stop()
  })

  test('a change asks again what depends on it, and only that; the answer before stays meanwhile', async () => {
    let total = 1
    const client = fakeClient({ 'periods.list': () => [], 'entities.list': () => ({ rows: [], next: null, total: total++ }) })
    const queries = createQueries(client)
    let calls = 0
    queries.observe('periods.list', {}, () => undefined)
    queries.observe('entities.list', { type: 'actor' }, () => calls++)
    await settle()
    queries.invalidate(changed('actor'))
    expect(queries.read('entities.list', { type: 'actor' })).toMatchObject({ status: 'ready', value: { total: 1 } })
    await settle()
    expect(queries.read('entities.list', { type: 'actor' })).toMatchObject({ status: 'ready', value: { total: 2 }, refreshing: false })
    expect(calls).toBe(2)
    expect(client.calls.filter(call => call.method === 'periods.list')).toHaveLength(1)
    queries.invalidate(changed('period'))
    await settle()
    expect(client.calls.filter(call => call.method === 'periods.list')).toHaveLength(2)
  })

  test('an answer overtaken by a later one is dropped', async () => {
    const waiting: ((total: number) => void)[] = []
    const client = fakeClient({ 'entities.list': () => new Promise(resolve => waiting.push(total => resolve({ rows: [], next: null, total }))) })
    const queries = createQueries(client)
    queries.observe('entities.list', { type: 'tie' }, () => undefined)
    await settle()
    queries.invalidate('everything')
    await settle()
    waiting[1]?.(2)
    await settle()
    waiting[0]?.(1)
    await settle()
    expect(queries.read('entities.list', { type: 'tie' })).toMatchObject({ status: 'ready', value: { total: 2 } })
  })

  test('an error keeps the answer before and says what happened', async () => {
    let works = true
    const client = fakeClient({ 'periods.list': () => {
      if (!works) throw new EntenteError('busy', 'Another program holds the project.')
      return []
    } })
    const queries = createQueries(client)
    queries.observe('periods.list', {}, () => undefined)
    await settle()
    works = false
    queries.invalidate('everything')
    await settle()
    expect(queries.read('periods.list', {})).toEqual({ status: 'error', error: { code: 'busy', message: 'Another program holds the project.' }, value: [] })
  })
})
