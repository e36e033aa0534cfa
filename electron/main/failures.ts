import { dialog, type App } from 'electron'
import type { Log } from '../host/log.ts'

/** Tells of pages that ended by themselves, and offers to load them again: what was acknowledged is on disk. */
export function watchPages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      if (reason === 'clean-exit') return
      log.warn('page ended', { reason, exitCode })
      void dialog
        .showMessageBox({
          type: 'error', message: 'The window stopped working.', detail: 'Everything that was saved is safe. Load it again to go on.', buttons: ['Load again', 'Close'], defaultId: 0, cancelId: 1,
        })
        .then(({ response }) => {
          if (contents.isDestroyed()) return
          if (response === 0) contents.reload()
          else contents.close()
        })
    })
  })
}
