import type { Session } from 'electron'

/**
 * The pages need no permission of the system's, so that none is given: camera, microphone, place, devices, notifications, screens. Nor do
 * they download: files are saved through the save dialog.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}))
  session.on('will-download', event => event.preventDefault())
}
