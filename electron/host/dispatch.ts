import type { z } from 'zod'
import { api, type MethodName, type Service } from '../../db/contract/api.ts'
import { EntenteError, type ApiErrorBody, type ApiResult, type ErrorCode } from '../../db/contract/errors.ts'
import type { Method } from '../../db/contract/method.ts'
import { silentLog, type Log } from './log.ts'

export type Dispatch = (name: unknown, input: unknown) => Promise<ApiResult<unknown>>

interface DispatchOptions {
  readOnly: boolean
  /** Why, for people; shown with every refused change. */
  readOnlyReason?: string
  log?: Log
  /** Also holds every answer against the contract: for development and tests, it costs time. */
  checkOutputs?: boolean
}

const neutralMessage = 'Something went wrong inside Entente. What was saved before is safe; this step was not done. Try again, and restart Entente if it happens again.'

/**
 * The one door to the service for every transport: looks the method up among our own, holds the input against its schema, refuses changes
 * of a read-only project, and answers with a value or with an error of the closed set. It never rejects and never lets an unknown message out.
 */
export function createDispatch(service: Partial<Service>, { readOnly, readOnlyReason = '', log = silentLog, checkOutputs = false }: DispatchOptions): Dispatch {
  return async (name, input) => {
    if (typeof name !== 'string' || !isMethodName(name)) return refuse('bad_method', 'Entente has no such function. The window and the program may be of different versions: restart Entente.')
    const method: Method = api[name]
    const parsed = method.input.safeParse(input)
    if (!parsed.success) {
      return { ok: false, error: { code: 'bad_request', message: 'Some of what was entered is not in the expected form. Nothing was changed.', issues: issuesOf(parsed.error) } }
    }
    if (method.access === 'write' && readOnly) {
      return refuse('read_only', ['This project is open read-only, so nothing was changed.', readOnlyReason].filter(Boolean).join(' '))
    }
    const run = service[name] as ((parsedInput: unknown) => unknown) | undefined
    if (!run) return refuse('no_project', 'This window shows no project now, so nothing was done. Open one first.')
    try {
      const value = await run(parsed.data)
      if (checkOutputs) {
        const checked = method.output.safeParse(value)
        if (!checked.success) {
          const where = issuesOf(checked.error).map(issue => issue.path || '(answer)').join(', ')
          return refuse('internal', `${neutralMessage} (${name}: the answer breaks the contract at ${where})`)
        }
      }
      return { ok: true, value }
    } catch (error) {
      const body = errorBody(error)
      if (body.code === 'internal') log.failure('call failed', error, { method: name })
      return { ok: false, error: body }
    }
  }
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(api, name)
}

/** What leaves the dispatcher for an error: ours as it is, SQLite's by its code, anything else as `internal` without its message. */
export function errorBody(error: unknown): ApiErrorBody {
  if (error instanceof EntenteError) return error.body()
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const known = sqliteFailures.find(failure => code === failure.code || code.startsWith(`${failure.code}_`))
  return known ? { code: known.as, message: known.message } : { code: 'internal', message: neutralMessage }
}

/** Result codes of SQLite (https://sqlite.org/rescode.html) that an analyst can do something about; extended codes begin with them. */
const sqliteFailures: readonly { code: string; as: ErrorCode; message: string }[] = [
  { code: 'SQLITE_FULL', as: 'disk_full', message: 'The disk is full, so this step was not done. Everything saved before is safe. Make room and do it again.' },
  { code: 'SQLITE_BUSY', as: 'busy', message: 'Another program is writing to this project. Nothing was changed; try again in a moment.' },
  { code: 'SQLITE_LOCKED', as: 'busy', message: 'The project is busy with another step. Nothing was changed; try again in a moment.' },
  { code: 'SQLITE_READONLY', as: 'read_only', message: 'The project file cannot be written to, so nothing was changed. Check the permissions of the file and of its folder.' },
  { code: 'SQLITE_IOERR', as: 'disk_error', message: 'The disk reported an error, so this step was not done. Copy the project to another disk before you go on.' },
  { code: 'SQLITE_CANTOPEN', as: 'disk_error', message: 'The project file can no longer be opened. Check that its disk is still connected; nothing was changed.' },
  { code: 'SQLITE_CORRUPT', as: 'corrupt', message: 'The project file is damaged, so this step was not done. Close the project, keep the file, and go back to a copy of it.' },
  { code: 'SQLITE_NOTADB', as: 'corrupt', message: 'The project file is no longer a project. Close it, keep the file, and go back to a copy of it.' },
]

function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.slice(0, 50).map(issue => ({ path: issue.path.map(String).join('.'), message: issue.message }))
}

function refuse(code: ErrorCode, message: string): ApiResult<never> {
  return { ok: false, error: { code, message } }
}
