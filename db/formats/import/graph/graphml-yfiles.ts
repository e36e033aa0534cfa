/** What yEd (yFiles for Java) and yFiles for HTML keep inside `data`: the first label, and the rectangle of a node. */
import type { XmlElement } from './xml-reader.ts'

export interface YFilesData {
  readonly label: string
  /** The middle of the node's rectangle, y growing downwards. */
  readonly centre: { readonly x: number; readonly y: number } | null
  open(element: XmlElement): void
  text(part: string): void
  close(name: string): void
}

export function createYFiles(): YFilesData {
  let label = ''
  let centre: { x: number; y: number } | null = null
  let collected = ''
  /** The element whose text is the label; what stands in it besides is no part of it. */
  let labelDepth = -1
  let depth = 0
  const rectangle = (x: string | undefined, y: string | undefined, width: string | undefined, height: string | undefined) => {
    const [left, top, wide, high] = [x, y, width ?? '0', height ?? '0'].map(Number)
    if (x === undefined || y === undefined || left === undefined || top === undefined || wide === undefined || high === undefined) return
    if ([left, top, wide, high].every(Number.isFinite)) centre ??= { x: left + wide / 2, y: top + high / 2 }
  }
  return {
    get label() {
      return label
    },
    get centre() {
      return centre
    },
    open(element) {
      depth += 1
      switch (element.name) {
        case 'NodeLabel':
        case 'EdgeLabel':
        case 'Label.Text':
          if (labelDepth === -1 && label === '') {
            labelDepth = depth
            collected = ''
          }
          break
        case 'Label': label ||= element.get('Text')?.trim() ?? ''; break
        case 'Geometry': rectangle(element.get('x'), element.get('y'), element.get('width'), element.get('height')); break
        case 'RectD': rectangle(element.get('X'), element.get('Y'), element.get('Width'), element.get('Height')); break
        default:
      }
    },
    text(part) {
      if (labelDepth === depth) collected += part
    },
    close() {
      if (labelDepth === depth) {
        label ||= collected.trim()
        labelDepth = -1
      }
      depth -= 1
    },
  }
}
