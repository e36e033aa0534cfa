import { join } from 'node:path'
import { confidences, stances, trends } from '../../db/contract/vocabulary.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { rebuildPairs } from '../../db/queries/event-pairs.ts'
import { rebuildNames } from '../../db/queries/names.ts'
import { insertRow, spanColumns, type Columns } from '../../db/queries/rows.ts'
import { rebuildSearch } from '../../db/queries/search.ts'
import { createProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { seeded } from './synthetic.ts'

const at = '2026-01-01T00:00:00.000Z'
const periods = ['2000/2003', '2004/2007', '2008/2011', '2012/2015', '2016/2019', '2020/2024']

/** A project of so many ties, coded in most cells of four aspects and six periods, with two dated items of evidence a cell; its file. */
export function makeCoded(folder: string, ties: number): string {
  const file = join(folder, `coded-${ties}.entente`)
  createProject(file, { title: `${ties} coded ties`, studyPeriod: '2000/2024' })
  const db = connect(file, { readOnly: false })
  const random = seeded(5)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(words: readonly T[]): T => words[below(words.length)] as T
  let uids = 0
  const stamped = (columns: Columns): Columns => ({ uid: `0195c000-0000-7000-8000-${(uids += 1).toString(16).padStart(12, '0')}`, ...columns, created_at: at, updated_at: at })
  db.transaction(() => {
    const coder = db.get<{ id: number }>(sql`SELECT current_coder_id AS id FROM project`)?.id ?? 0
    const other = insertRow(db, 'coder', stamped({ name: 'Second coder', initials: 'S', description: '' }))
    const aspects = db.all<{ id: number; indicator: number; levels: string }>(sql`
      SELECT a.id, min(i.id) AS indicator, (SELECT json_group_array(value) FROM aspect_scale s WHERE s.aspect_id = a.id) AS levels
      FROM aspect a JOIN indicator i ON i.aspect_id = a.id GROUP BY a.id`).map(row => ({ ...row, levels: JSON.parse(row.levels) as number[] }))
    const spans = periods.map(raw => spanColumns(parseEdtf(raw)))
    const about = periods.map(raw => spanColumns(parseEdtf(raw), 'about'))
    const periodIds = spans.map((span, index) => insertRow(db, 'period', stamped({ name: `Period ${index + 1}`, description: '', ...span })))
    const sources = Array.from({ length: 50 }, (_, index) => insertRow(db, 'source', stamped({
      citation_key: `source${index}`, csl: JSON.stringify({ type: 'article', title: `Source ${index}` }), title: `Source ${index}`, authors: '', year: '', reliability: null, reliability_note: '',
    })))
    const excerpts = Array.from({ length: 400 }, (_, index) => insertRow(db, 'excerpt', stamped({
      source_id: pick(sources), label: `E${index}`, form: 'paraphrase', statement: 'claim', text: `Passage ${index}.`, locator: '', modality: null, credibility: null,
    })))
    const actors = Array.from({ length: Math.max(2, Math.round(ties / 3)) }, (_, index) => insertRow(db, 'actor', stamped({
      kind: 'state', name: index % 7 === 0 ? `מדינה ${index}` : `Actor number ${index}`, short_name: '', description: '',
    })))
    for (let index = 0; index < ties; index += 1) {
      const from = below(actors.length)
      const tie = insertRow(db, 'tie', stamped({
        from_actor_id: actors[from] ?? 0, to_actor_id: actors[(from + 1 + below(actors.length - 1)) % actors.length] ?? 0, directed: random() < 0.3,
        kind: pick(['friendship', 'rivalry', 'trade']), certainty: 'confirmed', label: '', description: '',
      }))
      for (const aspect of aspects) {
        for (const [period, periodId] of periodIds.entries()) {
          for (let item = 0; item < 2; item += 1) {
            insertRow(db, 'evidence', stamped({
              tie_id: tie, tie_phase_id: null, indicator_id: aspect.indicator, excerpt_id: pick(excerpts), event_id: null, stance: pick(stances), performed_by: 'both',
              probative_value: null, comment: '', coder_id: coder, ...about[period],
            }))
          }
          if (random() < 0.2) continue
          const coding = () => ({ level: pick(aspect.levels), trend: pick(trends), confidence: pick(confidences), rationale: '' })
          for (const each of random() < 0.2 ? [coder, other] : [coder]) {
            insertRow(db, 'assessment', stamped({ tie_id: tie, aspect_id: aspect.id, period_id: periodId, coder_id: each, ...coding() }))
          }
        }
      }
    }
    rebuildNames(db)
    rebuildPairs(db)
    rebuildSearch(db)
  })
  db.close()
  return file
}
