import { CslItem } from '../../contract/entities/sources.ts'
import type { EntityType } from '../../contract/vocabulary.ts'
import type { CitationData, EvidenceData, EvidenceItem, FitData, PhaseData, TieData } from '../../formats/evidence/types.ts'
import { findIds } from '../../queries/keys.ts'
import { groupBy, keySet } from '../../queries/rows.ts'
import { shortReference } from '../../queries/titles.ts'
import { sql, type ReadableDatabase, type SqlValue } from '../../sqlite/database.ts'
import { bibliographicPart } from '../bundle/bibliographic.ts'
import { readingsOf } from '../readings.ts'
import { allowedRows, numberOf, optionalNumber, optionalText, textOf, type AllowedRow } from './allowed.ts'

const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
/** In time, what has no date last. */
const inTime = (a: SqlValue, b: SqlValue): number => compare(optionalNumber(a) ?? Infinity, optionalNumber(b) ?? Infinity)
const idOf = (row: { readonly id: SqlValue }): number => numberOf(row.id)
const present = (values: readonly SqlValue[]): number[] => [...new Set(values.flatMap(value => (value === null ? [] : [numberOf(value)])))]

/** Rows by their key. */
const byId = <Row extends { readonly id: SqlValue }>(rows: readonly Row[]): Map<number, Row> => new Map(rows.map(row => [idOf(row), row]))

