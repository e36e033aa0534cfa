import { dialog, type App, type WebContents } from 'electron'
import type { Log } from '../host/log.ts'

/**
 * Tells of pages that ended by themselves or do not answer, and offers to load them again: what was acknowledged is on disk, and the project stays open in this
 * process. Other processes of Electron (the one that paints, say) are started again by it; they are noted in the log.
 */
export function watchPages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      log.warn('page ended', { reason, exitCode })
      void askAfterEnd(contents)
    })
    // One question at a time, and none any more once the page answers again.
    let question: AbortController | null = null
    contents.on('unresponsive', () => {
      if (question) return
      log.warn('page does not answer')
      const asking = new AbortController()
      question = asking
      void askWhileSilent(contents, asking.signal).finally(() => {
        question = null
      })
    })
    contents.on('responsive', () => question?.abort())
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.warn('helping process ended', { type, reason, exitCode })
  })
}

async function askAfterEnd(contents: WebContents): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'error', message: 'The window stopped working.', detail: 'Everything that was saved is safe. Load it again to go on.', buttons: ['Load again', 'Close'], defaultId: 0, cancelId: 1,
  })
  if (contents.isDestroyed()) return
  if (response === 0) contents.reload()
  else contents.close()
}

async function askWhileSilent(contents: WebContents, signal: AbortSignal): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning', message: 'The window does not answer.', detail: 'Everything that was saved is safe. It may be busy: wait a moment. Loading it again loses what was typed in the last moment and is not saved.',
    buttons: ['Wait', 'Load again'], defaultId: 0, cancelId: 0, signal,
  })
  if (response !== 1 || signal.aborted || contents.isDestroyed()) return
  // A page that is stuck does not let go by itself.
  contents.forcefullyCrashRenderer()
  contents.reload()
}
