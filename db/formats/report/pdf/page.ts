import { pdfNumber, textString, type PdfObjects } from '../../pdf/objects.ts'
import type { TagNode, TagTree } from './tags.ts'
import { arrowSign, type TextLine, type Unit } from './text.ts'

const n = (...values: readonly number[]) => values.map(value => pdfNumber(value, 2)).join(' ')

interface Annotation { readonly rectangle: readonly [number, number, number, number]; readonly link: NonNullable<Unit['piece']['link']>; readonly node: TagNode }

/** A page that is being drawn; lengths are points, places are from the top left. */
export class Page {
  readonly object: number
  private readonly height: number
  private readonly tags: TagTree
  private readonly out: string[] = []
  private readonly contents: TagNode[] = []
  private readonly annotations: Annotation[] = []

  constructor(objects: PdfObjects, tags: TagTree, height: number) {
    this.object = objects.reserve()
    this.tags = tags
    this.height = height
  }

  get isEmpty(): boolean {
    return this.contents.length === 0
  }

  /** A line of text with its baseline at `y`. Linked stretches are elements of their own in what the line belongs to. */
  text(line: TextLine, x: number, y: number, node: TagNode): void {
    const groups: { units: TextLine['units'][number][]; at: number; link: Unit['piece']['link'] }[] = []
    for (const unit of line.units) {
      const last = groups.at(-1)
      if (last && last.link === unit.piece.link) {
        last.units.push(unit)
        last.at = Math.min(last.at, unit.at)
      } else groups.push({ units: [unit], at: unit.at, link: unit.piece.link })
    }
    // What is drawn stands where it stands; the order of the stream and of the tags is that of reading.
    for (const { units, link } of groups.toSorted((a, b) => a.at - b.at)) {
      const owner = link === undefined ? node : this.tags.add(node, 'Link')
      this.mark(owner, shown(units, x, this.height - y))
      const [first, last] = [units[0], units.at(-1)]
      if (link === undefined || !first || !last) continue
      this.annotations.push({ link, node: owner, rectangle: [x + first.x - 0.5, this.height - y - line.size * 0.3, x + last.x + last.width + 0.5, this.height - y + line.size * 0.95] })
    }
  }

  /** A text that belongs to the page and not to the document: a page number. */
  aside(line: TextLine, x: number, y: number): void {
    this.artifact(shown(line.units, x, this.height - y))
  }

  rule(x: number, y: number, width: number, thickness: number, colour: string): void {
    this.artifact(`${colour} rg ${n(x, this.height - y - thickness, width, thickness)} re f`)
  }

  /** Operators of a drawing of so many units, put in a box of the page. */
  drawing(operators: string, [left, top, width, height]: readonly [number, number, number, number], box: { x: number; y: number; width: number; height: number }, node: TagNode): void {
    const [across, down] = [box.width / width, box.height / height]
    const place = [across, 0, 0, -down, box.x - left * across, this.height - box.y + top * down].map(value => pdfNumber(value, 6)).join(' ')
    this.mark(node, `q ${n(box.x, this.height - box.y - box.height, box.width, box.height)} re W n ${place} cm\n${operators}\nQ`)
  }

  private artifact(operators: string): void {
    this.out.push(`/Artifact BMC\n${operators}\nEMC`)
  }

  private mark(node: TagNode, operators: string): void {
    const number = this.contents.length
    this.contents.push(node)
    node.kids.push(`<< /Type /MCR /Pg ${this.object} 0 R /MCID ${number} >>`)
    this.out.push(`/${node.tag} << /MCID ${number} >> BDC\n${operators}\nEMC`)
  }

  /** Writes the page. `destinations`: where the ids of the document are. */
  write(objects: PdfObjects, { parent, width, resources, destinations }: { parent: number; width: number; resources: number; destinations: ReadonlyMap<string, string> }): void {
    const annotations = this.annotations.flatMap(({ rectangle, link, node }): number[] => {
      const target = 'href' in link ? `/A << /S /URI /URI ${literal(link.href)} >>` : destinations.has(link.to) ? `/Dest ${destinations.get(link.to) ?? ''}` : null
      if (target === null) return []
      const object = objects.add(
        `<< /Type /Annot /Subtype /Link /Rect [${n(...rectangle)}] /Border [0 0 0] /F 4 /P ${this.object} 0 R ${target} /Contents ${'href' in link ? literal(link.href) : '(To this source)'} /StructParent ${this.tags.enterAnnotation(node)} >>`)
      node.kids.push(`<< /Type /OBJR /Obj ${object} 0 R /Pg ${this.object} 0 R >>`)
      return [object]
    })
    const content = objects.addStream(Buffer.from(this.out.join('\n'), 'latin1'))
    objects.set(this.object,
      `<< /Type /Page /Parent ${parent} 0 R /MediaBox [0 0 ${n(width, this.height)}] /Contents ${content} 0 R /Resources ${resources} 0 R /StructParents ${this.tags.enterPage(this.contents)} /Tabs /S` +
      `${annotations.length === 0 ? '' : ` /Annots [${annotations.map(object => `${object} 0 R`).join(' ')}]`} >>`)
  }
}

/** Units that stand side by side as text operators. */
function shown(units: TextLine['units'], x: number, y: number): string {
  const out: string[] = []
  let colour = ''
  const arrows: string[] = []
  for (const { piece, set, slanted, x: at, arrow, width } of units) {
    if (piece.colour !== colour) out.push(`${piece.colour} rg`)
    colour = piece.colour
    if (arrow !== null) {
      out.push(`/Span << /ActualText ${textString(arrowSign)} >> BDC 3 Tr 1 0 0 1 ${n(x + at, y)} Tm ${set.show(piece.size)} 0 Tr EMC`)
      arrows.push(`${piece.colour} RG ${n(piece.size * 0.075)} w ${arrowOf(x + at, y, width, piece.size, arrow)} S`)
      continue
    }
    // The shipped families have no italics: letters lean by 12 degrees.
    out.push(`1 0 ${slanted ? '0.2126' : '0'} 1 ${n(x + at, y)} Tm ${set.show(piece.size)}`)
  }
  return `BT\n${out.join('\n')}\nET${arrows.map(each => `\n${each}`).join('')}`
}

/** A line with a head, at the height of a dash. */
function arrowOf(x: number, y: number, width: number, size: number, to: 'right' | 'left'): string {
  const [tail, tip, head, middle] = [to === 'right' ? x + width * 0.08 : x + width * 0.92, to === 'right' ? x + width * 0.92 : x + width * 0.08, (to === 'right' ? -1 : 1) * size * 0.22, y + size * 0.3]
  return `${n(tail, middle)} m ${n(tip, middle)} l ${n(tip + head, middle + size * 0.19)} m ${n(tip, middle)} l ${n(tip + head, middle - size * 0.19)} l`
}

/** A literal string of ASCII; an address has its other characters encoded. */
function literal(text: string): string {
  const ascii = [...text].map(character => (/[\u0020-\u007E]/u.test(character) ? character : encodeURIComponent(character))).join('')
  return `(${ascii.replaceAll(/[\\()]/gu, sign => `\\${sign}`)})`
}
