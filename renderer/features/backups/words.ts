import type { BackupKind } from '../../../db/contract/entities/backups.ts'

export const kindWords: Readonly<Record<BackupKind, string>> = {
  timed: 'by itself', asked: 'asked for', import: 'before an import', restore: 'before restoring', migration: 'before a newer version',
}

/** Minutes after a change that are offered. */
export const minuteChoices = [5, 10, 15, 30, 60] as const

/** A size in the units of file managers. */
export function sizeText(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', bytes / 1e9] as const : bytes >= 1e6 ? ['MB', bytes / 1e6] as const : ['kB', bytes / 1e3] as const
  return `${size.toLocaleString(undefined, { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`
}
