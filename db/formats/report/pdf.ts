import { pageSizes, type PageSize, type ReportDocument } from '../../contract/entities/reports.ts'
import { withoutDirections } from '../../domain/direction.ts'
import { SvgDrawing } from '../pdf/draw.ts'
import { pdfNumber, PdfObjects, textString } from '../pdf/objects.ts'
import { pdfDate } from '../pdf/dates.ts'
import { escapeXml } from '../svg-write.ts'
import { paginate, type Slice } from './pdf/flow.ts'
import { Page } from './pdf/page.ts'
import { BlockSetter, colours, looks, piecesOf, type Mark } from './pdf/setting.ts'
import { TagTree } from './pdf/tags.ts'
import { TextSetter } from './pdf/text.ts'

const sizes: Readonly<Record<PageSize, readonly [width: number, height: number]>> = { A4: [595.28, 841.89], Letter: [612, 792] }
/** Width of the text: 166 mm, the width of its figures. */
const textWidth = (166 / 25.4) * 72
const [marginTop, marginBottom] = [58, 64]

export interface ReportPdf { readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number; readonly missingCharacters: string[] }

/**
 * A report as a PDF: text that can be selected and is tagged for screen readers in the order of reading, an outline, links, the used parts of the shipped
 * fonts, dates that belong to the project. The same document gives the same bytes.
 * @param progress is told how many blocks of how many are set
 * @param fontFolder where the fonts are, for a program that keeps them elsewhere than `fontPath` looks
 */
export function reportPdf(document: ReportDocument, { page: size, progress = () => undefined }: { page: PageSize; progress?: (done: number, total: number) => void } = { page: pageSizes[0] }, fontFolder?: string): ReportPdf {
  const [width, height] = sizes[size]
  const objects = new PdfObjects()
  const [root, tree, resources] = [objects.reserve(), objects.reserve(), objects.reserve()]
  const tags = new TagTree(objects)
  const drawing = new SvgDrawing(objects, fontFolder)
  const setter = new TextSetter(drawing.fonts)
  const blocks = new BlockSetter(setter, tags, drawing, height - marginTop - marginBottom)
  const room = { x: (width - textWidth) / 2, width: textWidth }
  const slices = [...titleSlices(document, blocks, tags, room), ...document.blocks.flatMap((block, at) => {
    progress(at, document.blocks.length)
    return blocks.block(block, room, tags.document)
  })]
  const pages: Page[] = []
  paginate(slices, { top: marginTop, bottom: height - marginBottom, newPage: () => {
    const page = new Page(objects, tags, height)
    pages.push(page)
    return page
  } })
  pages.forEach((page, at) => foot(page, setter, document, room, height, `${at + 1} / ${pages.length}`))

  const destination = ({ place }: Mark) => (place === null ? null : `[${place.page.object} 0 R /XYZ 0 ${pdfNumber(height - place.y + 6, 1)} null]`)
  const destinations = new Map(blocks.marks.flatMap(mark => {
    const at = destination(mark)
    return mark.id === null || at === null ? [] : [[mark.id, at] as const]
  }))
  for (const page of pages) page.write(objects, { parent: tree, width, resources, destinations })
  drawing.fonts.write()
  objects.set(resources, drawing.resources())
  objects.set(tree, `<< /Type /Pages /Kids [${pages.map(page => `${page.object} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  const outline = writeOutline(objects, blocks.marks, destination)
  const structure = tags.write()
  const metadata = objects.addMetadata(xmp(document))
  objects.set(root,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (en) /MarkInfo << /Marked true >> /StructTreeRoot ${structure} 0 R /Metadata ${metadata} 0 R /ViewerPreferences << /DisplayDocTitle true >>` +
    `${outline === null ? '' : ` /Outlines ${outline} 0 R /PageMode /UseOutlines`} >>`)
  const date = pdfDate(document.created)
  const info = objects.add(`<< /Title ${textString(withoutDirections(document.title))} /Subject ${textString(document.over)} /Creator (Entente) /Producer (Entente) /CreationDate ${date} /ModDate ${date} >>`)
  return { bytes: new Uint8Array(objects.file(root, info)), pages: pages.length, missingCharacters: setter.missing() }
}

function titleSlices({ over, title, subtitle }: ReportDocument, blocks: BlockSetter, tags: TagTree, room: { x: number; width: number }): Slice[] {
  const line = (text: string, look: 'over' | 'title' | 'when', tag: 'P' | 'H1', before: number) => blocks.paragraph(piecesOf([{ text }], looks[look]), room, { look: looks[look], node: tags.add(tags.document, tag), before, keep: true })
  return [
    ...line(over, 'over', 'P', 0), ...line(title, 'title', 'H1', 2), ...line(subtitle, 'when', 'P', 2),
    { height: 10, before: 0, keep: false, draw: (page, top) => page.rule(room.x, top + 8, room.width, 1.2, colours.ink) },
  ]
}

function foot(page: Page, setter: TextSetter, { title, subtitle }: ReportDocument, { x, width }: { x: number; width: number }, height: number, number: string): void {
  const y = height - 34
  const [count] = setter.lines(piecesOf([{ text: number }], looks.foot), () => width)
  const [left] = setter.lines(piecesOf([{ text: `${title} · ${subtitle}` }], looks.foot), () => width - 60)
  if (left) page.aside(left, x, y)
  if (count) page.aside(count, x + width - count.width, y)
}

interface Entry { readonly object: number; readonly mark: Mark; readonly kids: Entry[] }

/** Sections and what stands below them as bookmarks; null where there are none. */
function writeOutline(objects: PdfObjects, marks: readonly Mark[], destination: (mark: Mark) => string | null): number | null {
  const top: Entry[] = []
  for (const mark of marks) {
    if (mark.level > 3 || mark.text === '') continue
    const entry = { object: objects.reserve(), mark, kids: [] }
    const parent = mark.level === 2 ? undefined : top.at(-1)
    ;(parent?.kids ?? top).push(entry)
  }
  if (top.length === 0) return null
  const root = objects.reserve()
  const write = (entries: readonly Entry[], parent: number) => {
    entries.forEach(({ object, mark, kids }, at) => {
      const [before, after] = [entries[at - 1], entries[at + 1]]
      objects.set(object,
        `<< /Title ${textString(withoutDirections(mark.text))} /Parent ${parent} 0 R /Dest ${destination(mark) ?? '[]'}${before ? ` /Prev ${before.object} 0 R` : ''}${after ? ` /Next ${after.object} 0 R` : ''}` +
        `${kids.length === 0 ? '' : ` /First ${kids[0]?.object ?? 0} 0 R /Last ${kids.at(-1)?.object ?? 0} 0 R /Count -${kids.length}`} >>`)
      write(kids, object)
    })
  }
  write(top, root)
  objects.set(root, `<< /Type /Outlines /First ${top[0]?.object ?? 0} 0 R /Last ${top.at(-1)?.object ?? 0} 0 R /Count ${top.length} >>`)
  return root
}

function xmp({ title, created }: ReportDocument): string {
  const date = new Date(created).toISOString().replace(/\.\d+Z$/u, 'Z')
  return '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">' +
    `<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(withoutDirections(title))}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>` +
    `<pdf:Producer>Entente</pdf:Producer><xmp:CreatorTool>Entente</xmp:CreatorTool><xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
}
