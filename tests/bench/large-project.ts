import { join } from 'node:path'
import { actorKinds, participantRoles, tieKinds } from '../../db/contract/vocabulary.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { rebuildPairs } from '../../db/queries/event-pairs.ts'
import { rebuildNames } from '../../db/queries/names.ts'
import { insertRow, spanColumns, type Columns } from '../../db/queries/rows.ts'
import { rebuildSearch } from '../../db/queries/search.ts'
import { createProject } from '../../db/service/open-project.ts'
import { connect } from '../../db/sqlite/open.ts'
import { seeded } from './synthetic.ts'

const at = '2026-01-01T00:00:00.000Z'
const syllables = ['ka', 'ro', 'mi', 'tel', 'han', 'bur', 'sha', 'dov', 'lin', 'gaz', 'per', 'zu', 'ne', 'tar', 'vik', 'om', 'el', 'quo', 'ras', 'yem']
const verbs = ['Visit to', 'Talks with', 'Protest against', 'Trade deal with', 'Strike on', 'Statement about', 'Mediation for', 'Arms for']

export interface LargeCounts { actors: number; ties: number; events: number }

/** A project of that size in `folder`, written straight into its tables in one transaction, with names and search index made after; its file. */
export function makeLarge(folder: string, counts: LargeCounts): string {
  const file = join(folder, 'large.entente')
  createProject(file, { title: 'A large project', studyPeriod: '2000/2024' })
  const db = connect(file, { readOnly: false })
  const random = seeded(11)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(words: readonly T[]): T => words[below(words.length)] as T
  let uids = 0
  const stamped = (columns: Columns): Columns => ({ uid: `0195b000-0000-7000-8000-${(uids += 1).toString(16).padStart(12, '0')}`, ...columns, created_at: at, updated_at: at })
  const word = () => {
    const text = Array.from({ length: 2 + below(3) }, () => pick(syllables)).join('')
    return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
  }
  const years = Array.from({ length: 25 }, (_, index) => 2000 + index)
  const months = years.flatMap(year => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`))
  const spans = new Map<string, Columns>()
  const span = (raw: string, column: string): Columns => {
    const known = spans.get(`${raw} ${column}`) ?? spanColumns(parseEdtf(raw), column)
    spans.set(`${raw} ${column}`, known)
    return known
  }
  db.transaction(() => {
    const dataSet = insertRow(db, 'data_set', stamped({ name: 'A feed', version: '1', licence: '', url: '', restricted: false }))
    const actors = Array.from({ length: counts.actors }, (_, index) => {
      const id = insertRow(db, 'actor', stamped({ kind: pick(actorKinds), name: `${word()} ${word()} ${index}`, short_name: '', description: index % 10 === 0 ? 'A described actor of the network.' : '' }))
      insertRow(db, 'actor_alias', { actor_id: id, name: `Актор ${word()} ${index}`, language: 'ru', position: 0 })
      return id
    })
    for (let tie = 0; tie < counts.ties; tie += 1) {
      const from = below(counts.actors)
      const to = (from + 1 + below(counts.actors - 1)) % counts.actors
      const id = insertRow(db, 'tie', stamped({
        from_actor_id: actors[from] ?? 0, to_actor_id: actors[to] ?? 0, directed: random() < 0.3, kind: pick(tieKinds), certainty: 'confirmed', label: '', description: '',
      }))
      const turn = 2001 + below(22)
      for (const raw of [`2000/${turn}`, `${turn + 1}/2024`]) insertRow(db, 'tie_phase', stamped({ tie_id: id, cooperation: below(4), conflict: below(4), weight: null, summary: '', ...span(raw, 'dates') }))
    }
    for (let event = 0; event < counts.events; event += 1) {
      const written = event % 100 === 0
      const title = `${pick(verbs)} ${word()} ${event}`
      const id = insertRow(db, 'event', stamped({
        title, description: written ? `${title} in ${word()}.` : '', date_basis: 'stated', date_note: '', place: word(), code_scheme: 'cameo', code: `0${below(20)}`,
        data_set_id: written ? null : dataSet, ...span(`${pick(months)}-${String(1 + below(28)).padStart(2, '0')}`, 'date'),
      }))
      for (const role of [participantRoles[0], participantRoles[1]]) insertRow(db, 'event_participant', { event_id: id, actor_id: actors[below(counts.actors)] ?? 0, role, position: role === 'initiator' ? 0 : 1 })
    }
    rebuildNames(db)
    rebuildPairs(db)
    rebuildSearch(db)
  })
  db.close()
  return file
}
