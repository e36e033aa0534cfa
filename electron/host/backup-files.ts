import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { Backup, BackupSettings } from '../../db/contract/entities/backups.ts'
import { backupName, backupsToRemove, newestBackup, readBackupName, type BackupKind } from '../../db/domain/backups.ts'

const stemOf = (file: string) => basename(file, extname(file))

/**
 * Where the backups of a project go: “NAME backups” beside it, or in the chosen folder, where the name goes on with a mark of the project's
 * place, since projects of one name from two places meet there.
 */
export function backupFolder(file: string, { folder }: Pick<BackupSettings, 'folder'>): string {
  if (folder === null) return join(dirname(file), `${stemOf(file)} backups`)
  return join(folder, `${stemOf(file)} ${createHash('sha256').update(file).digest('hex').slice(0, 8)} backups`)
}

/** Backups of a project file, the latest first: in its folder of backups, beside it from before a migration, and beside it where the chosen folder came later. */
export function listBackups(file: string, settings: Pick<BackupSettings, 'folder'>): Backup[] {
  const stem = stemOf(file)
  const folders = new Set([backupFolder(file, settings), backupFolder(file, { folder: null })])
  const found = [...folders].flatMap(folder => namesIn(folder).flatMap((name): Backup[] => {
    const read = readBackupName(stem, name)
    const size = read && sizeOf(join(folder, name))
    return read && size !== null ? [{ file: join(folder, name), name, folder, kind: read.kind, at: read.at, bytes: size }] : []
  }))
  const before = `${stem} (backup, version `
  const migrated = namesIn(dirname(file)).filter(name => name.startsWith(before) && extname(name) === extname(file)).flatMap((name): Backup[] => {
    const path = join(dirname(file), name)
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats?.isFile() ? [{ file: path, name, folder: dirname(file), kind: 'migration', at: stats.mtime.toISOString(), bytes: stats.size }] : []
  })
  return [...found, ...migrated].toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}

/** The backup of a project to go back to first; see `newestBackup`. */
export function newestBackupOf(file: string, settings: Pick<BackupSettings, 'folder'>, now: Date): Backup | undefined {
  return newestBackup(listBackups(file, settings), now.toISOString())
}

/** A path for a new backup, in a folder that is made where it is not there. Throws what the system reports. */
export function newBackupPath(file: string, settings: Pick<BackupSettings, 'folder'>, kind: Exclude<BackupKind, 'migration'>, at: Date): string {
  const folder = backupFolder(file, settings)
  // Beside a project whose own folder was taken away nothing is made anew.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) mkdirSync(folder, { recursive: settings.folder !== null })
  for (let count = 1; ; count += 1) {
    const path = join(folder, backupName(stemOf(file), kind, at, count))
    if (!existsSync(path)) return path
  }
}

/** Removes the backups that are no longer kept (see `backupsToRemove`) from the folder in which new ones are made; returns their names. */
export function thinBackups(file: string, settings: Pick<BackupSettings, 'folder'>, now: Date): string[] {
  const folder = backupFolder(file, settings)
  const gone = backupsToRemove(listBackups(file, settings).filter(backup => backup.folder === folder), now.toISOString())
  for (const { name } of gone) rmSync(join(folder, name), { force: true })
  return gone.map(({ name }) => name)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function sizeOf(path: string): number | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats?.isFile() ? stats.size : null
}
