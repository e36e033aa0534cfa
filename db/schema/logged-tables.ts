import { loggedTables as first } from './migrations/0001-initial.ts'
import { loggedTables as second } from './migrations/0002-coding-together.ts'
import { loggedTables as third } from './migrations/0003-data-of-others.ts'

/** Tables whose every change is logged for undo, in the order in which their rows may be inserted. */
export const loggedTables: readonly string[] = [...first, ...second, ...third]
