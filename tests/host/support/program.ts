import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Input, MethodName, Output } from '../../../db/contract/api.ts'
import type { ApiErrorBody, ApiResult } from '../../../db/contract/errors.ts'
import type { PushEvent } from '../../../db/contract/push.ts'
import { createProject } from '../../../db/service/open-project.ts'
import { createLog } from '../../../electron/host/log.ts'
import { createPreferenceStore } from '../../../electron/host/preferences.ts'
import { createProjectPool, realPath } from '../../../electron/host/project-pool.ts'
import { createRecentProjects } from '../../../electron/host/recent-projects.ts'
import { createWindowSession, type WindowSession } from '../../../electron/host/window-session.ts'
import { openWorkbench } from '../../../electron/host/workbench.ts'
import { temporaryFolder } from '../../support/temporary.ts'

export interface Window {
  readonly session: WindowSession
  readonly events: PushEvent[]
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  /** The error of a call that is to be refused. */
  refused<M extends MethodName>(method: M, input: Input<M>): Promise<ApiErrorBody>
}

/** The program behind the windows, with real files and threads: its folder, its data folder, and as many windows as asked for. */
export function program({ at, data }: { at?: string; data?: string } = {}) {
  const folder = realPath(at ?? temporaryFolder())
  const dataFolder = data ?? join(folder, 'data')
  const workerFile = new URL('../../../electron/host/worker.ts', import.meta.url)
  const log = createLog(join(dataFolder, 'log'))
  const pool = createProjectPool(path => openWorkbench(path, { access: 'write', folder: dataFolder, workerFile, log, checkOutputs: true }))
  onTestFinished(() => pool.closeAll())
  const window = (): Window => {
    const session = createWindowSession({
      pool, recent: createRecentProjects(dataFolder, log), preferences: createPreferenceStore(dataFolder, log), folder: dataFolder, workerFile, log, anyPath: true, newWindow: () => null,
      checkOutputs: true, lockCost: 14,
    })
    const events: PushEvent[] = []
    session.subscribe(event => events.push(event))
    const ask = (method: MethodName, input: unknown) => session.dispatch(method, input) as Promise<ApiResult<never>>
    return {
      session, events,
      async call(method, input) {
        const answer = await ask(method, input)
        if (!answer.ok) throw new Error(`${method} ${answer.error.code}: ${answer.error.message}`)
        return answer.value
      },
      async refused(method, input) {
        const answer = await ask(method, input)
        if (answer.ok) throw new Error(`${method} was not refused`)
        return answer.error
      },
    }
  }
  const file = join(folder, 'Case משפט.entente')
  const make = () => createProject(file, { title: 'The case' })
  return { folder, data: dataFolder, file, make, pool, window }
}
