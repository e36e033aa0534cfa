import { describe, expect, test } from 'vitest'
import type { ListRow } from '../../db/contract/methods/project.ts'
import { createPagedList } from '../../renderer/state/pages.ts'
import { createQueries } from '../../renderer/state/queries.ts'
import { fakeClient, settle, uid } from './support/fake-client.ts'

const rowsOf = (count: number): ListRow[] => Array.from({ length: count }, (_, n) => ({ uid: uid(n), type: 'actor', title: `Actor ${n}`, detail: '', kind: 'state', private: false }))

/** A project of so many actors, listed in pages as the service does. */
const project = (count: number) => {
  const state = { rows: rowsOf(count) }
  const client = fakeClient({
    'entities.list': ({ after, limit = 500 }) => {
      const from = after === undefined ? 0 : Number(after)
      const rows = state.rows.slice(from, from + limit)
      return { rows, total: state.rows.length, next: from + limit < state.rows.length ? String(from + limit) : null }
    },
  })
  return { state, client, queries: createQueries(client) }
}

describe('paged list', () => {
  test('reads a first page, and more when it comes into sight', async () => {
    const { client, queries } = project(12_000)
    const list = createPagedList(queries, { type: 'actor' })
    list.subscribe(() => undefined)
    await settle()
    expect(list.read()).toMatchObject({ total: 12_000 })
    expect(list.read().rows).toHaveLength(500)
    list.reach(499)
    await settle()
    expect(client.calls).toHaveLength(1)
    list.reach(5_499)
    await settle()
    expect(list.read().rows).toHaveLength(5_500)
    list.reach(11_999)
    await settle()
    await settle()
    expect(list.read().rows).toHaveLength(12_000)
    expect(new Set(list.read().rows.map(row => row.uid)).size).toBe(12_000)
  })

  test('keeps its length while a change is read, and then shows it', async () => {
    const { state, queries } = project(800)
    const list = createPagedList(queries, { type: 'actor' })
    const lengths: number[] = []
    list.subscribe(() => lengths.push(list.read().rows.length))
    await settle()
    list.reach(799)
    await settle()
    lengths.length = 0
    state.rows = rowsOf(790)
    queries.invalidate('everything')
    await settle()
    await settle()
    expect(list.read().rows).toHaveLength(790)
    expect(lengths.every(length => length >= 790)).toBe(true)
  })

  test('an error is told and the rows stay', async () => {
    const { queries, state } = project(3)
    const list = createPagedList(queries, { type: 'actor' })
    list.subscribe(() => undefined)
    await settle()
    Object.defineProperty(state, 'rows', { get: () => { throw new Error('disk') } })
    queries.invalidate('everything')
    await settle()
    expect(list.read().error).toMatchObject({ code: 'internal' })
    expect(list.read().rows).toHaveLength(3)
  })
})
