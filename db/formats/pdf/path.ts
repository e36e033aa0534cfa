import { pdfNumber } from './objects.ts'

type Numbers = readonly number[]

const point = (...values: number[]) => values.map((value) => pdfNumber(value)).join(' ')

/** A quadratic curve as the cubic one that PDF knows. */
function quadratic(fromX: number, fromY: number, controlX: number, controlY: number, x: number, y: number): string {
  const part = (from: number, control: number) => from + ((control - from) * 2) / 3
  return `${point(part(fromX, controlX), part(fromY, controlY), part(x, controlX), part(y, controlY), x, y)} c`
}

const lengths: { readonly [command: string]: number } = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7, Z: 0 }

/**
 * SVG path data as operators of PDF (ISO 32000-1, 8.5.2).
 * @throws Error for a command that our figures do not use (T)
 */
export function pathOperators(data: string): string {
  const out: string[] = []
  let [x, y, startX, startY] = [0, 0, 0, 0]
  let reflected: readonly [number, number] | null = null
  for (const [, letter = '', rest = ''] of data.matchAll(/([A-Za-z])([^A-Za-z]*)/gu)) {
    const command = letter.toUpperCase()
    const relative = letter !== command
    const length = lengths[command]
    if (length === undefined) throw new Error(`A PDF figure cannot hold the path command ${letter}.`)
    const all = [...rest.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/giu)].map(([number]) => Number(number))
    for (let i = 0; i === 0 || i < all.length; i += Math.max(1, length)) {
      const own = all.slice(i, i + length)
      const at = (index: number): number => (own[index] ?? 0) + (relative ? (index % 2 === 0 ? x : y) : 0)
      let next: readonly [number, number] = [x, y]
      let control: readonly [number, number] | null = null
      switch (i > 0 && command === 'M' ? 'L' : command) {
        case 'M':
          next = [at(0), at(1)]
          ;[startX, startY] = next
          out.push(`${point(...next)} m`)
          break
        case 'L':
          next = [at(0), at(1)]
          out.push(`${point(...next)} l`)
          break
        case 'H':
          next = [at(0), y]
          out.push(`${point(...next)} l`)
          break
        case 'V':
          next = [x, (own[0] ?? 0) + (relative ? y : 0)]
          out.push(`${point(...next)} l`)
          break
        case 'C':
          next = [at(4), at(5)]
          control = [at(2), at(3)]
          out.push(`${point(at(0), at(1), at(2), at(3), ...next)} c`)
          break
        case 'S':
          next = [at(2), at(3)]
          control = [at(0), at(1)]
          out.push(`${point(...(reflected ? [2 * x - reflected[0], 2 * y - reflected[1]] : [x, y]), at(0), at(1), ...next)} c`)
          break
        case 'Q':
          next = [at(2), at(3)]
          out.push(quadratic(x, y, at(0), at(1), ...next))
          break
        case 'A':
          next = [(own[5] ?? 0) + (relative ? x : 0), (own[6] ?? 0) + (relative ? y : 0)]
          out.push(arc([x, y], own, next))
          break
        case 'Z':
          next = [startX, startY]
          out.push('h')
          break
      }
      ;[x, y] = next
      reflected = control
    }
  }
  return out.join('\n')
}

/** An elliptical arc as cubic curves (SVG 2, appendix B.2.4, conversion from end points to centre). */
function arc(from: readonly [number, number], [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0]: Numbers, to: readonly [number, number]): string {
  if (rx === 0 || ry === 0) return `${point(...to)} l`
  const phi = (turn * Math.PI) / 180
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)]
  const [hx, hy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2]
  const [px, py] = [cos * hx + sin * hy, -sin * hx + cos * hy]
  const grow = Math.sqrt(Math.max(1, (px / rx) ** 2 + (py / ry) ** 2))
  const [a, b] = [Math.abs(rx) * grow, Math.abs(ry) * grow]
  const share = Math.sqrt(Math.max(0, ((a * b) ** 2 - (a * py) ** 2 - (b * px) ** 2) / ((a * py) ** 2 + (b * px) ** 2))) * (large === sweep ? -1 : 1)
  const [mx, my] = [(share * a * py) / b, (-share * b * px) / a]
  const [cx, cy] = [cos * mx - sin * my + (from[0] + to[0]) / 2, sin * mx + cos * my + (from[1] + to[1]) / 2]
  const start = Math.atan2((py - my) / b, (px - mx) / a)
  let span = Math.atan2((-py - my) / b, (-px - mx) / a) - start
  if (sweep && span < 0) span += 2 * Math.PI
  if (!sweep && span > 0) span -= 2 * Math.PI
  const pieces = Math.max(1, Math.ceil(Math.abs(span) / (Math.PI / 2) - 1e-9))
  const step = span / pieces
  const reach = (4 / 3) * Math.tan(step / 4)
  const place = (ux: number, uy: number) => [cx + cos * a * ux - sin * b * uy, cy + sin * a * ux + cos * b * uy] as const
  return Array.from({ length: pieces }, (_, i) => {
    const [one, two] = [start + i * step, start + (i + 1) * step]
    const end = i === pieces - 1 ? to : place(Math.cos(two), Math.sin(two))
    return `${point(...place(Math.cos(one) - reach * Math.sin(one), Math.sin(one) + reach * Math.cos(one)),
      ...place(Math.cos(two) + reach * Math.sin(two), Math.sin(two) - reach * Math.cos(two)), ...end)} c`
  }).join('\n')
}

/** A glyph's outline, in font units, as operators. */
export function outlineOperators(commands: readonly { command: string; args: readonly number[] }[], dx: number, dy: number): string {
  let [x, y] = [0, 0]
  return commands.map(({ command, args }) => {
    const moved = args.map((value, i) => value + (i % 2 === 0 ? dx : dy))
    const before = [x, y] as const
    ;[x, y] = [moved.at(-2) ?? x, moved.at(-1) ?? y]
    switch (command) {
      case 'moveTo': return `${point(...moved)} m`
      case 'lineTo': return `${point(...moved)} l`
      case 'quadraticCurveTo': return quadratic(...before, moved[0] ?? 0, moved[1] ?? 0, x, y)
      case 'bezierCurveTo': return `${point(...moved)} c`
      default: return 'h'
    }
  }).join('\n')
}