/** What the rules allow to know of the ties of a figure and of all that they rest on; ties in the order given, which numbers them. */
export function collectEvidence(db: ReadableDatabase, shown: readonly string[], figure: EvidenceData['figure']): EvidenceData {
  const found = findIds(db, 'tie' satisfies EntityType, shown)
  const ids = shown.flatMap(uid => found.get(uid) ?? [])
  const ties = byId(allowedRows(db, 'tie', { id: ids }))
  const codebook = codebookOf(db)
  const periods = allowedRows(db, 'period', {}).toSorted((a, b) => inTime(a.start_earliest, b.start_earliest) || inTime(a.end_latest, b.end_latest) || compare(textOf(a.uid), textOf(b.uid)))
  const [periodById, aspectById] = [byId(periods), byId(codebook.aspects)]
  const coders = byId(allowedRows(db, 'coder', {}))
  const coderName = (id: SqlValue) => textOf(coders.get(numberOf(id))?.name ?? null)

  const phaseRows = allowedRows(db, 'tie_phase', { tie_id: ids })
  const phases = groupBy(phaseRows.toSorted((a, b) => inTime(a.start_earliest, b.start_earliest) || compare(textOf(a.uid), textOf(b.uid))), row => numberOf(row.tie_id))
  const phaseById = byId(phaseRows)
  const indicatorById = byId(codebook.indicators)
  // What was coded by another codebook than the one in use is not explained here, so it is not shown.
  const evidenceRows = allowedRows(db, 'evidence', { tie_id: ids, indicator_id: [...indicatorById.keys()] })
  const eventRows = allowedRows(db, 'event', { id: present(evidenceRows.map(row => row.event_id)) })
  const citations = [...allowedRows(db, 'citation', { tie_phase_id: phaseRows.map(idOf) }), ...allowedRows(db, 'citation', { event_id: eventRows.map(idOf) })]
  const excerptRows = allowedRows(db, 'excerpt', { id: present([...evidenceRows.map(row => row.excerpt_id), ...citations.map(row => row.excerpt_id)]) })
  const excerpts = byId(excerptRows)
  const sourceRows = allowedRows(db, 'source', {
    id: present([...excerptRows.flatMap(row => [row.source_id, row.attributed_to_id]), ...citations.map(row => row.source_id), codebook.framework.source_id]),
  })
  const sources = byId(sourceRows)
  const sourceUid = (id: SqlValue) => textOf(sources.get(numberOf(id))?.uid ?? null)

  const cite = (row: AllowedRow<'citation'>): CitationData => {
    const excerpt = row.excerpt_id === null ? undefined : excerpts.get(numberOf(row.excerpt_id))
    return { excerpt: excerpt ? textOf(excerpt.uid) : null, source: sourceUid(excerpt ? excerpt.source_id : row.source_id), locator: textOf(row.locator) || textOf(excerpt?.locator ?? null) }
  }
  const inOrder = citations.toSorted((a, b) => numberOf(a.position) - numberOf(b.position))
  const citesOf = (column: 'tie_phase_id' | 'event_id') => groupBy(inOrder.filter(row => row[column] !== null), row => numberOf(row[column]))
  const [phaseCites, eventCites] = [citesOf('tie_phase_id'), citesOf('event_id')]

  const fits = groupBy(fitsOf(db, ids, coderName, periodById, aspectById), fit => fit.tie)
  const readings = groupBy(readingsOf(db, ids).filter(reading => reading.overrule !== null || Object.values(reading.levels).some(level => level !== null)), reading => reading.tie)
  const placeOf = (row: AllowedRow<'evidence'>): number => {
    const indicator = indicatorById.get(numberOf(row.indicator_id))
    const aspect = indicator && codebook.order.get(numberOf(indicator.aspect_id))
    return (aspect ?? 1_000) * 10_000 + numberOf(indicator?.position ?? 0)
  }
  const eventById = byId(eventRows)
  const evidence = groupBy(evidenceRows.toSorted((a, b) => placeOf(a) - placeOf(b) || inTime(a.start_earliest, b.start_earliest) || compare(textOf(a.uid), textOf(b.uid))), row => numberOf(row.tie_id))
  const withheld = restrictedOf(db, ids)

  const actorRows = byId(allowedRows(db, 'actor', { id: present([...ties.values()].flatMap(row => [row.from_actor_id, row.to_actor_id])) }))
  const actorUid = (id: SqlValue) => textOf(actorRows.get(numberOf(id))?.uid ?? null)

  const tieData = ids.flatMap((id, index): TieData[] => {
    const row = ties.get(id)
    if (!row) return []
    const uid = textOf(row.uid)
    return [{
      number: index + 1, uid, from: actorUid(row.from_actor_id), to: actorUid(row.to_actor_id), directed: row.directed === 1, kind: row.kind as TieData['kind'],
      certainty: row.certainty as TieData['certainty'], label: textOf(row.label), description: textOf(row.description),
      phases: (phases.get(id) ?? []).map((phase): PhaseData => ({
        uid: textOf(phase.uid), dates: optionalText(phase.dates), cooperation: optionalNumber(phase.cooperation), conflict: optionalNumber(phase.conflict),
        weight: optionalNumber(phase.weight), summary: textOf(phase.summary), cites: (phaseCites.get(idOf(phase)) ?? []).map(cite),
      })),
      fits: (fits.get(id) ?? []).map(({ fit }) => fit),
      readings: (readings.get(uid) ?? []).map(({ period, label, rule, overrule }) => ({
        period, label, rule, overrule: overrule && { label: overrule.label, reason: overrule.reason, coder: overrule.coderName },
      })),
      evidence: (evidence.get(id) ?? []).map((item): EvidenceItem => ({
        uid: textOf(item.uid), indicator: textOf(indicatorById.get(numberOf(item.indicator_id))?.uid ?? null),
        phase: item.tie_phase_id === null ? null : textOf(phaseById.get(numberOf(item.tie_phase_id))?.uid ?? null),
        excerpt: item.excerpt_id === null ? null : textOf(excerpts.get(numberOf(item.excerpt_id))?.uid ?? null),
        event: item.event_id === null ? null : textOf(eventById.get(numberOf(item.event_id))?.uid ?? null),
        stance: item.stance as EvidenceItem['stance'], by: item.performed_by as EvidenceItem['by'], about: optionalText(item.about),
        probativeValue: item.probative_value as EvidenceItem['probativeValue'], comment: textOf(item.comment), coder: coderName(item.coder_id),
      })),
      withheldEvidence: withheld.get(id) ?? 0,
    }]
  })
  const used = new Set(evidenceRows.map(row => numberOf(row.indicator_id)))
  const project = allowedRows(db, 'project', {})[0]
  return {
    format: 'entente-evidence/1',
    project: { uid: textOf(project?.uid ?? null), title: textOf(project?.title ?? null), studyPeriod: textOf(project?.study_period ?? null) },
    figure,
    periods: periods.map(row => ({ uid: textOf(row.uid), name: textOf(row.name), description: textOf(row.description), dates: textOf(row.dates) })),
    codebook: codebook.data(used, sourceUid),
    actors: [...actorRows.values()].map(row => ({ uid: textOf(row.uid), name: textOf(row.name), shortName: textOf(row.short_name), kind: row.kind as EvidenceData['actors'][number]['kind'], dates: optionalText(row.dates) })).toSorted((a, b) => compare(a.uid, b.uid)),
    ties: tieData,
    excerpts: excerptRows.map(row => ({
      uid: textOf(row.uid), source: sourceUid(row.source_id), label: textOf(row.label), form: row.form as EvidenceData['excerpts'][number]['form'], text: textOf(row.text),
      locator: textOf(row.locator), modality: row.modality as EvidenceData['excerpts'][number]['modality'], credibility: optionalNumber(row.credibility) as EvidenceData['excerpts'][number]['credibility'],
      attributedTo: row.attributed_to_id === null ? null : sourceUid(row.attributed_to_id),
    })).toSorted((a, b) => compare(a.uid, b.uid)),
    events: eventRows.map(row => ({
      uid: textOf(row.uid), title: textOf(row.title), description: textOf(row.description), date: optionalText(row.date),
      dateBasis: row.date_basis as EvidenceData['events'][number]['dateBasis'], place: textOf(row.place), cites: (eventCites.get(idOf(row)) ?? []).map(cite),
    })).toSorted((a, b) => compare(a.uid, b.uid)),
    sources: sourceRows.map(row => ({
      uid: textOf(row.uid), citationKey: textOf(row.citation_key), csl: bibliographicPart(CslItem.parse(JSON.parse(textOf(row.csl)))),
      reliability: row.reliability as EvidenceData['sources'][number]['reliability'], short: shortReference({ title: textOf(row.title), authors: textOf(row.authors), year: textOf(row.year) }),
    })).toSorted((a, b) => compare(a.short, b.short) || compare(a.uid, b.uid)),
  }
}

