import type { App, Session } from 'electron'
import { isOwnPage } from './origin.ts'

/** Switches that keep Chromium's own services off the network; must run before the app is ready. */
export function silenceNetwork(app: App, developmentServer: string | undefined): void {
  const { commandLine } = app
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-sync', 'no-pings', 'disable-quic']) {
    commandLine.appendSwitch(name)
  }
  commandLine.appendSwitch('disable-features', 'OptimizationHints,MediaRouter,AutofillServerCommunication')
  // No name is ever looked up.
  commandLine.appendSwitch('host-resolver-rules', developmentServer ? 'MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1' : 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp')
}

/** Cancels every request of the session but those for our own pages (in development also the hot reload's socket on this machine). */
export function blockNetwork(session: Session, developmentServer: string | undefined): void {
  const developmentHost = developmentServer ? new URL(developmentServer).host : null
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isLocal(url, developmentHost) }))
}

function isLocal(address: string, developmentHost: string | null): boolean {
  if (isOwnPage(address)) return true
  if (!URL.canParse(address)) return false
  const { protocol, host, pathname } = new URL(address)
  if (protocol === 'devtools:' || protocol === 'data:') return true
  if (protocol === 'blob:') return isOwnPage(pathname)
  return developmentHost !== null && protocol === 'ws:' && host === developmentHost
}
