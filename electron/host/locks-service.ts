import { basename } from 'node:path'
import type { Service } from '../../db/contract/api.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import type { lockMethods } from '../../db/contract/methods/locks.ts'
import { confirmPassphrase, forgetKey, holdKeys, keyForNewLock, keyOf, unlockFile, type EarlierCopies, type FileKey } from '../../db/service/locks.ts'
import { ProjectFileError } from '../../db/service/open-project.ts'
import type { KeyVault } from './key-vault.ts'
import { realPath, type ProjectPool } from './project-pool.ts'
import type { WindowSession } from './window-session.ts'
import type { OpenWorkbench } from './workbench.ts'

interface LocksOptions {
  pool: ProjectPool
  session: WindowSession
  vault: KeyVault | null
  /** What making a key costs, for tests; see `newSalt`. */
  lockCost: number | undefined
  /** The project of the window. Throws `no_project`. */
  current(): OpenWorkbench
  /** The path of a file that the window may name. Throws `forbidden`. */
  namedPath(file: string): string
  /** The backups of a project. */
  backupsOf(file: string): readonly string[]
  /** What the list of recent projects may say of a project from now on. */
  told(project: OpenWorkbench): Promise<void>
}

/** The contract's methods of locks, for one window. */
export function locksService({ pool, session, vault, lockCost, current, namedPath, backupsOf, told }: LocksOptions): Pick<Service, keyof typeof lockMethods> {
  const writable = () => {
    const project = current()
    if (project.readOnly) throw new EntenteError('read_only', `This project is open read-only, so its lock was not changed. ${project.readOnlyReason}`)
    return project
  }
  const lockedProject = () => {
    const project = writable()
    if (!project.locked) throw new EntenteError('conflict', 'This project is not locked, so nothing was changed.')
    return project
  }
  /** Each wrong passphrase makes the next answer for this file wait longer. */
  const patiently = async (file: string, attempt: () => Promise<unknown>) => {
    const failures = pool.wrongPassphrases.get(file) ?? 0
    if (failures > 0) await new Promise(resolve => setTimeout(resolve, Math.min(30_000, 250 * 2 ** failures)))
    try {
      await attempt()
      pool.wrongPassphrases.delete(file)
    } catch (error) {
      if (error instanceof ProjectFileError && error.kind === 'wrong-passphrase') pool.wrongPassphrases.set(file, failures + 1)
      throw error
    }
  }
  const rewrite = async (project: OpenWorkbench, key: FileKey | null) => {
    await pool.exchangeSlowly(project.file, async () => {
      await project.rewrite(key)
      if (key) holdKeys([{ file: project.file, key }])
      else forgetKey(project.file)
    })
    if (session.project) await told(session.project)
  }

  const changeBackups = async (project: OpenWorkbench, what: EarlierCopies, before: FileKey | null, key: FileKey) => {
    if (what === 'keep') return { changed: 0, left: [] }
    const { changed, left } = await project.changeEarlierCopies({ paths: backupsOf(project.file), what, before, key })
    return { changed, left: left.map(path => basename(path)) }
  }

  return {
    'files.unlock': async ({ file: asked, passphrase, remember }) => {
      const file = realPath(namedPath(asked))
      if (keyOf(file) === null) await patiently(file, () => unlockFile(file, passphrase))
      const opened = await session.open(file)
      const key = keyOf(file)
      if (remember && key) vault?.keep(key)
      return { file: opened.file }
    },
    'files.lock': async ({ passphrase, backups }) => {
      const project = writable()
      if (project.locked) throw new EntenteError('conflict', 'This project is locked already. Change its passphrase instead.')
      const key = await keyForNewLock(passphrase, lockCost)
      await rewrite(project, key)
      return await changeBackups(project, backups, null, key)
    },
    'files.changePassphrase': async ({ current: given, passphrase, backups }) => {
      const project = lockedProject()
      await patiently(project.file, () => confirmPassphrase(project.file, given))
      forgetKept(project.file)
      // A copy: changing the lock overwrites the one that is held.
      const held = keyOf(project.file)
      const before = held && { salt: held.salt, key: Uint8Array.from(held.key) }
      const key = await keyForNewLock(passphrase, lockCost)
      await rewrite(project, key)
      try {
        return await changeBackups(project, backups, before, key)
      } finally {
        before?.key.fill(0)
      }
    },
    'files.removeLock': async ({ current: given }) => {
      const project = lockedProject()
      await patiently(project.file, () => confirmPassphrase(project.file, given))
      forgetKept(project.file)
      await rewrite(project, null)
      return {}
    },
    'files.lockNow': () => {
      const project = current()
      if (!project.locked) throw new EntenteError('conflict', 'This project is not locked with a passphrase, so it was not closed.')
      lockNow(pool, project.file)
      return {}
    },
    'files.active': () => ({}),
  }

  function forgetKept(file: string): void {
    const key = keyOf(file)
    if (key) vault?.forget(key.salt)
  }
}

/** Closes a locked project wherever it is shown, and forgets its key; the windows ask for the passphrase. */
export function lockNow(pool: ProjectPool, file: string): void {
  pool.expel(file)
  forgetKey(file)
}
