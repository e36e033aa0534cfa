import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { silentLog, type Log } from '../host/log.ts'
import { securityHeaders } from '../host/security-headers.ts'
import type { StaticHandler } from '../host/static.ts'
import { createEventStreams, type EventStreams } from './events.ts'
import { bearerToken, checkCallRequest, checkCredential, checkForm, checkHost, checkPageRequest, readBody, type Guarded, type Refusal } from './guards.ts'
import { isForeignPeer } from './peer.ts'
import { createSessions } from './sessions.ts'
import { takePart } from './upload-routes.ts'
import { createUploads } from './uploads.ts'
import { createWindows, type WindowEnd } from './windows.ts'

export interface LoopbackServer {
  readonly origin: string
  readonly port: number
  /** A link that opens one window on a project (absent: as `openWindow` decides): its fragment carries a fresh code that works once. */
  newLaunchLink(file?: string): string
  readonly windows: Pick<EventStreams, 'count' | 'onChange'>
  /** Tells the windows why, ends every connection, and resolves when the port is free. */
  close(reason: string): Promise<void>
}

interface ServerOptions {
  /** Called once for each window, when it first asks for something; `file` as its launch link was made for. */
  openWindow: (file: string | null) => WindowEnd
  pages: StaticHandler
  /** Where files are put that pages bring for imports. */
  uploadFolder?: string
  log?: Log
  /** Largest body of a call, in bytes; the largest call is an import of 50 MB in base64. */
  maxBodyBytes?: number
  headersTimeoutMs?: number
  requestTimeoutMs?: number
  heartbeatMs?: number
  /** How long a window may be without its stream before it counts as out of sight. */
  restAfterMs?: number
}

const Call = z.strictObject({ method: z.string(), input: z.unknown() })
const Exchange = z.strictObject({ code: z.string().min(1).max(200) })
const maxExchangeBytes = 1_024

/**
 * The browser shell's server: on 127.0.0.1 only, at a port the system picks. Each request passes the guards in this order: peer's user,
 * Host, Origin, Sec-Fetch-Site, credential, POST of JSON, size; then it reaches the same dispatcher as every other transport.
 * docs/security.md says what each one keeps out.
 */
