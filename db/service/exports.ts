import { createHash } from 'node:crypto'
import type { Output, ProjectService } from '../contract/api.ts'
import type { CslItem } from '../contract/entities/sources.ts'
import type { ExportFormat, ExportManifest } from '../contract/methods/exports.ts'
import { zipOf } from '../formats/archive.ts'
import { bibliographyLosses, writeBibtex, writeCslJson, writeRis, type ExportSource } from '../formats/export/bibliography.ts'
import { cytoscapeJsonLosses, writeCytoscapeJson } from '../formats/export/cytoscape-json.ts'
import type { ExportGraph, Loss } from '../formats/export/export-graph.ts'
import { gexfLosses, writeGexf } from '../formats/export/gexf.ts'
import { graphCsvLosses, writeGraphCsv } from '../formats/export/graph-csv.ts'
import { graphmlLosses, writeGraphml } from '../formats/export/graphml.ts'
import { pajekLosses, writePajek } from '../formats/export/pajek.ts'
import { getProject } from '../queries/project.ts'
import { one } from '../queries/rows.ts'
import { identifier, sql, type ReadableDatabase } from '../sqlite/database.ts'
import type { ServiceContext } from './context.ts'
import { exportGraph } from './export-graph.ts'
import { fileNameOf } from './file-name.ts'
import { throughExport } from './large-reads.ts'
import { documentCounts } from './project-document/counts.ts'
import { projectDocumentText } from './project-document/write.ts'

const countOf = (db: ReadableDatabase, table: string): number => one<{ count: number }>(db, sql`SELECT count(*) AS count FROM ${identifier(table)}`).count
const counted = (list: readonly { what: string; count: number }[]) => list.filter(({ count }) => count > 0)

/** What a format is written from, what of it is in, and what it loses. */
interface Exporter {
  files(name: string): { fileName: string; text: string }[]
  included: readonly { what: string; count: number }[]
  losses: readonly Loss[]
  /** Tables with something of worth that this kind of file is not about. */
  elsewhere: readonly (readonly [table: string, what: string, why: string])[]
}

const ofNetworks = [
  ['event', 'events', 'A network file holds actors and ties.'], ['source', 'sources', 'A network file holds actors and ties. Export the sources as BibTeX, RIS or CSL-JSON.'],
  ['excerpt', 'excerpts', 'A network file holds actors and ties.'], ['evidence', 'items of evidence', 'A network file holds actors and ties: Entente JSON, or a figure with its evidence, has them.'],
] as const
const ofSources = [['actor', 'actors', 'A bibliography holds sources.'], ['tie', 'ties', 'A bibliography holds sources.'], ['event', 'events', 'A bibliography holds sources.'], ['excerpt', 'excerpts', 'What is quoted from a source is not part of a bibliography.']] as const

function networkExporter(graph: ExportGraph, losses: (graph: ExportGraph) => Loss[], files: Exporter['files']): Exporter {
  const phases = graph.edges.reduce((sum, edge) => sum + edge.phases.length, 0)
  return { files, included: [{ what: 'actors', count: graph.nodes.length }, { what: 'ties', count: graph.edges.length }, { what: 'phases', count: phases }], losses: losses(graph), elsewhere: ofNetworks }
}

function sourcesOf(db: ReadableDatabase): ExportSource[] {
  return db.all<{ citationKey: string; csl: string }>(sql`SELECT citation_key AS citationKey, csl FROM source ORDER BY citation_key`)
    .map(({ citationKey, csl }) => ({ citationKey, csl: JSON.parse(csl) as CslItem }))
}

