import type { ReportSubject } from '../../contract/entities/reports.ts'
import { isolated, leftToRight } from '../../domain/direction.ts'
import { badField, notFound } from '../errors.ts'
import type { SignedSource } from '../signed-networks.ts'

export interface Subject {
  readonly kind: ReportSubject['kind']
  /** Title of the report, from left to right; empty: that of the project. */
  readonly title: string
  /** Uids, in the order of the report. */
  readonly ties: readonly string[]
  /** Rows of the two actors; null for a whole project. */
  readonly pair: readonly [number, number] | null
}

/** What a report is about. Throws `not_found` for a tie or actor that is not there, `bad_request` for two actors that are one. */
export function subjectOf({ columns: { actors, ties }, actor, tie }: SignedSource, wanted: ReportSubject): Subject {
  switch (wanted.kind) {
    case 'tie': {
      const row = ties.uid.indexOf(wanted.tie)
      if (row < 0) throw notFound('tie', 'tie')
      const pair = [ties.from[row] ?? 0, ties.to[row] ?? 0] as const
      const [from = '', to = ''] = pair.map(each => isolated(actor(each).name))
      const label = ties.label[row] ?? ''
      return { kind: 'tie', title: leftToRight(`${from} ${ties.directed[row] ? '→' : '–'} ${to}${label === '' ? '' : ` (${isolated(label)})`}`), ties: [wanted.tie], pair }
    }
    case 'dyad': {
      const [one, other] = wanted.actors.map(uid => actors.uid.indexOf(uid)) as [number, number]
      if (one < 0 || other < 0) throw notFound('actor', 'actor')
      if (one === other) throw badField('actors', 'A dyad has two different actors. Choose another one for the second.')
      const between = ties.uid.filter((_, row) => (ties.from[row] === one && ties.to[row] === other) || (ties.from[row] === other && ties.to[row] === one))
      return { kind: 'dyad', title: leftToRight(`${isolated(actor(one).name)} and ${isolated(actor(other).name)}`), ties: between, pair: [one, other] }
    }
    case 'project': {
      const titles = new Map(ties.uid.map((uid, row) => [uid, tie(row).title]))
      return { kind: 'project', title: '', pair: null, ties: ties.uid.toSorted((a, b) => {
        const [one, other] = [titles.get(a) ?? '', titles.get(b) ?? '']
        return one < other ? -1 : one > other ? 1 : a < b ? -1 : 1
      }) }
    }
  }
}
