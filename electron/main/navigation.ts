import type { App, WebContents } from 'electron'
import { externalAddress, isOwnPage } from './origin.ts'

/**
 * Holds every page to its place: it may load itself again and go nowhere else, opens no window and embeds none. A link that wants a window
 * of its own is offered to `openOutside`, which asks the user.
 */
export function restrictNavigation(app: App, openOutside: (address: string, from: WebContents) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault(): void }, address: string) => {
      if (!isOwnPage(address)) event.preventDefault()
    }
    contents.on('will-navigate', event => stay(event, event.url))
    contents.on('will-redirect', event => stay(event, event.url))
    contents.on('will-frame-navigate', event => {
      if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const address = externalAddress(url)
      if (address) setImmediate(() => openOutside(address, contents))
      return { action: 'deny' }
    })
  })
}
