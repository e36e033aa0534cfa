import { ApiErrorBody, EntenteError } from '../../db/contract/errors.ts'

const broken = () => new EntenteError('internal', 'The answer of the program was not understood. What was saved before is safe; load the window again.')

/** Takes an ApiResult that came over a wire apart: returns its value, throws its error as an EntenteError. */
export function unwrap(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('ok' in result)) throw broken()
  if (result.ok === true && 'value' in result) return result.value
  const body = ApiErrorBody.safeParse('error' in result ? result.error : undefined)
  if (!body.success) throw broken()
  throw new EntenteError(body.data.code, body.data.message, body.data.issues)
}
