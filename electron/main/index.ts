import { join } from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor, session, type WebContents } from 'electron'
import { programVersion } from '../../db/contract/version.ts'
import type { Dispatch } from '../host/dispatch.ts'
import { createAutoLock } from '../host/auto-lock.ts'
import { createKeyVault } from '../host/key-vault.ts'
import { keepRunning } from '../host/keep-running.ts'
import { createLog } from '../host/log.ts'
import { readPassphrase } from '../host/passphrase-file.ts'
import { dataFolder, privateFolder } from '../host/paths.ts'
import { unlockFile } from '../../db/service/locks.ts'
import { createPreferenceStore } from '../host/preferences.ts'
import { createProjectPool } from '../host/project-pool.ts'
import { createRecentProjects } from '../host/recent-projects.ts'
import { projectRefusal } from '../host/refusals.ts'
import { sampleProject } from '../host/sample.ts'
import { createDevelopmentHandler, createStaticHandler } from '../host/static.ts'
import { createWindowSession } from '../host/window-session.ts'
import { openWorkbench } from '../host/workbench.ts'
import { watchPages } from './failures.ts'
import { fileInArguments, followOtherStarts, passphraseFileInArguments } from './first-file.ts'
import { connectWindows, sendCommand, sendPush } from './ipc.ts'
import { createMenu } from './menu.ts'
import { restrictNavigation } from './navigation.ts'
import { blockNetwork, silenceNetwork } from './network.ts'
import { denyPermissions } from './permissions.ts'
import { registerPageScheme, servePages } from './protocol.ts'
import { askToOpen, createShellFunctions } from './shell-functions.ts'
import { systemSecrets } from './system-secrets.ts'
import { disableSpellChecking } from './spell-checking.ts'
import { createWindow, loadPage } from './window.ts'
import { createWindows } from './windows.ts'

/** Methods that change what *Open recent* shows; reading the state of the files is not one of them. */
const changesMenu = /^(?:preferences\.set|files\.(?!state$|browse$).*)$/u

/** A start that ends because the project was refused, told apart from an Electron that cannot run here. */
const refusedExitCode = 3

const folder = privateFolder(dataFolder())
const log = createLog(join(folder, 'log'))
keepRunning(process, log)
const developmentServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const preferences = createPreferenceStore(folder, log)

app.setPath('userData', privateFolder(folder, 'electron'))
app.enableSandbox()
registerPageScheme()
silenceNetwork(app, developmentServer)

const askedFile = fileInArguments(process.argv, { isPackaged: app.isPackaged, cwd: process.cwd() })
const passphraseFile = passphraseFileInArguments(process.argv, process.cwd())

const checkOutputs = developmentServer !== undefined
const workerFile = join(import.meta.dirname, 'worker.js')
const pool = createProjectPool(file => openWorkbench(file, { access: 'write', folder, workerFile, log, checkOutputs }))
const recent = createRecentProjects(folder, log)
const vault = createKeyVault(folder, systemSecrets)

const windows = createWindows({
  createSession: () => createWindowSession({
    pool, recent, preferences, folder, vault, workerFile, log, checkOutputs, anyPath: false,
    newWindow(file) {
      void windows.openNew(file).catch((error: unknown) => log.failure('window not opened', error))
      return null
    },
  }),
  createWindow: () => createWindow({ bounds: preferences.get().window, remember: bounds => void preferences.set({ window: bounds }) }),
  loadPage,
  createService: (window, shown) => ({
    dispatch: followedByMenu(shown.dispatch), ...createShellFunctions(window, shown), setCommands: available => menu.allow(window, available),
  }),
  connect: (window, shown) => shown.subscribe(event => sendPush(window.webContents, event)),
})

const menu = createMenu({
  command: (command, window) => sendCommand(window.webContents, command),
  newWindow: () => void windows.openNew(null),
  openSample: () => void open(null),
  openFile: file => void open(file),
}, () => (preferences.get().privateHidden ? null : recent.list().filter(({ missing }) => !missing)))

/** The calls of a window, after which the menu shows what they changed: what is recent, and whether names may be seen. */
function followedByMenu(dispatch: Dispatch): Dispatch {
  return async (name, input) => {
    const answer = await dispatch(name, input)
    if (typeof name === 'string' && changesMenu.test(name)) menu.refresh()
    return answer
  }
}

/** Opens a file (null: the sample) and says which, with the passphrase that the file `secret` holds; a refusal is shown and returned as false. */
async function open(file: string | null, secret: string | null = null): Promise<boolean> {
  try {
    if (file !== null && secret !== null) await unlockFile(file, readPassphrase(secret))
    const project = await windows.open(file ?? sampleProject(folder).file)
    menu.refresh()
    if (!project) {
      process.stdout.write('Entente in Electron · the project is locked or damaged, its window says what to do\n')
      return true
    }
    process.stdout.write(`Entente in Electron · ${project.file}\n`)
    if (project.readOnly) process.stdout.write(`Open read-only: ${project.readOnlyReason}\n`)
    return true
  } catch (error) {
    log.failure('project not opened', error)
    const message = projectRefusal(error)
    process.stderr.write(`${message}\n`)
    if (BrowserWindow.getAllWindows().length > 0) await dialog.showMessageBox({ type: 'error', message: 'The project was not opened.', detail: message })
    else dialog.showErrorBox('The project was not opened.', message)
    return false
  }
}

function openOutside(address: string, from: WebContents): void {
  const window = BrowserWindow.fromWebContents(from)
  if (window) void askToOpen(address, window)
}

async function start(fileFromSystem: () => string | null): Promise<void> {
  await app.whenReady()
  log.info('started', { shell: 'electron', version: programVersion })
  denyPermissions(session.defaultSession)
  blockNetwork(session.defaultSession, developmentServer)
  disableSpellChecking(session.defaultSession)
  const pages = developmentServer ? createDevelopmentHandler(developmentServer) : createStaticHandler(join(import.meta.dirname, '../renderer'))
  servePages(session.defaultSession, pages)
  connectWindows(contents => windows.serviceOf(contents))
  menu.install()
  const autoLock = createAutoLock({ pool, minutes: () => preferences.get().autoLockMinutes })
  for (const event of ['suspend', 'lock-screen'] as const) powerMonitor.on(event as 'suspend', () => void autoLock.lockAll())
  const fromSystem = fileFromSystem()
  if (!await open(fromSystem ?? askedFile, fromSystem === null ? passphraseFile : null)) app.exit(refusedExitCode)
}

if (!app.requestSingleInstanceLock({ file: askedFile })) {
  process.stdout.write(`Entente in Electron · ${askedFile ?? 'the sample project'}, in the program that already runs\n`)
  app.quit()
} else {
  const fileFromSystem = followOtherStarts(app, file => void open(file))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void open(null)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', () => pool.closeAll())
  restrictNavigation(app, openOutside)
  watchPages(app, log)
  void start(fileFromSystem)
}
