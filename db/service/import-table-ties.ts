import { v5 as uuidv5 } from 'uuid'
import type { WarningList } from '../formats/import/import-error.ts'
import type { TieDraft } from '../formats/import/table-drafts.ts'
import { knownTieUids } from '../queries/import-matches.ts'
import type { ServiceContext } from './context.ts'
import type { Person } from './import-actors.ts'

/** What the ids of ties of tables are made in, so that the same table brings the same ones again. */
const tableNamespace = '0b7f3b1c-6c0e-5a43-9a55-2f0d9e4c7a68'

export interface PlannedTie {
  readonly tie: TieDraft
  /** Null where the project has a tie of this uid between others, so that this one needs a new uid. */
  readonly uid: string | null
}

/** Where a table is from: what makes its rows the same ones when it comes again. */
export interface TableOrigin {
  readonly name: string
  readonly sheet: string | null
}

/** The ties that are made: none from an actor to itself, and none that came from a table of this name before. */
export function tiesToMake(db: ServiceContext['db'], ties: readonly TieDraft[], people: readonly Person[], { name, sheet }: TableOrigin, warnings: WarningList): PlannedTie[] {
  if (ties.length === 0) return []
  const persons = new Map(people.map(person => [person.name, person]))
  const known = knownTieUids(db)
  const times = new Map<string, number>()
  let there = 0
  const planned = ties.flatMap((tie): PlannedTie[] => {
    const [from, to] = [persons.get(tie.from)?.existing ?? null, persons.get(tie.to)?.existing ?? null]
    // Two names for one actor of the project make a tie to itself.
    if (from && from.id === to?.id) {
      warnings.add(`“${tie.from.slice(0, 60)}” and “${tie.to.slice(0, 60)}” are one actor in the project, and a tie to itself is no tie; the row was left out.`, tie.line)
      return []
    }
    // Rows that say the same are told apart by their number, so that parallel ones stay parallel.
    const said = JSON.stringify([
      tie.from, tie.to, tie.directed, tie.kind, tie.label, tie.phases.map(({ dates, weight, cooperation, conflict, summary }) => [dates?.raw, weight, cooperation, conflict, summary]),
    ])
    const number = (times.get(said) ?? 0) + 1
    times.set(said, number)
    const uid = uuidv5(JSON.stringify([name, sheet, said, number]), tableNamespace)
    const before = known.get(uid)
    if (!before) return [{ tie, uid }]
    if (before.fromId !== from?.id || before.toId !== to?.id) return [{ tie, uid: null }]
    there += 1
    return []
  })
  if (there > 0) warnings.add(`${there} ${there === 1 ? 'tie was' : 'ties were'} imported from a table of this name before and ${there === 1 ? 'is' : 'are'} in the project; ${there === 1 ? 'it was' : 'they were'} left out.`)
  return planned
}
