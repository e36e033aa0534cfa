import type { ReportBlock, ReportInline } from '../../../contract/entities/reports.ts'
import type { SvgDrawing } from '../../pdf/draw.ts'
import type { Slice } from './flow.ts'
import type { Page } from './page.ts'
import type { TagNode, TagTree } from './tags.ts'
import type { Piece, TextLine, TextSetter } from './text.ts'

const rgb = (hex: string) => [1, 3, 5].map(at => String(Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1000) / 1000)).join(' ')
export const colours = { ink: rgb('#1d232b'), muted: rgb('#56606c'), frame: rgb('#c9cfd6'), link: rgb('#0b5b8c') } as const

export interface Look { readonly size: number; readonly leading: number; readonly weight?: 'regular' | 'semibold'; readonly colour?: string }
export const looks = {
  over: { size: 8.5, leading: 12, colour: colours.muted }, title: { size: 20, leading: 25, weight: 'semibold' }, when: { size: 10.5, leading: 15, colour: colours.muted },
  h2: { size: 13, leading: 17, weight: 'semibold' }, h3: { size: 10.5, leading: 14.5, weight: 'semibold' }, h4: { size: 9.5, leading: 13.5, weight: 'semibold' },
  body: { size: 9.5, leading: 13.8 }, small: { size: 8.5, leading: 12, colour: colours.muted }, cell: { size: 8.4, leading: 11.6 }, head: { size: 8, leading: 11, colour: colours.muted },
  caption: { size: 8.5, leading: 12, weight: 'semibold' }, foot: { size: 7.5, leading: 10, colour: colours.muted },
} as const satisfies Record<string, Look>

/** Where a heading stands, for the outline of the document and for links to it. */
export interface Mark { readonly id: string | null; readonly level: number; readonly text: string; place: { page: Page; y: number } | null }

