import { entityTypes, type EntityType } from '../contract/vocabulary.ts'
import type { MomentDifference } from '../contract/entities/backups.ts'
import { tableOf } from '../queries/keys.ts'
import { refsOf } from '../queries/titles.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'

/** Entities that are listed by name, of each type. */
const listedOfType = 60

type Change = MomentDifference['entities'][number]['change']
interface Found { readonly uid: string; readonly id: number; readonly change: Change }
type Row = Readonly<Record<string, string | number | null>> & { readonly id: number; readonly uid: string }

/**
 * What differs between two moments of one project, entity by entity: only in the later one, only in the earlier one, or not the same. Goes
 * through both in the order of uids, a row at a time, so that the size of the project is no matter of memory.
 */
export function compareMoments(earlier: ReadableDatabase, later: ReadableDatabase): MomentDifference {
  const types: MomentDifference['types'] = []
  const entities: MomentDifference['entities'] = []
  let more = 0
  for (const type of entityTypes) {
    const found = differences(earlier, later, type)
    if (found.length === 0) continue
    const count = (change: Change) => found.filter(one => one.change === change).length
    types.push({ type, added: count('added'), removed: count('removed'), changed: count('changed') })
    const listed = found.slice(0, listedOfType)
    more += found.length - listed.length
    const titles = (change: Change[], db: ReadableDatabase) => refsOf(db, type, listed.filter(one => change.includes(one.change)).map(one => one.id))
    const [before, now] = [titles(['removed'], earlier), titles(['added', 'changed'], later)]
    for (const { uid, id, change } of listed) entities.push({ type, uid, change, title: (change === 'removed' ? before : now).get(id)?.title ?? '' })
  }
  return { types, entities, more }
}

function differences(earlier: ReadableDatabase, later: ReadableDatabase, type: EntityType): Found[] {
  const found: Found[] = []
  const query = sql`SELECT * FROM ${identifier(tableOf[type])} ORDER BY uid`
  const [before, now] = [earlier.iterate<Row>(query), later.iterate<Row>(query)]
  let [one, other] = [next(before), next(now)]
  while (one || other) {
    if (one && (!other || one.uid < other.uid)) {
      found.push({ uid: one.uid, id: one.id, change: 'removed' })
      one = next(before)
    } else if (other && (!one || other.uid < one.uid)) {
      found.push({ uid: other.uid, id: other.id, change: 'added' })
      other = next(now)
    } else if (one && other) {
      if (!isSame(one, other)) found.push({ uid: other.uid, id: other.id, change: 'changed' })
      one = next(before)
      other = next(now)
    }
  }
  return found
}

function next(rows: IterableIterator<Row>): Row | undefined {
  const result = rows.next()
  return result.done ? undefined : result.value
}

const isSame = (one: Row, other: Row) => Object.keys(other).every(column => column === 'id' || one[column] === other[column])
