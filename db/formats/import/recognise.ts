import type { ImportFormat } from '../../contract/entities/imports.ts'
import { recogniseFeed } from './feeds/read-feed.ts'
import { feedSets } from './feeds/feed-sets.ts'
import { ImportError } from './import-error.ts'

/** Formats of other programs that are told apart and not read, each with what to do. */
const strange: readonly (readonly [RegExp, string])[] = [
  [/^\s*\[\s*\{\s*"(?:CXVersion|numberVerification)"/u, 'This is CX, the format of NDEx. Open it in Cytoscape and export the network as Cytoscape.js JSON (.cyjs), or as GraphML.'],
  [/^\s*(?:#[^\n]*\n\s*|Creator\b[^\n]*\n\s*|Version\b[^\n]*\n\s*)*graph\s*\[/iu, 'This is GML, which is not read. Save the network as GraphML or GEXF: Gephi, Cytoscape, igraph and networkx can.'],
  [/^\s*dl\b[^=]{0,80}?\bn[rcm]?\s*=/iu, 'This is UCINET DL, which is not read. Save the network in UCINET as Pajek (.net), or as a matrix in CSV.'],
]

/** Root elements of XML that is read. */
const roots: Readonly<Record<string, 'gexf' | 'graphml'>> = { gexf: 'gexf', graphml: 'graphml' }

/**
 * The format of a text by what stands in it. Anything that is not told apart is taken for a table. Throws an ImportError for what is plainly the file
 * of another program.
 */
export function recogniseText(text: string): Exclude<ImportFormat, 'xlsx'> {
  const beginning = text.slice(0, 256 * 1024)
  if (looksXml(beginning)) return xmlFormat(beginning)
  for (const [form, what] of strange) if (form.test(beginning)) throw new ImportError(what, 1)
  if (/^\s*[[{]/u.test(beginning)) return jsonFormat(beginning)
  if (/^[ \t]*\*(?:network|vertices)\b/imu.test(beginning) && !/^[ \t]*@/mu.test(beginning.slice(0, 200))) return 'pajek'
  if (/^[ \t]*TY {1,2}-/mu.test(beginning) || /^(?:FN [^\n]*\n(?:[^\n]*\n)?PT )/u.test(beginning.replaceAll('\r', ''))) return 'ris'
  if (/^[ \t]*@[a-z]+\s*[{(]\s*(?:[^\s,{}()="#%]*\s*[,=])/imu.test(beginning)) return 'bibtex'
  const feed = recogniseFeed(beginning)
  return feed ? feedSets[feed.set].format : 'csv'
}

/** Whether a text begins like XML or HTML. */
export const looksXml = (text: string): boolean => /^\s*<(?:[?!]|[a-z_][\w.:-]*[\s/>])/iu.test(text.slice(0, 4_096))

function xmlFormat(text: string): 'gexf' | 'graphml' {
  const head = /^(?:\s|<\?(?:[^?]|\?(?!>))*\?>|<!--(?:[^-]|-(?!->))*-->)*/u.exec(text)?.[0] ?? ''
  const rest = text.slice(head.length)
  const line = head.split(/\r\n?|\n/u).length
  const name = /^<(?:[\w.-]+:)?([a-z_][\w.-]*)/iu.exec(rest)?.[1] ?? ''
  const format = Object.hasOwn(roots, name.toLowerCase()) ? roots[name.toLowerCase()] : undefined
  if (format) return format
  // What stands before the network is for the reader to say.
  const later = /<(?:[\w.-]+:)?(gexf|graphml)[\s>]/u.exec(rest)?.[1]
  if (rest.startsWith('<!') && later !== undefined) return roots[later] ?? 'graphml'
  if (/^<!DOCTYPE\s+html/iu.test(rest) || name.toLowerCase() === 'html') throw new ImportError('This is a web page, not a network. Download the file itself and import that.', line)
  if (rest.startsWith('<!')) throw new ImportError('This is XML with a document type (DOCTYPE), which no network needs and which can make a program read other files or grow without end; it was not read.', line)
  const what = name === '' ? 'This looks like XML and is none that can be read' : `This is XML that begins with <${name.slice(0, 60)}>, which is no network that can be read`
  throw new ImportError(`${what}. Save it as GEXF (<gexf>) or GraphML (<graphml>): Gephi, Cytoscape and yEd can.`, line)
}

function jsonFormat(text: string): 'cyjs' | 'csl-json' {
  if (/"elements"\s*:\s*[[{]/u.test(text)) return 'cyjs'
  const hasData = /"data"\s*:\s*\{/u.test(text) && !/"itemType"\s*:/u.test(text)
  return hasData && /"(?:source|group|nodes|edges|position)"\s*:/u.test(text) ? 'cyjs' : 'csl-json'
}
