import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, Output } from '../../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import type { EntityType } from '../../../db/contract/vocabulary.ts'
import { useWorkbench } from '../../ui/hooks.ts'

/** Methods that may take long, tell how far they are and can be stopped. */
export type RunMethod = 'balance.get' | 'balance.timeline' | 'balance.centralityTimeline'

export interface Run<Value> {
  /** The last answer, which stays while a new one is reckoned. */
  readonly value: Value | undefined
  readonly error: ApiErrorBody | null
  /** How far the run is; null while none is under way. `total` 0: not known yet. */
  readonly running: { readonly done: number; readonly total: number } | null
  /** Whether the last run was stopped before its answer was there. */
  readonly stopped: boolean
  stop(): void
  again(): void
}

const dependsOn: ReadonlySet<EntityType> = new Set(['actor', 'tie', 'tie-phase', 'period', 'project', 'assessment', 'coder', 'framework', 'aspect', 'event'])

interface State<Value> { value: Value | undefined; error: ApiErrorBody | null; running: Run<Value>['running']; stopped: boolean }

/**
 * The answer of a method that may take long: asked for when the input changes and when the project does. A run that is overtaken is ended. Null asks
 * for nothing.
 */
export function useRun<M extends RunMethod>(method: M, input: Input<M> | null): Run<Output<M>> {
  const { client } = useWorkbench()
  const key = JSON.stringify(input)
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<State<Output<M>>>({ value: undefined, error: null, running: null, stopped: false })
  const job = useRef<string | null>(null)

  useEffect(() => client.subscribe(event => {
    if (event.type === 'changed' && (event.everything || event.entities.some(({ type }) => dependsOn.has(type)))) setTurn(before => before + 1)
    if (event.type === 'progress' && event.job === job.current) setState(before => ({ ...before, running: { done: event.done, total: event.total } }))
  }), [client])

  useEffect(() => {
    const asked = JSON.parse(key) as Input<M> | null
    if (asked === null) return
    const own = crypto.randomUUID()
    job.current = own
    const mine = () => job.current === own
    setState(before => ({ ...before, running: { done: 0, total: 0 }, stopped: false, error: null }))
    client.call(method, { ...asked, job: own }).then(value => {
      if (!mine()) return
      job.current = null
      setState({ value, error: null, running: null, stopped: false })
    }, (error: unknown) => {
      if (!mine()) return
      job.current = null
      const body = error instanceof EntenteError ? error.body() : { code: 'internal' as const, message: 'The answer could not be read. Nothing was changed; try again.' }
      setState(before => ({ ...before, error: body.code === 'cancelled' ? null : body, running: null, stopped: body.code === 'cancelled' }))
    })
    return () => {
      if (!mine()) return
      job.current = null
      void client.call('jobs.cancel', { job: own }).catch(() => undefined)
    }
  }, [client, method, key, turn])

  const stop = useCallback(() => {
    if (job.current !== null) void client.call('jobs.cancel', { job: job.current }).catch(() => undefined)
  }, [client])
  return { ...state, stop, again: useCallback(() => setTurn(before => before + 1), []) }
}
