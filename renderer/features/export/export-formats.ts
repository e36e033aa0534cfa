import type { ExportFormat } from '../../../db/contract/methods/exports.ts'

interface FormatWords {
  readonly format: ExportFormat
  readonly name: string
  /** Who opens it. */
  readonly opens: string
  readonly mime: string
}

interface FormatGroup {
  readonly title: string
  /** How what goes in looks there. */
  readonly manner: string
  readonly formats: readonly FormatWords[]
}

/** What can be written, by what it is about, with the programs that open it. */
export const formatGroups: readonly FormatGroup[] = [
  {
    title: 'The whole project', manner: 'Each with its uid, dates and versions, as text that can be compared line by line. The history of steps is not part of it.',
    formats: [{ format: 'json', name: 'Entente JSON', opens: 'To keep, compare or open elsewhere', mime: 'application/json' }],
  },
  {
    title: 'The network', manner: 'All ties at all times, with the places of one view.',
    formats: [
      { format: 'gexf', name: 'GEXF', opens: 'Gephi', mime: 'application/gexf+xml' },
      { format: 'graphml', name: 'GraphML', opens: 'networkx, igraph, yEd, Gephi', mime: 'application/graphml+xml' },
      { format: 'csv', name: 'CSV, nodes and edges', opens: 'Gephi, R, spreadsheets', mime: 'text/csv' },
      { format: 'pajek', name: 'Pajek (.net)', opens: 'Pajek, igraph', mime: 'text/plain' },
      { format: 'cyjs', name: 'Cytoscape JSON (.cyjs)', opens: 'Cytoscape', mime: 'application/json' },
    ],
  },
  {
    title: 'The sources', manner: 'Citation keys stay. Notes, annotations, abstracts and paths of files are never written.',
    formats: [
      { format: 'bibtex', name: 'BibTeX', opens: 'Zotero, JabRef, LaTeX', mime: 'application/x-bibtex' },
      { format: 'ris', name: 'RIS', opens: 'EndNote, Mendeley, Zotero', mime: 'application/x-research-info-systems' },
      { format: 'csl-json', name: 'CSL-JSON', opens: 'Zotero, Pandoc', mime: 'application/json' },
    ],
  },
]

const known = formatGroups.flatMap(group => group.formats.map(words => ({ ...words, group })))

/** The words of a format, and what it is about. */
export function wordsOf(format: ExportFormat): FormatWords & { readonly group: FormatGroup } {
  const words = known.find(other => other.format === format)
  if (!words) throw new Error(`no words for ${format}`)
  return words
}

/** Whether a format is about the network, and so has the places of a view. */
export const isNetwork = (format: ExportFormat): boolean => formatGroups[1]?.formats.some(other => other.format === format) ?? false
