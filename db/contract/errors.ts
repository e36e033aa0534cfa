import { z } from 'zod'

/**
 * The closed set of error codes that leave the dispatcher.
 * - `bad_method`: no such method; `bad_request`: the input is not of the method's form (`issues` names the fields)
 * - `not_found`: the entity is not (or no longer) there; `conflict`: it would break a rule of the project (a key already taken …)
 * - `read_only`: the project is open read-only; `busy`: another process holds the database longer than we wait
 * - `disk_full`, `disk_error`, `corrupt`: what SQLite met; nothing was half written
 * - `file_gone`: the open project’s file is not at its place any more: moved, deleted, or replaced by another
 * - `too_large`: over a stated limit, which the message names; `cancelled`: by the user
 * - `forbidden`: the caller is not one of our own windows
 * - `no_project`: this window shows no project now
 * - `needs_passphrase`, `wrong_passphrase`: the project file is locked, and the passphrase was not given or is not this one
 * - `internal`: a defect of ours; the message carries no content of the project
 */
export const errorCodes = [
  'bad_method', 'bad_request', 'not_found', 'conflict', 'read_only', 'busy', 'disk_full', 'disk_error', 'file_gone', 'corrupt', 'too_large',
  'cancelled', 'forbidden', 'no_project', 'needs_passphrase', 'wrong_passphrase', 'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const ErrorIssue = z.strictObject({ path: z.string(), message: z.string() })
export const ApiErrorBody = z.strictObject({
  code: z.enum(errorCodes),
  /** For the analyst: what happened, what is safe, what to do. */
  message: z.string(),
  issues: z.array(ErrorIssue).optional(),
})
export type ApiErrorBody = z.infer<typeof ApiErrorBody>

/** The error that services throw on purpose; anything else leaves the dispatcher as `internal`. */
export class EntenteError extends Error {
  readonly code: ErrorCode
  readonly issues: { path: string; message: string }[] | undefined
  constructor(code: ErrorCode, message: string, issues?: { path: string; message: string }[]) {
    super(message)
    this.name = 'EntenteError'
    this.code = code
    this.issues = issues
  }
  body(): ApiErrorBody {
    return { code: this.code, message: this.message, ...(this.issues ? { issues: this.issues } : {}) }
  }
}

/** What every transport carries back. */
export type ApiResult<T> = { ok: true; value: T } | { ok: false; error: ApiErrorBody }
