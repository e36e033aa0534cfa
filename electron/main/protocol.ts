import { protocol, type Session } from 'electron'
import { securityHeaders } from '../host/security-headers.ts'
import type { StaticHandler } from '../host/static.ts'
import { pageHost, pageScheme } from './origin.ts'

/** Makes our scheme known; must run before the app is ready. It gets no privilege to pass by the Content-Security-Policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }])
}

/** Serves the pages to one session, by the same handler as the loopback server's. */
export function servePages(session: Session, pages: StaticHandler): void {
  session.protocol.handle(pageScheme, async request => {
    const { host, pathname } = new URL(request.url)
    if (host !== pageHost) return new Response(null, { status: 404, headers: securityHeaders })
    const { status, headers, body } = await pages(request.method, pathname)
    return new Response(body, { status, headers })
  })
}
