import { reportSections, type ReportBlock, type ReportDocument, type ReportSection } from '../../contract/entities/reports.ts'
import { heading, paragraph, quiet } from './blocks.ts'
import { codingSection, evidenceSection, phaseSection } from './coding.ts'
import { contextOf, whenWords, type ReportContext } from './context.ts'
import { methodSection, sourceSection } from './method.ts'
import { gapSection, strainSection } from './structure.ts'
import { summarySection, tieTable } from './summary.ts'
import type { ReportData } from './types.ts'

const makers: Readonly<Record<ReportSection, (context: ReportContext) => ReportBlock[]>> = {
  summary: summarySection,
  figure: ({ data: { figure, kind } }) => (figure === null ? [] : [
    heading(2, kind === 'project' ? 'The network' : 'The network around it', 'figure'),
    { kind: 'figure', id: 'figure-network', ...figure, caption: kind === 'project' ? 'Actors and ties at the time of the report.' : 'The two, and everyone tied to either, at the time of the report.' },
  ]),
  time: ({ data: { lines, kind } }) => [heading(2, 'Through time', 'time'), lines === null ? paragraph(quiet('Nothing is dated.')) : {
    kind: 'figure', id: 'figure-time', ...lines,
    caption: kind === 'project' ? 'Pairs with a positive and with a negative sign, and the share of balanced triads, each year by its last day.' : 'Levels of cooperation and conflict between the two, and the strain of third parties, each year by its last day; ticks at the foot are events.',
  }],
  phases: context => (context.data.kind === 'project' ? [heading(2, 'Ties', 'phases'), ...tieTable(context)] : phaseSection(context)),
  coding: codingSection, evidence: evidenceSection, strain: strainSection, gaps: gapSection, method: methodSection, sources: sourceSection,
}

/** A report as blocks, from which every format is written. The same data give the same document. */
export function reportDocument(data: ReportData): ReportDocument {
  const context = contextOf(data)
  return {
    over: `${data.kind === 'project' ? 'Report' : 'Brief'} · ${data.projectTitle}`, title: data.title, subtitle: whenWords(data), created: data.created,
    blocks: reportSections.filter(section => data.sections.includes(section)).flatMap(section => makers[section](context)),
  }
}