export async function startLoopbackServer(options: ServerOptions): Promise<LoopbackServer> {
  const { openWindow, pages, log = silentLog, maxBodyBytes = 72 * 1024 * 1024 } = options
  const sessions = createSessions()
  const uploads = createUploads(options.uploadFolder ?? join(tmpdir(), 'entente-uploads'))
  const windows = createWindows(openWindow, options.restAfterMs, uploads.clear)
  const streams = createEventStreams(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs })
  const server: Guarded & { port: number } = { host: '', origin: '', port: 0, accepts: token => sessions.of(token) !== null }

  const ended = new WeakSet<Socket>()
  const refuse = (request: IncomingMessage, response: ServerResponse, { status }: Refusal) => {
    log.warn('request refused', { status })
    // A request that was given up in its body has let go of its socket.
    if (response.socket) ended.add(response.socket)
    // What is left of a body is not read: the connection ends with the answer.
    response.writeHead(status, { ...securityHeaders, connection: 'close', 'content-length': 0 })
    response.end(() => request.destroy())
  }
  const answer = (response: ServerResponse, value: unknown) => {
    const body = Buffer.from(JSON.stringify(value), 'utf8')
    response.writeHead(200, { ...securityHeaders, 'content-type': 'application/json', 'content-length': body.length }).end(body)
  }

  const calls: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<Refusal | null>>> = {
    '/session': async (request, response) => {
      const body = checkForm(request) ?? await readJson(request, maxExchangeBytes, Exchange)
      if ('status' in body) return body
      const token = sessions.exchange(body.value.code)
      if (token === null) return { status: 403 }
      answer(response, { token })
      return null
    },
    '/api': async (request, response) => {
      const body = checkCredential(request, server) ?? checkForm(request) ?? await readJson(request, maxBodyBytes, Call)
      if ('status' in body) return body
      const session = sessions.of(bearerToken(request) ?? '')
      if (!session) return { status: 401 }
      answer(response, await windows.of(session).dispatch(body.value.method, body.value.input))
      return null
    },
    '/upload': async (request, response) => {
      const refused = checkCredential(request, server) ?? checkForm(request, 'bytes')
      const session = sessions.of(bearerToken(request) ?? '')
      if (refused || !session) return refused ?? { status: 401 }
      const taken = await takePart(request, session, windows.of(session), uploads)
      if ('status' in taken) return taken
      answer(response, taken)
      return null
    },
    '/release': async (request, response) => {
      const body = checkCredential(request, server) ?? checkForm(request) ?? await readJson(request, maxExchangeBytes, z.strictObject({ name: z.uuid() }))
      if ('status' in body) return body
      const session = sessions.of(bearerToken(request) ?? '')
      if (!session) return { status: 401 }
      windows.of(session).release?.(body.value.name)
      uploads.release(session, body.value.name)
      answer(response, { ok: true, value: null })
      return null
    },
    '/events': async (request, response) => {
      const body = checkCredential(request, server) ?? checkForm(request) ?? await readJson(request, maxExchangeBytes, z.strictObject({}))
      if ('status' in body) return body
      const session = sessions.of(bearerToken(request) ?? '')
      if (!session) return { status: 401 }
      response.writeHead(200, { ...securityHeaders, 'content-type': 'application/x-ndjson; charset=utf-8' })
      windows.connect(session, response, streams.add(response))
      return null
    },
  }

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    // What was sent right behind a refused request is not heard, whatever it says.
    if (ended.has(request.socket)) return void request.destroy()
    const misdirected = checkHost(request, server)
    if (misdirected) return refuse(request, response, misdirected)
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const call = Object.hasOwn(calls, path) ? calls[path] : undefined
    if (call) {
      const refused = checkCallRequest(request, server) ?? await call(request, response)
      return refused ? refuse(request, response, refused) : undefined
    }
    const refused = checkPageRequest(request, server)
    if (refused) return refuse(request, response, refused)
    const page = await pages(request.method ?? '', path)
    response.writeHead(page.status, page.headers).end(page.body ?? undefined)
  }

  const { headersTimeoutMs = 5_000, requestTimeoutMs = 30_000 } = options
  const limits = {
    maxHeaderSize: 16 * 1024, headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, keepAliveTimeout: 30_000,
    // How often slow clients are looked for.
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
  }
  const http = createServer(limits, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that went away in the middle is no failure of ours.
      if (!request.destroyed) log.failure('request failed', error)
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { ...securityHeaders, connection: 'close' }).end()
    })
  })
  http.maxConnections = 128
  http.on('connection', socket => {
    if (isForeignPeer({ localPort: socket.localPort ?? 0, remotePort: socket.remotePort ?? 0 })) {
      log.warn('connection of another user refused')
      socket.destroy()
    }
  })

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(0, '127.0.0.1', () => {
      http.off('error', reject)
      resolve()
    })
  })
  server.port = (http.address() as AddressInfo).port
  server.host = `127.0.0.1:${server.port}`
  server.origin = `http://${server.host}`

  return {
    origin: server.origin,
    port: server.port,
    newLaunchLink: file => `${server.origin}/#launch=${sessions.newLaunchCode(file)}`,
    windows: streams,
    async close(reason) {
      windows.close()
      uploads.close()
      streams.send({ type: 'closing', reason })
      streams.close()
      await new Promise<void>(resolve => {
        http.close(() => resolve())
        http.closeIdleConnections()
        setTimeout(() => http.closeAllConnections(), 250).unref()
      })
    },
  }
}

async function readJson<T extends z.ZodType>(request: IncomingMessage, maxBytes: number, schema: T): Promise<{ value: z.output<T> } | Refusal> {
  const body = await readBody(request, maxBytes)
  if ('status' in body) return body
  try {
    const parsed = schema.safeParse(JSON.parse(body.text))
    return parsed.success ? { value: parsed.data } : { status: 400 }
  } catch {
    return { status: 400 }
  }
}
