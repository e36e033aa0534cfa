import type { Input, Output } from '../../db/contract/api.ts'
import type { ApiErrorBody } from '../../db/contract/errors.ts'
import type { ListRow } from '../../db/contract/methods/project.ts'
import type { Queries, QueryState } from './queries.ts'

/** Methods that answer a page at a time: `after` is the `next` of the page before. */
export type PagedMethod = 'entities.list' | 'notes.list'
export type PagedInput<M extends PagedMethod> = Omit<Input<M>, 'after' | 'limit'>
export type PagedRow<M extends PagedMethod> = Output<M>['rows'][number]

export interface ListState<Row = ListRow> {
  /** Rows loaded so far, from the first on without gaps. */
  rows: readonly Row[]
  /** How many there are altogether; null before the first page is there. */
  total: number | null
  error: ApiErrorBody | null
}

export interface PagedList<Row = ListRow> {
  subscribe(listener: () => void): () => void
  /** The same object until something changes. */
  read(): ListState<Row>
  /** Loads on until the row of that index is there. */
  reach(index: number): void
}

interface PageSizes { first: number; later: number }

/** The entities of one type, page by page. */
export function createPagedList(queries: Queries, input: PagedInput<'entities.list'>): PagedList {
  return createPages(queries, 'entities.list', input, { first: 500, later: 5_000 })
}

/** A list read page by page and kept fresh as one: a first page at once, more when they come into sight. */
export function createPages<M extends PagedMethod>(queries: Queries, method: M, input: PagedInput<M>, sizes: PageSizes): PagedList<PagedRow<M>> {
  type Page = { rows: readonly PagedRow<M>[]; next: string | null; total: number }
  const listeners = new Set<() => void>()
  let stops: (() => void)[] = []
  let state: ListState<PagedRow<M>> = { rows: [], total: null, error: null }
  let wanted = sizes.first - 1

  const inputOf = (after: string | null): Input<M> => ({ ...input, limit: after === null ? sizes.first : sizes.later, ...(after === null ? {} : { after }) }) as Input<M>

  /** Follows the pages from the first on, as far as they are wanted and there. */
  const walk = (): { inputs: Input<M>[]; pages: Page[]; isWhole: boolean; error: ApiErrorBody | null } => {
    const inputs: Input<M>[] = []
    const pages: Page[] = []
    let after: string | null = null
    let count = 0
    for (;;) {
      const next: Input<M> = inputOf(after)
      const answer = queries.read(method, next) as QueryState<Page>
      inputs.push(next)
      if (answer.status === 'error') return { inputs, pages, isWhole: true, error: answer.error }
      if (answer.status === 'loading') return { inputs, pages, isWhole: false, error: null }
      pages.push(answer.value)
      count += answer.value.rows.length
      after = answer.value.next
      if (after === null || count > wanted) return { inputs, pages, isWhole: true, error: null }
    }
  }

  const gather = () => {
    const { inputs, pages, isWhole, error } = walk()
    for (const stop of stops) stop()
    stops = inputs.map(next => queries.observe(method, next, changed))
    const rows = pages.flatMap(page => page.rows)
    // While a page in between is fetched again what was shown stays: a shorter list would jump.
    if (!isWhole && rows.length < state.rows.length) return
    const total = pages[0]?.total ?? state.total
    if (pages.length > 0 || error) state = { rows: error && rows.length === 0 ? state.rows : rows, total, error }
  }

  const changed = () => {
    if (listeners.size === 0) return
    gather()
    for (const listener of listeners.values().toArray()) listener()
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) gather()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        for (const stop of stops) stop()
        stops = []
      }
    },
    read: () => state,
    reach(index) {
      if (index <= wanted || (state.total !== null && state.rows.length >= state.total)) return
      wanted = index
      changed()
    },
  }
}