function exporterOf(db: ReadableDatabase, format: ExportFormat, view: string | undefined): Exporter {
  const single = (extension: string, text: () => string): Exporter['files'] => name => [{ fileName: `${name}.${extension}`, text: text() }]
  switch (format) {
    case 'json': return { files: single('json', () => [...projectDocumentText(db)].join('')), included: documentCounts(table => (table === 'note' ? one<{ n: number }>(db, sql`SELECT count(*) AS n FROM note WHERE private = 0`).n : countOf(db, table))), losses: [], elsewhere: [] }
    case 'bibtex':
    case 'ris':
    case 'csl-json': {
      const sources = sourcesOf(db)
      const write = { 'bibtex': () => writeBibtex(sources), 'ris': () => writeRis(sources), 'csl-json': () => writeCslJson(sources) }[format]
      return { files: single({ 'bibtex': 'bib', 'ris': 'ris', 'csl-json': 'csl.json' }[format], write), included: [{ what: 'sources', count: sources.length }], losses: bibliographyLosses(sources, format), elsewhere: ofSources }
    }
    case 'gexf':
    case 'graphml':
    case 'csv':
    case 'pajek':
    case 'cyjs': {
      const graph = exportGraph(db, view)
      switch (format) {
        case 'gexf': return networkExporter(graph, gexfLosses, single('gexf', () => writeGexf(graph)))
        case 'graphml': return networkExporter(graph, graphmlLosses, single('graphml', () => writeGraphml(graph)))
        case 'csv': return networkExporter(graph, graphCsvLosses, name => writeGraphCsv(graph, name).map(({ name: fileName, text }) => ({ fileName, text })))
        case 'pajek': return networkExporter(graph, pajekLosses, single('net', () => writePajek(graph)))
        case 'cyjs': return networkExporter(graph, cytoscapeJsonLosses, single('cyjs', () => writeCytoscapeJson(graph)))
      }
    }
  }
}

function manifestOf(db: ReadableDatabase, format: ExportFormat, exporter: Exporter): ExportManifest {
  const hidden = one<{ n: number }>(db, sql`SELECT count(*) AS n FROM note WHERE private = 1`).n
  const released = countOf(db, 'note') - hidden
  const restricted = format === 'json' ? db.all<{ name: string; licence: string }>(sql`SELECT name, licence FROM data_set WHERE restricted = 1 ORDER BY id`) : []
  return {
    format, included: counted(exporter.included), losses: [...exporter.losses],
    withheld: [
      ...counted([{ what: 'private notes', count: hidden }]).map(item => ({ ...item, why: 'Private notes are in no export.' })),
      ...(format === 'json' ? [] : counted([{ what: 'released notes', count: released }]).map(item => ({ ...item, why: 'Only Entente JSON holds released notes.' }))),
      ...exporter.elsewhere.flatMap(([table, what, why]) => counted([{ what, count: countOf(db, table) }]).map(item => ({ ...item, why }))),
    ],
    warnings: restricted.map(({ name, licence }) => `The data set “${name}” may not be passed on${licence === '' ? '' : ` (${licence})`}, and is in the file.`),
  }
}

function filesOf(db: ReadableDatabase, format: ExportFormat, view: string | undefined): Output<'exports.files'> {
  const exporter = exporterOf(db, format, view)
  return { files: exporter.files(fileNameOf(getProject(db).title, 'project')), manifest: manifestOf(db, format, exporter) }
}

function archiveOf(db: ReadableDatabase, format: ExportFormat, view: string | undefined, withManifest: boolean): Output<'exports.archive'> {
  const name = fileNameOf(getProject(db).title, 'project')
  const { files, manifest } = filesOf(db, format, view)
  const packed = files.map(({ fileName, text }) => ({ name: fileName, bytes: Buffer.from(text, 'utf8') }))
  const told = { ...manifest, files: packed.map(file => ({ name: file.name, bytes: file.bytes.length, sha256: createHash('sha256').update(file.bytes).digest('hex') })) }
  const beside = withManifest ? [{ name: `${name} manifest.json`, bytes: Buffer.from(`${JSON.stringify(told, null, 2)}\n`, 'utf8') }] : []
  return { fileName: `${name} ${format}.zip`, base64: Buffer.from(zipOf([...packed, ...beside])).toString('base64'), manifest }
}

/** Files for other programs. */
export function exportService(context: ServiceContext): Pick<ProjectService, 'exports.preview' | 'exports.files' | 'exports.archive'> {
  const { db } = context
  return {
    'exports.preview': throughExport(context, 'exports.preview', ({ format, view }) => manifestOf(db, format, exporterOf(db, format, view))),
    'exports.files': throughExport(context, 'exports.files', ({ format, view }) => filesOf(db, format, view)),
    'exports.archive': throughExport(context, 'exports.archive', ({ format, view, manifest }) => archiveOf(db, format, view, manifest)),
  }
}
