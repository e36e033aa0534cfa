import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { ImportError } from '../import/import-error.ts'

/** Elements may nest this deep; Word itself stops far earlier. */
const deepest = 500

export interface XmlHandlers { open?(tag: SaxesTagPlain): void; close?(name: string): void; text?(text: string): void }

/** Runs through XML; names come without their prefix. Throws an ImportError where it is not well-formed or declares a document type. */
export function parseXml(xml: string, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new ImportError('The document declares an XML document type, as no program writes it; it was not read. Treat it with suspicion.')
  })
  parser.on('error', () => {
    throw new ImportError(`The document is damaged (line ${parser.line} of its XML). Open it in its program, save it again and read that.`)
  })
  parser.on('opentag', tag => {
    depth += 1
    if (depth > deepest) throw new ImportError('The document nests deeper than any program writes it; it was not read.')
    open?.({ ...tag, name: local(tag.name) })
  })
  parser.on('closetag', tag => {
    depth -= 1
    close?.(local(tag.name))
  })
  if (text) parser.on('text', text)
  parser.write(xml).close()
}
const local = (name: string) => name.slice(name.indexOf(':') + 1)
/** The value of an attribute, whatever its prefix. */
export const attributeOf = (tag: SaxesTagPlain, name: string): string | undefined => tag.attributes[`w:${name}`] ?? tag.attributes[name]
