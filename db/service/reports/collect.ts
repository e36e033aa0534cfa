import type { SignedOptions } from '../../contract/entities/balance.ts'
import type { FigureManifest } from '../../contract/entities/figures.ts'
import { reportSections, usualSections, type ReportOptions, type ReportSection } from '../../contract/entities/reports.ts'
import { DAY_MIN } from '../../contract/values.ts'
import { programVersion } from '../../contract/version.ts'
import { formatDay } from '../../domain/edtf.ts'
import { holding } from '../../domain/scene/holding.ts'
import type { ReportData } from '../../formats/report/types.ts'
import { findIds } from '../../queries/keys.ts'
import { countEntities, getProject } from '../../queries/project.ts'
import { one } from '../../queries/rows.ts'
import { sql } from '../../sqlite/database.ts'
import { agreementService } from '../agreement.ts'
import type { ServiceContext } from '../context.ts'
import { badField } from '../errors.ts'
import { collectEvidence } from '../figure-evidence/collect.ts'
import { manifestOf } from '../figure-evidence/manifest.ts'
import { reasons } from '../figure-evidence/rules.ts'
import { gapsOf } from '../gaps.ts'
import { lookedAt, signedSource, type SignedSource } from '../signed-networks.ts'
import { pairStrainOf } from '../strain.ts'
import { lineFigure, networkFigure } from './figures.ts'
import { networkBalance } from './structure.ts'
import { subjectOf, type Subject } from './subject.ts'

/** The parts that are made one after the other, for those who wait. */
const steps = 6

/**
 * Everything that a report says, from the same allow-list of tables, columns and rows as figures with their evidence: notes and restricted
 * data sets are out of its reach. Throws `not_found` for what is not there, `bad_request` for times that do not go together.
 */
export async function collectReport(context: ServiceContext, options: Omit<ReportOptions, 'job'>, progress: (done: number, total: number) => void = () => undefined): Promise<ReportData> {
  const { db } = context
  if (options.asOf !== undefined && options.period !== undefined) throw badField('period', 'A report is as of a day or of a period, not both.')
  const source = signedSource(db)
  const subject = subjectOf(source, options.subject)
  const project = getProject(db)
  const wanted = options.sections ?? usualSections(options.subject.kind)
  const sections = reportSections.filter(section => wanted.includes(section))
  const has = (section: ReportSection) => sections.includes(section)
  const signed: SignedOptions = {
    rule: options.rule, ambivalent: 'positive', threshold: 2, dating: options.dating, weighted: false, allTime: false, signs: 'ties', eventRule: 'goldstein', eventMonths: 12, eventLeast: 1,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }), ...(options.period === undefined ? {} : { period: options.period }),
  }
  const { range, period } = lookedAt(source, signed)
  const since = range.from === range.to || range.from <= DAY_MIN + 1 ? null : formatDay(range.from)
  const when = { asOf: formatDay(range.to), since, period: options.period === undefined ? null : (period?.name ?? null), dating: options.dating }
  let done = 0
  const step = async <T>(part: () => T | Promise<T>): Promise<T> => {
    const result = await part()
    done += 1
    progress(done, steps)
    return result
  }
  const evidence = await step(() => collectEvidence(db, subject.ties, { view: '', asOf: when.asOf, since, dating: options.dating, allTime: false, filter: null, cropped: false }))
  const known = new Set(evidence.ties.flatMap(tie => tie.evidence.map(item => item.uid)))
  const ids = findIds(db, 'tie', subject.ties)
  return {
    kind: subject.kind, title: subject.title || project.title || 'Untitled project', projectTitle: project.title || 'Untitled project', created: project.createdAt, programVersion, style: options.style, sections, when,
    readingPeriod: period?.uid ?? null, evidence, manifest: manifest(context, subject, evidence), phasesThen: phasesThen(source, range, options.dating),
    counts: countsOf(context),
    strain: subject.pair !== null && (has('strain') || has('summary') || has('method')) ? pairStrainOf(source, ...subject.pair, signed) : null,
    network: await step(() => (subject.pair === null && (has('strain') || has('summary') || has('method')) ? networkBalance(source, signed) : null)),
    figure: await step(() => (has('figure') ? networkFigure(db, source, subject, when) : null)),
    lines: await step(() => (has('time') ? lineFigure(db, source, subject, signed) : null)),
    // What rests on what is kept out is not told of, not even by its date.
    gaps: await step(() => (has('gaps') || has('summary')
      ? gapsOf(db, subject.kind === 'project' ? tiesWithAnything(evidence, ids) : subject.ties.flatMap(uid => ids.get(uid) ?? [])).filter(gap => gap.evidence === null || known.has(gap.evidence)) : [])),
    agreement: await step(() => (has('method') ? agreementService(context)['agreement.get']({}) : null)),
  }
}

/** Ties on which anybody worked: what nobody began to code is no gap of a whole project. */
function tiesWithAnything({ ties }: ReportData['evidence'], ids: ReadonlyMap<string, number>): number[] {
  return ties.filter(({ fits, evidence, withheldEvidence }) => fits.length > 0 || evidence.length + withheldEvidence > 0).flatMap(({ uid }) => ids.get(uid) ?? [])
}

function manifest({ db }: ServiceContext, { kind }: Subject, evidence: ReportData['evidence']): FigureManifest {
  const { included, withheld, hash } = manifestOf(db, evidence)
  return { included: [...included], withheld: withheld.map(part => (part.why === reasons.elsewhere ? { ...part, why: `The ${kind === 'project' ? 'report' : 'brief'} is not about them.` } : part)), hash }
}

function phasesThen({ columns: { phases } }: SignedSource, range: { from: number; to: number }, dating: 'certainly' | 'possibly'): Set<string> {
  return new Set(phases.uid.filter((_, phase) => {
    const held = holding(phases, phase, range)
    return dating === 'certainly' ? held === 'certainly' : held !== 'not'
  }))
}

/** How much there is; events of restricted data sets are not counted. */
function countsOf({ db }: ServiceContext): ReportData['counts'] {
  const { actors, ties, sources, excerpts } = countEntities(db)
  const { events } = one<{ events: number }>(db, sql`SELECT count(*) AS events FROM event WHERE data_set_id IS NULL OR data_set_id NOT IN (SELECT id FROM data_set WHERE restricted = 1)`)
  return { actors, ties, events, sources, excerpts }
}
