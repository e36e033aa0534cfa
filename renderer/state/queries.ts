import type { Client, Input, MethodName, Output } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../db/contract/errors.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import type { EntityType } from '../../db/contract/vocabulary.ts'

export type QueryState<T> =
  | { status: 'loading' }
  | { status: 'ready'; value: T; refreshing: boolean }
  | { status: 'error'; error: ApiErrorBody; value?: T }

/** The entity types whose change makes an answer stale. A method not listed is stale after any change. */
const dependsOn: Partial<Record<MethodName, readonly EntityType[]>> = {
  'network.get': ['actor', 'tie', 'tie-phase', 'event', 'period', 'view', 'project'],
  'network.coding': [
    'actor', 'affiliation', 'tie', 'event', 'period', 'evidence', 'excerpt', 'source', 'assessment', 'coder', 'project', 'framework', 'aspect', 'indicator',
  ],
  'periods.list': ['period'],
  'coders.list': ['coder', 'project'],
  'framework.get': ['framework', 'aspect', 'indicator'],
  'views.list': ['view'],
  'events.places': ['event'],
  'savedFilters.list': ['project'],
  'importMaps.list': ['project'],
  'attributes.list': ['actor', 'tie'],
  'codeRules.list': ['indicator', 'aspect', 'framework'],
  'proposals.count': ['tie', 'event'],
  'proposals.get': ['tie', 'event', 'evidence', 'indicator', 'aspect', 'framework', 'coder', 'project'],
  'reference.find': [],
  'reference.match': [],
  'sources.unanchored': ['source', 'excerpt'],
  'duplicates.suggest': ['actor', 'source', 'event'],
  'coding.choices': ['actor', 'tie', 'tie-phase'],
  'coding.recent': ['evidence', 'tie', 'indicator', 'aspect', 'coder', 'project'],
  'sources.marks': ['source', 'excerpt', 'evidence', 'tie', 'actor', 'aspect', 'indicator'],
  'bundle.origin': ['coder', 'project'],
  'notes.quotation': ['excerpt', 'source'],
  'history.get': [],
  'preferences.get': [],
  'indicators.history': ['indicator', 'evidence', 'coder'],
  'codebook.uses': ['assessment', 'evidence', 'aspect', 'indicator'],
  'codebook.versions': ['framework', 'coder'],
  'codebook.compare': ['framework', 'aspect', 'indicator'],
  'gaps.list': ['tie', 'tie-phase', 'assessment', 'evidence', 'excerpt', 'event', 'source', 'period', 'aspect', 'indicator', 'framework'],
  'lookAgain.list': ['tie', 'tie-phase', 'assessment', 'period'],
  'agreement.get': ['assessment', 'evidence', 'coder', 'tie', 'aspect', 'indicator', 'framework', 'project'],
  'agreement.disagreements': ['assessment', 'evidence', 'coder', 'tie', 'aspect', 'indicator', 'framework', 'period', 'excerpt', 'event', 'actor', 'project'],
  'balance.get': ['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect'],
  'balance.centrality': ['actor', 'tie', 'tie-phase', 'period', 'project'],
  'balance.strain': ['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect'],
  'dyad.get': ['actor', 'tie', 'tie-phase', 'event', 'period', 'project', 'assessment', 'evidence', 'excerpt', 'source', 'coder', 'framework', 'aspect', 'indicator', 'data-set'],
  'balance.triads': ['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect'],
  'balance.centralityTimeline': ['actor', 'tie', 'tie-phase', 'period', 'project', 'event'],
  'balance.timeline': ['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect', 'event'],
  'timeline.lanes': ['event', 'actor', 'tie', 'evidence', 'excerpt'],
  'timeline.events': ['event', 'actor', 'tie', 'evidence', 'excerpt', 'aspect', 'indicator'],
  'events.series': ['event', 'actor', 'data-set'],
  'matrix.get': ['assessment', 'evidence', 'tie', 'actor', 'period', 'coder', 'project', 'framework', 'aspect', 'indicator', 'excerpt', 'event', 'source'],
  'readings.list': ['assessment', 'tie', 'period', 'coder', 'project'],
}

interface Entry {
  method: MethodName
  input: unknown
  state: QueryState<unknown>
  listeners: Set<() => void>
  /** Counts requests, so that an answer overtaken by a later one is dropped. */
  request: number
  stale: boolean
}

export interface Queries {
  /** The state of a query; asks for it on first use. The object stays the same until the state changes. */
  read<M extends MethodName>(method: M, input: Input<M>): QueryState<Output<M>>
  /** Keeps a query fresh and calls back when its state changes; returns a function that stops it. */
  observe<M extends MethodName>(method: M, input: Input<M>, listener: () => void): () => void
  /** Marks everything stale, or what depends on the entities of a push event. */
  invalidate(event: PushEvent | 'everything'): void
}

/** A cache of answers that push events keep fresh. A stale answer stays readable until the new one is there, so that nothing flickers. */
export function createQueries(client: Client): Queries {
  const entries = new Map<string, Entry>()

  const entryOf = (method: MethodName, input: unknown): Entry => {
    const key = `${method} ${JSON.stringify(input)}`
    let entry = entries.get(key)
    if (!entry) {
      entry = { method, input, state: { status: 'loading' }, listeners: new Set(), request: 0, stale: true }
      entries.set(key, entry)
    }
    return entry
  }

  const publish = (entry: Entry, state: QueryState<unknown>) => {
    entry.state = state
    for (const listener of entry.listeners.values().toArray()) listener()
  }

  const fetchEntry = async (entry: Entry): Promise<void> => {
    const request = ++entry.request
    entry.stale = false
    if (entry.state.status === 'ready') entry.state = { ...entry.state, refreshing: true }
    try {
      const value = await client.call(entry.method, entry.input as Input<MethodName>)
      if (request === entry.request) publish(entry, { status: 'ready', value, refreshing: false })
    } catch (error) {
      if (request !== entry.request) return
      const body = error instanceof EntenteError ? error.body() : { code: 'internal' as const, message: 'The answer could not be read.' }
      const value = entry.state.status === 'loading' ? undefined : entry.state.value
      publish(entry, { status: 'error', error: body, ...(value === undefined ? {} : { value }) })
    }
  }

  return {
    read<M extends MethodName>(method: M, input: Input<M>) {
      const entry = entryOf(method, input)
      if (entry.stale) void fetchEntry(entry)
      return entry.state as QueryState<Output<M>>
    },
    observe(method, input, listener) {
      const entry = entryOf(method, input)
      entry.listeners.add(listener)
      if (entry.stale) void fetchEntry(entry)
      return () => {
        entry.listeners.delete(listener)
      }
    },
    invalidate(event) {
      const changed = event === 'everything' ? null : event.type === 'changed' && !event.everything ? new Set(event.entities.map(entity => entity.type)) : null
      for (const [key, entry] of entries) {
        const depends = dependsOn[entry.method]
        if (changed && depends && !depends.some(type => changed.has(type))) continue
        entry.stale = true
        if (entry.listeners.size > 0) void fetchEntry(entry)
        else entries.delete(key)
      }
    },
  }
}
