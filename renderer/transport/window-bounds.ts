import type { Client } from '../../db/contract/api.ts'

/** Keeps the place and size of this app-mode window among the preferences, so that the next start opens there. Tabs are left alone. */
export function rememberWindowBounds(client: Client, settleMs = 800): void {
  let timer: number | undefined
  const save = () => {
    const bounds = { x: window.screenX, y: window.screenY, width: window.outerWidth, height: window.outerHeight, maximized: isMaximized() }
    if (bounds.width < 300 || bounds.height < 200) return
    void client.call('preferences.set', { changes: { window: bounds } }).catch(() => undefined)
  }
  window.addEventListener('resize', () => {
    if (!isAppWindow()) return
    window.clearTimeout(timer)
    timer = window.setTimeout(save, settleMs)
  })
}

/** A window without tabs and address bar has next to no height beside the page. */
function isAppWindow(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches || window.outerHeight - window.innerHeight < 60
}

function isMaximized(): boolean {
  return window.outerWidth >= window.screen.availWidth && window.outerHeight >= window.screen.availHeight
}
