import type { earlierBackups } from '../../../db/contract/methods/locks.ts'
import type { LockChange } from '../../state/project-window.ts'

type Choice = (typeof earlierBackups)[number]

const sameWords = { delete: 'Delete them', keep: 'Leave them' } as const
export const earlierBackupWords: Readonly<Record<Exclude<LockChange, 'remove'>, Readonly<Record<Choice, string>>>> = {
  set: { lock: 'Lock them too', ...sameWords },
  change: { lock: 'Give them the new one', ...sameWords },
}

/** What is asked of the backups that were made before. */
export function earlierBackupsText(change: LockChange, count: number): string {
  const which = count === 1 ? 'The backup made before' : `The ${count.toLocaleString()} backups made before`
  const state = change === 'set' ? `${count === 1 ? 'is' : 'are'} readable without it` : `${count === 1 ? 'opens' : 'open'} with the passphrase of then`
  return `${which} ${state}. What becomes of ${count === 1 ? 'it' : 'them'}?`
}

/** What became of them; empty where nothing did. */
export function backupsNote({ changed }: { changed: number }, choice: Choice): string {
  if (choice === 'keep' || changed === 0) return ''
  return ` ${changed === 1 ? 'One backup was' : `${changed.toLocaleString()} backups were`} ${choice === 'lock' ? 'locked with it' : 'deleted'}.`
}

/** Which backups could not be changed. */
export const leftText = (left: readonly string[]): string => `The project itself is locked. These backups are damaged, open in another program, or cannot be written: ${left.join(', ')}.`
