import { createHash } from 'node:crypto'

/**
 * What the process that is killed is doing. It is left to it until it begins a change whose number is drawn, `changes` at most, and then for
 * `ms` milliseconds at most: so that changes lie behind it, and one is under way.
 */
export const activities = {
  'typing': { changes: 40, ms: 20 }, 'coding': { changes: 20, ms: 30 }, 'importing': { changes: 4, ms: 120 }, 'importing much': { changes: 2, ms: 900 }, 'exporting': { changes: 6, ms: 60 },
  'migrating': { changes: 4, ms: 160 }, 'backing up': { changes: 2, ms: 500 }, 'vacuuming': { changes: 4, ms: 90 }, 'restoring': { changes: 2, ms: 300 },
} as const satisfies Record<string, { changes: number; ms: number }>
export type Activity = keyof typeof activities

/** What the process is told before it begins. */
export interface Orders {
  activity: Activity
  /** The project that it works on; for `migrating` and `restoring` others in the folder. */
  file: string
  folder: string
  round: number
  /** Things that were made for it: uids of the project, paths of files. */
  note: string
  cell: { tie: string; aspect: string; period: string }
  old: string[]
}

/** What the process says: that it begins a change, and, once that was acknowledged, that it is done. */
export type Said =
  | { kind: 'note'; value: number }
  | { kind: 'code'; value: number }
  | { kind: 'import'; name: string; size: number }
  | { kind: 'export'; path: string; sha256: string }
  | { kind: 'migrate'; path: string }
  | { kind: 'backup'; path: string; note: number }
  | { kind: 'copy'; path: string; note: number }
  | { kind: 'restore'; path: string; value: number }
export interface Line { said: 'ready' | 'begin' | 'done'; what?: Said }

/** Text as long as a note that one works on, with the number of the change in front. */
export const textOf = (value: number): string => `${value}\n${'They met in Sochi, and the line between the two staffs stayed open. '.repeat(40)}`
export const numberIn = (text: string): number => Number.parseInt(text, 10)

/** A network in Pajek's format whose actors carry the name of the import. */
export function networkOf(name: string, size: number): string {
  return `*Vertices ${size}\n${Array.from({ length: size }, (_, index) => `${index + 1} "${name}-${index + 1}"`).join('\n')}\n*Arcs\n${Array.from({ length: size - 1 }, (_, index) => `${index + 1} ${index + 2} 1`).join('\n')}\n`
}

export const hashOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
