import { canonicalJson, sha256 } from '../../formats/evidence/canonical.ts'
import type { EvidenceData, Manifest } from '../../formats/evidence/types.ts'
import { findIds } from '../../queries/keys.ts'
import { keySet, one } from '../../queries/rows.ts'
import { sql, type ReadableDatabase, type Sql } from '../../sqlite/database.ts'
import { reasons, type Reason } from './rules.ts'

/** What a figure with its evidence holds, and what was kept from it. What stays out is counted, never read. */
export function manifestOf(db: ReadableDatabase, data: EvidenceData): Manifest {
  const { ties } = data
  const sum = (count: (tie: EvidenceData['ties'][number]) => number) => ties.reduce((total, tie) => total + count(tie), 0)
  const included: { what: string; count: number }[] = []
  const add = (count: number, single: string, several: string) => {
    if (count > 0) included.push({ what: count === 1 ? single : several, count })
  }
  add(ties.length, 'tie', 'ties')
  add(sum(tie => tie.phases.length), 'phase', 'phases')
  add(sum(tie => tie.fits.length), 'fit', 'fits')
  add(sum(tie => tie.fits.filter(fit => fit.rationale !== '').length), 'rationale', 'rationales')
  add(sum(tie => tie.readings.length), 'reading', 'readings')
  add(sum(tie => tie.evidence.length), 'piece of evidence', 'pieces of evidence')
  add(data.excerpts.length, 'excerpt', 'excerpts')
  add(data.events.length, 'event', 'events')
  add(data.sources.length, 'source', 'sources')
  add(data.codebook.aspects.reduce((total, { indicators }) => total + indicators.length, 0), 'indicator of the codebook', 'indicators of the codebook')

  const withheld: { what: string; count: number; why: string }[] = []
  const keep = (count: number, single: string, several: string, why: Reason) => {
    if (count > 0) withheld.push({ what: count === 1 ? single : several, count, why: reasons[why] })
  }
  const counted = (query: Sql) => one<{ count: number }>(db, query).count
  const tieIds = keySet([...findIds(db, 'tie', ties.map(tie => tie.uid)).values()])
  const sourceIds = keySet([...findIds(db, 'source', data.sources.map(source => source.uid)).values()])
  keep(counted(sql`SELECT count(*) AS count FROM note WHERE private = 1`), 'private note', 'private notes', 'notes')
  keep(counted(sql`SELECT count(*) AS count FROM note WHERE private = 0`), 'released note', 'released notes', 'released')
  keep(sum(tie => tie.withheldEvidence), 'piece of evidence on a restricted event', 'pieces of evidence on restricted events', 'restricted')
  keep(counted(sql`SELECT count(*) AS count FROM event WHERE data_set_id IN (SELECT id FROM data_set WHERE restricted = 1)`), 'restricted event', 'restricted events', 'restricted')
  keep(counted(sql`SELECT count(*) AS count FROM tie`) - ties.length, 'other tie', 'other ties', 'elsewhere')
  keep(counted(sql`SELECT count(*) AS count FROM source_text WHERE source_id IN ${sourceIds}`), 'full text', 'full texts', 'texts')
  keep(counted(sql`SELECT count(*) AS count FROM source WHERE reliability_note <> '' AND id IN ${sourceIds}`), 'remark on a source', 'remarks on sources', 'remarks')
  keep(counted(sql`SELECT count(*) AS count FROM (
    SELECT row_number() OVER (PARTITION BY v.assessment_id ORDER BY v.id DESC) AS back FROM assessment_version v JOIN assessment s ON s.id = v.assessment_id WHERE s.tie_id IN ${tieIds}
  ) WHERE back > 1`), 'earlier version of a fit', 'earlier versions of fits', 'versions')
  return { included, withheld, hash: sha256(canonicalJson(data)) }
}
