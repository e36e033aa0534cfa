import type { Client, Input, MethodName, Output } from '../../db/contract/api.ts'
import type { ElectronBridge } from '../../db/contract/bridge.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { PushEvent } from '../../db/contract/push.ts'
import { unwrap } from './answer.ts'

/** The client over Electron's bridge. */
export function createElectronClient(bridge: ElectronBridge): Client {
  return {
    async call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
      let result: unknown
      try {
        result = await bridge.invoke(method, input)
      } catch {
        // Electron rejects with a message of its own making, for instance where something cannot be cloned.
        throw new EntenteError('internal', 'The program did not take the call. What was saved before is safe; try again.')
      }
      return unwrap(result) as Output<M>
    },
    subscribe: listener =>
      bridge.onPush(event => {
        const parsed = PushEvent.safeParse(event)
        if (parsed.success) listener(parsed.data)
      }),
  }
}
