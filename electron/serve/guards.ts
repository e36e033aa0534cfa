import type { IncomingMessage } from 'node:http'

export interface Guarded {
  /** `127.0.0.1:PORT` and `http://127.0.0.1:PORT` of this very server. */
  host: string
  origin: string
  accepts(token: string): boolean
}

/** A request turned away: the status to answer with. The reason is not told to whoever asked. */
export interface Refusal { status: 400 | 401 | 403 | 405 | 413 | 415 | 421 }

const refuse = (status: Refusal['status']): Refusal => ({ status })

/** The address a request names must be ours to the letter: a name that was made to point here (DNS rebinding) is another one. */
export function checkHost(request: IncomingMessage, server: Guarded): Refusal | null {
  const named = request.rawHeaders.filter((_, index) => index % 2 === 0).filter(name => name.toLowerCase() === 'host')
  return named.length === 1 && request.headers.host === server.host ? null : refuse(421)
}

/**
 * Pages hold no content and may be loaded by a navigation from anywhere (the terminal's link comes from no site, the launch file from
 * `file:`), but never into a frame, an object or as part of another page.
 */
export function checkPageRequest(request: IncomingMessage, server: Guarded): Refusal | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const { origin } = request.headers
  if (origin !== undefined && origin !== server.origin) return refuse(403)
  const site = request.headers['sec-fetch-site']
  const destination = request.headers['sec-fetch-dest']
  if (destination !== undefined && ['iframe', 'frame', 'object', 'embed', 'fencedframe'].includes(destination)) return refuse(403)
  if (site === undefined || site === 'same-origin') return null
  return request.headers['sec-fetch-mode'] === 'navigate' && destination === 'document' ? null : refuse(403)
}

/** A call: POST of JSON from a page of this origin. Whether it holds a credential is the next question. */
export function checkCallRequest(request: IncomingMessage, server: Guarded): Refusal | null {
  if (request.headers.origin !== server.origin) return refuse(403)
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return refuse(403)
  return null
}

/** The bearer token that a request carries; null where it is of no such form. */
export function bearerToken(request: IncomingMessage): string | null {
  const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ')
  return scheme === 'Bearer' && token !== undefined && rest.length === 0 ? token : null
}

/** The bearer token of an earlier exchange. */
export function checkCredential(request: IncomingMessage, server: Guarded): Refusal | null {
  const token = bearerToken(request)
  return token !== null && server.accepts(token) ? null : refuse(401)
}

/** A POST of JSON; of `bytes`, where a part of a file is brought. Neither form can be sent by another site's page without asking first. */
export function checkForm(request: IncomingMessage, form: 'json' | 'bytes' = 'json'): Refusal | null {
  if (request.method !== 'POST') return refuse(405)
  const wanted = form === 'json' ? /^application\/json(?:; ?charset=utf-8)?$/iu : /^application\/octet-stream$/iu
  return wanted.test(request.headers['content-type'] ?? '') ? null : refuse(415)
}

/** Reads a body of at most `maxBytes`; a longer one is refused as soon as it is known to be. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | Refusal> {
  const declared = Number(request.headers['content-length'] ?? 0)
  if (!Number.isFinite(declared) || declared > maxBytes) return refuse(413)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return refuse(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** As `readBytes`, of text in UTF-8. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<{ text: string } | Refusal> {
  const bytes = await readBytes(request, maxBytes)
  if ('status' in bytes) return bytes
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return refuse(400)
  }
}
