/** Backups of a project: how their files are called, and which of them are kept. */

/** Why a backup was made. `timed`: by itself, after so many minutes of change. */
export const backupKinds = ['timed', 'asked', 'import', 'restore', 'migration'] as const
export type BackupKind = (typeof backupKinds)[number]

export interface NamedBackup {
  readonly name: string
  readonly kind: BackupKind
  /** ISO 8601 instant. */
  readonly at: string
}

/** As many as are kept of the timed ones: the newest, and the last of so many hours, days and weeks in which there are any. */
export const keptBackups = { newest: 6, hours: 24, days: 14, weeks: 26 } as const
/** Backups before an import or a restoring that are kept. Those that somebody asked for are never removed. */
export const keptSpecial = 12

const words: Readonly<Record<Exclude<BackupKind, 'migration'>, string>> = {
  timed: '', asked: ' (asked for)', import: ' (before an import)', restore: ' (before restoring)',
}
const pattern = /^(?<stem>.*) (?<day>\d{4}-\d\d-\d\d) (?<hour>\d\d)\.(?<minute>\d\d)\.(?<second>\d\d)Z(?<word>| \((?:asked for|before an import|before restoring)\))(?: \d+)?\.entente$/u

/** The file name of a backup made at an instant; `count` tells those of one second apart. The time in it is UTC, so that names never run backwards. */
export function backupName(stem: string, kind: Exclude<BackupKind, 'migration'>, at: Date, count = 1): string {
  const [day, time] = at.toISOString().split('T')
  return `${stem} ${day} ${time?.slice(0, 8).replaceAll(':', '.')}Z${words[kind]}${count === 1 ? '' : ` ${count}`}.entente`
}

/** What a file name says of a backup of the project called `stem`; null where it is none. */
export function readBackupName(stem: string, name: string): NamedBackup | null {
  const { groups } = pattern.exec(name) ?? {}
  if (!groups || groups['stem'] !== stem) return null
  const at = new Date(`${groups['day']}T${groups['hour']}:${groups['minute']}:${groups['second']}Z`)
  if (Number.isNaN(at.getTime())) return null
  const kind = (Object.entries(words) as [Exclude<BackupKind, 'migration'>, string][]).find(([, word]) => word === groups['word'])?.[0]
  return kind === undefined ? null : { name, kind, at: at.toISOString() }
}

/**
 * Which backups may go. Counted, not measured by age: a clock that jumps, or a year without work, removes nothing that a day of work would
 * not have removed. Of the timed ones the newest stay, and the last of each of the latest hours, days and weeks in which there were any. Those that bear a time after
 * `now` (ISO 8601) come from a clock that was ahead: they are counted by themselves, since beside them all that is made now would count as old.
 */
export function backupsToRemove(backups: readonly NamedBackup[], now: string): NamedBackup[] {
  return [backups.filter(({ at }) => at <= now), backups.filter(({ at }) => at > now)].flatMap(thin)
}

/** The backup to go back to first: the newest, but for those of a clock that was ahead while there are others. `newestFirst` as they are listed. */
export function newestBackup<T extends NamedBackup>(newestFirst: readonly T[], now: string): T | undefined {
  return newestFirst.find(({ at }) => at <= now) ?? newestFirst[0]
}

function thin(backups: readonly NamedBackup[]): NamedBackup[] {
  const newestFirst = backups.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
  const timed = newestFirst.filter(({ kind }) => kind === 'timed')
  const special = newestFirst.filter(({ kind }) => kind === 'import' || kind === 'restore')
  const kept = new Set<NamedBackup>([...timed.slice(0, keptBackups.newest), ...special.slice(0, keptSpecial)])
  for (const [bucketOf, count] of [[hourOf, keptBackups.hours], [dayOf, keptBackups.days], [weekOf, keptBackups.weeks]] as const) {
    const seen = new Set<string>()
    for (const backup of timed) {
      const bucket = bucketOf(backup.at)
      if (seen.has(bucket)) continue
      if (seen.size === count) break
      seen.add(bucket)
      kept.add(backup)
    }
  }
  return [...timed, ...special].filter(backup => !kept.has(backup))
}

const hourOf = (at: string) => at.slice(0, 13)
const dayOf = (at: string) => at.slice(0, 10)
/** Weeks from Monday on, as the number of the week since 1970 (1 January 1970 was a Thursday). */
const weekOf = (at: string) => String(Math.floor((Date.parse(at) / 86_400_000 + 3) / 7))
