/** XML of network files, read as a stream of elements: no document types, no entities but XML's own five, bounded depth. */
import { SaxesParser } from 'saxes'
import { ImportError } from '../import-error.ts'

/** Deeper than any file of a program; nested nodes stand at two levels each. */
const deepest = 400

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  readonly prefix: string
  readonly line: number
  /** The text of an attribute, by its name without a prefix; undefined where it is not given. */
  get(name: string): string | undefined
}

export interface XmlHandlers {
  open(element: XmlElement): void
  close(name: string, prefix: string): void
  text(text: string): void
}

/** Runs through a document. Throws an ImportError that names the line where it is not well-formed or has a document type. */
export function readXml(xml: string, format: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let depth = 0
  parser.on('doctype', () => {
    throw new ImportError(`The file declares a document type (DOCTYPE). ${format} needs none, and one can make a program read other files or grow without end, so it was not read. Delete the declaration from the file and import again.`, parser.line)
  })
  parser.on('error', problem => {
    const reason = problem.message.replace(/^\d+:\d+:\s*/u, '').replace(/\.$/u, '')
    throw new ImportError(`The XML is not sound: ${reason.slice(0, 200)}. The file may be cut off or damaged; write it again from its program.`, parser.line)
  })
  parser.on('opentag', tag => {
    depth += 1
    if (depth > deepest) throw new ImportError(`Elements stand in each other more than ${deepest} deep, which no ${format} file needs.`, parser.line)
    const { attributes } = tag
    const colon = tag.name.indexOf(':')
    open({
      name: tag.name.slice(colon + 1), prefix: colon === -1 ? '' : tag.name.slice(0, colon), line: parser.line,
      get: name => {
        const own = attributes[name]
        if (own !== undefined) return own
        const suffix = `:${name}`
        for (const key in attributes) if (key.endsWith(suffix) && !key.startsWith('xmlns')) return attributes[key]
        return undefined
      },
    })
  })
  parser.on('closetag', tag => {
    depth -= 1
    const colon = tag.name.indexOf(':')
    close(tag.name.slice(colon + 1), colon === -1 ? '' : tag.name.slice(0, colon))
  })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml).close()
}