/** Pieces of evidence of ties that rest on events of restricted data sets, counted alone. */
function restrictedOf(db: ReadableDatabase, ties: readonly number[]): Map<number, number> {
  return new Map(db.all<{ tie_id: number; count: number }>(sql`
    SELECT v.tie_id, count(*) AS count FROM evidence v JOIN event e ON e.id = v.event_id JOIN data_set d ON d.id = e.data_set_id
    WHERE d.restricted = 1 AND v.tie_id IN ${keySet(ties)} GROUP BY v.tie_id`).map(row => [row.tie_id, row.count]))
}

interface TieFit { readonly tie: number; readonly fit: FitData }

/** Fits by every coder and the decisions between them, in time, in the order of the codebook, decisions last. */
function fitsOf(
  db: ReadableDatabase, ties: readonly number[], coderName: (id: SqlValue) => string,
  periods: ReadonlyMap<number, AllowedRow<'period'>>, aspects: ReadonlyMap<number, AllowedRow<'aspect'>>,
): TieFit[] {
  const rank = new Map([...periods.keys()].map((id, index) => [id, index]))
  const cell = (row: { period_id: SqlValue; aspect_id: SqlValue }) => {
    const [period, aspect] = [periods.get(numberOf(row.period_id)), aspects.get(numberOf(row.aspect_id))]
    return period && aspect ? { period: textOf(period.uid), aspect: textOf(aspect.uid), order: (rank.get(idOf(period)) ?? 0) * 10_000 + numberOf(aspect.position) } : null
  }
  const coded = allowedRows(db, 'assessment', { tie_id: ties }).flatMap(row => {
    const at = cell(row)
    if (!at) return []
    const { order, ...where } = at
    const fit: FitData = {
      ...where, coder: coderName(row.coder_id), isDecision: false, level: optionalNumber(row.level), trend: row.trend as FitData['trend'],
      confidence: row.confidence as FitData['confidence'], rationale: textOf(row.rationale),
    }
    return [{ tie: numberOf(row.tie_id), order, fit }]
  })
  const decided = allowedRows(db, 'adjudication', { tie_id: ties }).flatMap(row => {
    const at = cell(row)
    if (!at) return []
    const { order, ...where } = at
    const fit: FitData = { ...where, coder: coderName(row.coder_id), isDecision: true, level: optionalNumber(row.level), trend: null, confidence: null, rationale: textOf(row.reason) }
    return [{ tie: numberOf(row.tie_id), order, fit }]
  })
  return [...coded, ...decided].toSorted((a, b) => a.order - b.order || Number(a.fit.isDecision) - Number(b.fit.isDecision) || compare(a.fit.coder, b.fit.coder))
}

function codebookOf(db: ReadableDatabase) {
  const project = allowedRows(db, 'project', {})[0]
  const inUse = numberOf(project?.framework_id ?? 0)
  const framework = allowedRows(db, 'framework', { id: [inUse] })[0]
  if (!framework) throw new Error('the project has no framework')
  const aspects = allowedRows(db, 'aspect', { framework_id: [inUse] }).toSorted((a, b) => numberOf(a.position) - numberOf(b.position) || compare(textOf(a.uid), textOf(b.uid)))
  const ids = aspects.map(idOf)
  const scales = groupBy(allowedRows(db, 'aspect_scale', { aspect_id: ids }).toSorted((a, b) => numberOf(a.value) - numberOf(b.value)), row => numberOf(row.aspect_id))
  const indicators = allowedRows(db, 'indicator', { aspect_id: ids }).toSorted((a, b) => numberOf(a.position) - numberOf(b.position) || compare(textOf(a.uid), textOf(b.uid)))
  return {
    framework, aspects, indicators, order: new Map(ids.map((id, index) => [id, index])),
    data: (used: ReadonlySet<number>, sourceUid: (id: SqlValue) => string): EvidenceData['codebook'] => ({
      uid: textOf(framework.uid), name: textOf(framework.name), version: textOf(framework.version), description: textOf(framework.description),
      source: framework.source_id === null ? null : sourceUid(framework.source_id),
      aspects: aspects.map(row => ({
        uid: textOf(row.uid), code: textOf(row.code), name: textOf(row.name), role: row.role as EvidenceData['codebook']['aspects'][number]['role'], definition: textOf(row.definition),
        scale: (scales.get(idOf(row)) ?? []).map(step => ({ value: numberOf(step.value), label: textOf(step.label), anchor: textOf(step.anchor) })),
        indicators: indicators.filter(indicator => numberOf(indicator.aspect_id) === idOf(row) && used.has(idOf(indicator))).map(indicator => ({
          uid: textOf(indicator.uid), code: textOf(indicator.code), name: textOf(indicator.name), definition: textOf(indicator.definition),
          include: textOf(indicator.include), exclude: textOf(indicator.exclude), example: textOf(indicator.example),
        })),
      })),
    }),
  }
}