const isWeb = (href: string): boolean => /^https?:\/\/[^\s<>"']+$/iu.test(href)

export function piecesOf(parts: readonly ReportInline[], { size, weight = 'regular', colour = colours.ink }: Look): Piece[] {
  return parts.map(({ text, look, to, href }): Piece => {
    const link = href !== undefined && isWeb(href) ? { href } : to === undefined ? undefined : { to }
    return {
      text, size: look === 'code' ? size * 0.92 : size, weight: look === 'strong' ? 'semibold' : weight, slanted: look === 'emphasis',
      colour: link ? colours.link : look === 'quiet' ? colours.muted : colour, ...(link ? { link } : {}),
    }
  })
}

interface Room { readonly x: number; readonly width: number }
interface ParagraphOptions {
  readonly look: Look
  readonly node: TagNode
  readonly before: number
  /** Whether the last line stands with what follows. */
  readonly keep?: boolean
  /** How far lines after the first stand in. */
  readonly hanging?: number
  readonly mark?: Mark
  /** Whether lines end at the right, whatever their direction. */
  readonly right?: boolean
  /** Drawn beside each line: the bar of a quotation. */
  readonly beside?: (page: Page, top: number, height: number, rtl: boolean) => void
}

/** Sets the blocks of a report as slices of the flow. */
export class BlockSetter {
  readonly marks: Mark[] = []
  private readonly setter: TextSetter
  private readonly tags: TagTree
  private readonly drawing: SvgDrawing
  private readonly pageHeight: number

  constructor(setter: TextSetter, tags: TagTree, drawing: SvgDrawing, pageHeight: number) {
    this.setter = setter
    this.tags = tags
    this.drawing = drawing
    this.pageHeight = pageHeight
  }

  /** A paragraph: at least two of its lines stand together at the foot and at the head of a page. */
  paragraph(parts: readonly Piece[], room: Room, { look, node, before, keep = false, hanging = 0, right = false, mark, beside }: ParagraphOptions): Slice[] {
    const lines = this.setter.lines(parts, line => room.width - (line > 0 ? hanging : 0))
    return lines.map((line, at): Slice => ({
      height: look.leading, before: at === 0 ? before : 0, keep: at === lines.length - 1 ? keep : at === 0 || at === lines.length - 2,
      draw: (page, top) => {
        if (mark && at === 0) mark.place = { page, y: top }
        beside?.(page, top, look.leading, line.rtl)
        page.text(line, right ? room.x + room.width - line.width : placeOf(line, room, at > 0 ? hanging : 0), top + look.leading * 0.76, node)
      },
    }))
  }

  block(block: ReportBlock, room: Room, parent: TagNode): Slice[] {
    switch (block.kind) {
      case 'heading': {
        const mark: Mark = { id: block.id ?? null, level: block.level, text: block.text, place: null }
        this.marks.push(mark)
        const look = looks[`h${block.level}`]
        return this.paragraph(piecesOf([{ text: block.text }], look), room, { look, node: this.tags.add(parent, `H${block.level}`), before: { 2: 20, 3: 13, 4: 9 }[block.level], keep: true, mark })
      }
      case 'text': return this.paragraph(piecesOf(block.parts, looks.body), room, { look: looks.body, node: this.tags.add(parent, 'P'), before: 5 })
      case 'quote': return this.quote(block, room, parent)
      case 'facts': return this.facts(block, room, parent)
      case 'table': return this.table(block, room, parent)
      case 'list': {
        const list = this.tags.add(parent, 'L')
        return block.items.flatMap(({ id, blocks }) => {
          const body = this.tags.add(this.tags.add(list, 'LI'), 'LBody')
          const slices = blocks.flatMap((each, at) => {
            const own = this.block(each, room, body)
            // The line that says what an item is stands with what it is about.
            return at === 0 && blocks.length > 1 ? own.map((slice, line) => (line === own.length - 1 ? { ...slice, keep: true } : slice)) : own
          })
          return this.marked(slices, id).map((slice, at) => ({ ...slice, before: at === 0 ? slice.before + 4 : slice.before }))
        })
      }
      case 'figure': return this.figure(block, room, parent)
      case 'references': {
        const list = this.tags.add(parent, 'L')
        return block.items.flatMap(({ id, label, parts }) => this.marked(this.paragraph(
          piecesOf([...(label === null ? [] : [{ text: `${label} ` }]), ...parts], looks.body), room, { look: looks.body, node: this.tags.add(this.tags.add(list, 'LI'), 'LBody'), before: 4, hanging: 18 },
        ), id))
      }
    }
  }

  /** Makes the place of the first slice known by an id. */
  private marked(slices: readonly Slice[], id: string | undefined): Slice[] {
    const [first, ...rest] = slices
    if (!first || id === undefined) return [...slices]
    const mark: Mark = { id, level: 9, text: '', place: null }
    this.marks.push(mark)
    return [{ ...first, draw: (page, top) => {
      mark.place = { page, y: top }
      first.draw(page, top)
    } }, ...rest]
  }

  private quote({ text, from }: ReportBlock & { kind: 'quote' }, { x, width }: Room, parent: TagNode): Slice[] {
    const node = this.tags.add(parent, 'BlockQuote')
    const room = { x: x + 12, width: width - 24 }
    const words = piecesOf([{ text }], looks.body)
    // The bar stands where the quotation begins: on the right where it runs from the right.
    const rtl = this.setter.lines(words, () => room.width)[0]?.rtl ?? false
    const beside = (page: Page, top: number, height: number) => page.rule(rtl ? x + width - 3 : x + 1.5, top, 1.6, height, colours.frame)
    return [
      ...this.paragraph(words, room, { look: looks.body, node: this.tags.add(node, 'P'), before: 5, keep: true, beside }),
      ...this.paragraph(piecesOf(from, looks.small), room, { look: looks.small, node: this.tags.add(node, 'P'), before: 0, beside, right: rtl }),
    ]
  }

  private facts({ rows }: ReportBlock & { kind: 'facts' }, { x, width }: Room, parent: TagNode): Slice[] {
    const table = this.tags.add(parent, 'Table')
    const name = 96
    return rows.flatMap((row, at) => {
      const line = this.tags.add(table, 'TR')
      return this.row([
        { parts: piecesOf([{ text: row.name }], { ...looks.body, colour: colours.muted }), room: { x, width: name - 10 }, node: this.tags.add(line, 'TH', { scope: 'Row' }) },
        { parts: piecesOf(row.value, looks.body), room: { x: x + name, width: width - name }, node: this.tags.add(line, 'TD') },
      ], { x, width }, { look: looks.body, padding: 3, before: at === 0 ? 8 : 0, top: at === 0, again: [] })
    })
  }

  private table({ caption, head, widths, rows }: ReportBlock & { kind: 'table' }, room: Room, parent: TagNode): Slice[] {
    const table = this.tags.add(parent, 'Table')
    const total = widths.reduce((sum, width) => sum + width, 0) || 1
    let x = room.x
    const columns = head.map((_, at): Room => {
      const width = ((widths[at] ?? 0) / total) * room.width
      const column = { x, width: width - (at === head.length - 1 ? 0 : 9) }
      x += width
      return column
    })
    const top = this.paragraph(piecesOf([{ text: caption }], looks.caption), room, { look: looks.caption, node: this.tags.add(table, 'Caption'), before: 9, keep: true })
    const first = this.tags.add(table, 'TR')
    const headOf = (nodes: readonly TagNode[]) => this.row(head.map((text, at) => ({ parts: piecesOf([{ text }], looks.head), room: columns[at] ?? room, node: nodes[at] ?? first })), room, { look: looks.head, padding: 2.5, before: 2, top: false, again: [] })
      .map(slice => ({ ...slice, keep: true }))
    const heads = headOf(head.map(() => this.tags.add(first, 'TH', { scope: 'Column' })))
    // On another page the head is said again to those who look; in the order of reading it stands once.
    const again = this.repeated(head, columns, room)
    return [...top, ...heads, ...rows.flatMap(row => {
      const line = this.tags.add(table, 'TR')
      return this.row(row.map((cell, at) => ({
        parts: piecesOf(cell, looks.cell), room: columns[at] ?? room, node: at === 0 ? this.tags.add(line, 'TH', { scope: 'Row' }) : this.tags.add(line, 'TD'),
      })), room, { look: looks.cell, padding: 3, before: 0, top: false, again })
    })]
  }

  private repeated(head: readonly string[], columns: readonly Room[], room: Room): Slice[] {
    const cells = head.map((text, at) => this.setter.lines(piecesOf([{ text }], looks.head), () => columns[at]?.width ?? room.width))
    const height = Math.max(...cells.map(lines => lines.length), 1) * looks.head.leading + 5
    return [{ height, before: 0, keep: true, draw: (page, top) => {
      cells.forEach((lines, at) => lines.forEach((line, i) => page.aside(line, placeOf(line, columns[at] ?? room, 0), top + 2.5 + i * looks.head.leading + looks.head.leading * 0.76)))
      page.rule(room.x, top + height - 0.5, room.width, 0.5, colours.frame)
    } }]
  }

  /** A row of cells with a line under it. One that is long is divided between lines. */
  private row(cells: readonly { parts: Piece[]; room: Room; node: TagNode }[], { x, width }: Room, { look, padding, before, top: hasTop, again }: { look: Look; padding: number; before: number; top: boolean; again: readonly Slice[] }): Slice[] {
    const set = cells.map(({ parts, room, node }) => ({ lines: this.setter.lines(parts, () => room.width), room, node }))
    const most = Math.max(...set.map(({ lines }) => lines.length), 1)
    const whole = 18
    const parts = most <= whole + 4 ? [[0, most] as const] : [...Array(Math.ceil(most / whole)).keys()].map(at => [at * whole, Math.min(most, (at + 1) * whole)] as const)
    return parts.map(([from, to], part): Slice => {
      const [isFirst, isLast] = [part === 0, part === parts.length - 1]
      const height = (to - from) * look.leading + (isFirst ? padding : 0) + (isLast ? padding : 0)
      return {
        height, before: isFirst ? before : 0, keep: false, again,
        draw: (page, top) => {
          if (isFirst && hasTop) page.rule(x, top, width, 0.5, colours.frame)
          for (const { lines, room, node } of set) {
            // A name alone stands with the others of its column, a text from the right at the right.
            const place = lines.length === 1 ? () => room.x : (line: TextLine) => placeOf(line, room, 0)
            lines.slice(from, to).forEach((line, at) => page.text(line, place(line), top + (isFirst ? padding : 0) + at * look.leading + look.leading * 0.76, node))
          }
          if (isLast) page.rule(x, top + height - 0.5, width, 0.5, colours.frame)
        },
      }
    })
  }

  private figure({ svg, widthMm, heightMm, caption, description, id }: ReportBlock & { kind: 'figure' }, room: Room, parent: TagNode): Slice[] {
    const { operators, viewBox } = this.drawing.draw(svg)
    const natural = { width: (widthMm / 25.4) * 72, height: (heightMm / 25.4) * 72 }
    // A figure leaves room for its caption and the heading before it.
    const scale = Math.min(1, room.width / natural.width, (this.pageHeight - 80) / natural.height)
    const box = { width: natural.width * scale, height: natural.height * scale }
    const node = this.tags.add(parent, 'Figure', { alt: description })
    const picture: Slice = {
      height: box.height, before: 6, keep: true,
      draw: (page, top) => page.drawing(operators, viewBox, { x: room.x + (room.width - box.width) / 2, y: top, ...box }, node),
    }
    return [...this.marked([picture], id), ...this.paragraph(piecesOf([{ text: caption }], looks.small), room, { look: looks.small, node: this.tags.add(parent, 'P'), before: 3 })]
  }
}

/** Where a line begins: at the right end of its room where it runs from the right. */
const placeOf = (line: TextLine, { x, width }: Room, hanging: number): number => (line.rtl ? x + width - hanging - line.width : x + hanging)
