import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { maxEventBytes } from '../../db/contract/entities/imports.ts'
import type { ApiResult } from '../../db/contract/errors.ts'
import { errorBody } from '../host/dispatch.ts'
import { readBytes, type Refusal } from './guards.ts'
import type { Session } from './sessions.ts'
import { maxPartBytes, type Uploads } from './uploads.ts'
import type { WindowEnd } from './windows.ts'

const Head = z.strictObject({ upload: z.uuid(), size: z.coerce.number().int().min(1).max(maxEventBytes), offset: z.coerce.number().int().min(0) })

/** Takes a part of a file; answers with the name under which it is held once it is whole, null before. A refusal where the request is of no such form or too long. */
export async function takePart(request: IncomingMessage, session: Session, end: WindowEnd, uploads: Uploads): Promise<ApiResult<string | null> | Refusal> {
  const { headers } = request
  const head = Head.safeParse({ upload: headers['entente-upload'], size: headers['entente-size'], offset: headers['entente-offset'] })
  if (!head.success) return { status: 400 }
  const bytes = await readBytes(request, maxPartBytes)
  if ('status' in bytes) return bytes
  try {
    const path = uploads.take(session, { ...head.data, bytes })
    if (path === null) return { ok: true, value: null }
    const held = end.hold?.(path) ?? null
    if (held === null) {
      uploads.release(session, head.data.upload)
      return { ok: false, error: { code: 'no_project', message: 'This window shows no project now, so there is nothing to import into. Open one first.' } }
    }
    uploads.name(session, head.data.upload, held)
    return { ok: true, value: held }
  } catch (error) {
    return { ok: false, error: errorBody(error) }
  }
}
