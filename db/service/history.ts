import type { Service } from '../contract/api.ts'
import { EntenteError } from '../contract/errors.ts'
import { entityTypes, type EntityType } from '../contract/vocabulary.ts'
import { differenceBetween, historySteps } from '../queries/history.ts'
import { tableOf } from '../queries/keys.ts'
import { refOf } from '../queries/titles.ts'
import { sql, type ReadableDatabase } from '../sqlite/database.ts'
import { CannotTakeBack, deletedWith, hasBatches, netChanges, takeBackChanges } from '../sqlite/take-back.ts'
import type { ServiceContext } from './context.ts'
import { entityWords } from './errors.ts'

type HistoryMethods = 'history.steps' | 'history.between' | 'history.takeBack' | 'history.bringBack'

/** With more changes in the log than this, going through them may hold the main thread up for longer than a frame. */
const manyChanges = 3_000

/** The steps that the project knows, and taking any one of them back. */
export function historyService(context: ServiceContext): Pick<Service, HistoryMethods> {
  const { db, ports, file } = context
  const isLong = () => (db.get<{ count: number }>(sql`SELECT ifnull(max(id) - min(id), 0) AS count FROM undo_change`)?.count ?? 0) > manyChanges
  const elsewhere = () => (file !== null && ports.readElsewhere && isLong() ? ports.readElsewhere.bind(ports, file) : undefined)
  return {
    'history.steps': input => elsewhere()?.('history.steps', input) as ReturnType<Service['history.steps']> | undefined ?? historySteps(db, input),
    'history.between': input => elsewhere()?.('history.between', input) as ReturnType<Service['history.between']> | undefined ?? differenceBetween(db, input.after, input.upTo),
    'history.takeBack': ({ step }) => {
      const { label } = stepNamed(db, step)
      const wanted = `Take back: ${label}`
      return inWords(db, () => context.write({ label: wanted }, (target, at) => {
        takeBackChanges(target, step, netChanges(target, step), at)
        return { label: wanted }
      }))
    },
    'history.bringBack': ({ step, uid }) => {
      stepNamed(db, step)
      const changes = netChanges(db, step)
      const found = changes.find(({ before, after }) => after === null && before?.['uid'] === uid)
      if (!found) throw new EntenteError('not_found', 'This step deleted nothing of that kind. Nothing was changed.')
      const type = typeOf(found.table)
      const label = `Bring back ${type === undefined ? 'what was deleted' : `the ${entityWords[type]}`}`
      return inWords(db, () => context.write({ label }, (target, at) => {
        takeBackChanges(target, step, deletedWith(target, changes, found.table, found.rowId), at)
        return { label }
      }))
    },
  }
}

function stepNamed(db: ReadableDatabase, step: number): { label: string } {
  const found = db.get<{ label: string; state: string }>(sql`SELECT label, state FROM undo_action WHERE id = ${step}`)
  if (!found) throw new EntenteError('not_found', 'The project does not know this step any more. Nothing was changed; earlier states are in the backups.')
  if (found.state === 'undone') throw new EntenteError('conflict', 'This step is undone already. Nothing was changed.')
  if (hasBatches(db, step)) throw new EntenteError('conflict', 'This step brought very many rows at once; it can only be taken back by Undo, while it is the last one. Nothing was changed.')
  return found
}

/** Says why a step cannot be taken back, in the words of the analyst. */
function inWords<T>(db: ReadableDatabase, body: () => T): T {
  try {
    return body()
  } catch (error) {
    if (!(error instanceof CannotTakeBack)) throw error
    const type = typeOf(error.table)
    const title = type === undefined || type === 'note' ? undefined : refOf(db, type, error.rowId)?.title
    const what = type === undefined ? 'something that belongs to it' : `the ${entityWords[type]}${title ? ` “${title}”` : ''}`
    const by = error.later === null ? '' : ` by “${error.later}”`
    const reasons = {
      changed: `${what} was changed since${by}`, needed: `something that was added since${by} rests on ${what}`,
      missing: `${what} that it belonged to is not there any more: bring that back first`, batch: 'it brought very many rows at once',
    }
    const reason = reasons[error.why]
    throw new EntenteError('conflict', `This cannot be taken back by itself: ${reason}. Nothing was changed. Take back the later step first, or undo step by step.`)
  }
}

const typeOf = (table: string): EntityType | undefined => entityTypes.find(type => tableOf[type] === table)
