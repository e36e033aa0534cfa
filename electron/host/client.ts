import type { Client, Input, MethodName, Output } from '../../db/contract/api.ts'
import { EntenteError, type ApiResult } from '../../db/contract/errors.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import type { Dispatch } from './dispatch.ts'

/** The in-process transport: a client over the same dispatcher that the windows use. For the command line and tests. */
export function createLocalClient(dispatch: Dispatch, subscribe: (listener: (event: PushEvent) => void) => () => void): Client {
  return {
    async call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
      const result = await dispatch(method, input) as ApiResult<Output<M>>
      if (!result.ok) throw new EntenteError(result.error.code, result.error.message, result.error.issues)
      return result.value
    },
    subscribe,
  }
}
