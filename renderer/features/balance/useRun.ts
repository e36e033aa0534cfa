import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../db/contract/api.ts'
import { createRunner, type Runner, type RunMethod, type RunState } from '../../state/run.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'

export type Run<Value> = RunState<Value> & Pick<Runner<RunMethod>, 'stop' | 'again'>

/** The answer of a method that may take long: asked for when the input changes and when the project does. Null asks for nothing. */
export function useRun<M extends RunMethod>(method: M, input: Input<M> | null): Run<Output<M>> {
  const { client } = useWorkbench()
  const [runner] = useState(() => createRunner(client, method))
  const state = useStoreValue(runner.store, all => all)
  const key = JSON.stringify(input)
  useEffect(() => runner.follow(), [runner])
  useEffect(() => runner.ask(JSON.parse(key) as Input<M> | null), [runner, key])
  return { ...state, stop: runner.stop, again: runner.again }
}
