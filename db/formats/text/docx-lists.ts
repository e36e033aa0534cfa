/** The bullets and numbers before the items of lists (ECMA-376, part 1, section 17.9). */
import { attributeOf, parseXml } from './docx-xml.ts'

interface Level { start: number; format: string; text: string }
interface Numbering { id: string | null; level: number | null }
interface Style extends Numbering { basedOn: string | null }

export interface ListMarks {
  /** The mark of the next paragraph of a list, with a space; empty for what is in none. `list` and `level` are the paragraph's own, null where only its style tells. */
  next(list: string | null, level: number | null, style: string | null): string
}

/** Marks by the parts of a document that define lists and styles; null for a part that it lacks. */
export function listMarks(numbering: string | null, styles: string | null): ListMarks {
  const { levels, listOf } = readNumbering(numbering)
  const styled = readStyles(styles)
  const counters = new Map<string, number[]>()
  const ofStyle = (name: string | null): Numbering => {
    for (let style = name === null ? undefined : styled.get(name), step = 0; style && step < 20; step += 1) {
      if (style.id !== null) return style
      style = style.basedOn === null ? undefined : styled.get(style.basedOn)
    }
    return { id: null, level: null }
  }
  return {
    next(list, level, style) {
      const inherited = ofStyle(style)
      const id = list ?? inherited.id
      const depth = Math.min(8, Math.max(0, level ?? inherited.level ?? 0))
      const of = id === null || id === '0' ? undefined : listOf.get(id)
      const definition = of === undefined ? undefined : levels.get(of)?.[depth]
      if (of === undefined || !definition) return ''
      const counts = counters.get(of) ?? []
      counts[depth] = (counts[depth] ?? definition.start - 1) + 1
      counts.length = depth + 1
      counters.set(of, counts)
      if (definition.format === 'bullet') return '• '
      if (definition.format === 'none') return ''
      const mark = definition.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
        const at = Number(digit) - 1
        const own = levels.get(of)?.[at]
        return numberAs(own?.format ?? 'decimal', counts[at] ?? own?.start ?? 1)
      })
      return mark.trim() === '' ? '' : `${mark} `
    },
  }
}

function readNumbering(xml: string | null): { levels: Map<string, Level[]>; listOf: Map<string, string> } {
  const levels = new Map<string, Level[]>()
  const listOf = new Map<string, string>()
  let [abstract, list] = ['', '']
  let level: Level | null = null
  if (xml !== null) {
    parseXml(xml, {
      open(tag) {
        const value = attributeOf(tag, 'val') ?? ''
        switch (tag.name) {
          case 'abstractNum':
            abstract = attributeOf(tag, 'abstractNumId') ?? ''
            levels.set(abstract, [])
            break
          case 'lvl': {
            level = { start: 1, format: 'decimal', text: '' }
            const depth = Number(attributeOf(tag, 'ilvl') ?? 0)
            // Levels of a single list that overrule those of its definition are rare, and told by the definition's.
            if (list === '' && depth >= 0 && depth <= 8) (levels.get(abstract) ?? [])[depth] = level
            break
          }
          case 'start': if (level) level.start = Number(value) || 0; break
          case 'numFmt': if (level) level.format = value; break
          case 'lvlText': if (level) level.text = value; break
          case 'num': list = attributeOf(tag, 'numId') ?? ''; break
          case 'abstractNumId': if (list !== '') listOf.set(list, value); break
          default: break
        }
      },
    })
  }
  return { levels, listOf }
}

function readStyles(xml: string | null): Map<string, Style> {
  const styles = new Map<string, Style>()
  let style: Style | null = null
  if (xml !== null) {
    parseXml(xml, {
      open(tag) {
        const value = attributeOf(tag, 'val') ?? ''
        if (tag.name === 'style') {
          style = { id: null, level: null, basedOn: null }
          styles.set(attributeOf(tag, 'styleId') ?? '', style)
        } else if (style) {
          if (tag.name === 'numId') style.id = value
          if (tag.name === 'ilvl') style.level = Number(value) || 0
          if (tag.name === 'basedOn') style.basedOn = value
        }
      },
      close(name) {
        if (name === 'style') style = null
      },
    })
  }
  return styles
}

function numberAs(format: string, number: number): string {
  switch (format) {
    case 'lowerRoman': return roman(number)
    case 'upperRoman': return roman(number).toUpperCase()
    case 'lowerLetter': return letters(number)
    case 'upperLetter': return letters(number).toUpperCase()
    case 'decimalZero': return String(number).padStart(2, '0')
    default: return String(number)
  }
}

/** a to z, then aa to zz, as Word counts. */
function letters(number: number): string {
  if (number < 1) return String(number)
  return String.fromCodePoint(97 + ((number - 1) % 26)).repeat(Math.min(20, Math.ceil(number / 26)))
}

const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
]
/** A number in small Roman digits. */
export function roman(number: number): string {
  let rest = Math.max(0, number)
  return romanDigits.map(([value, digits]) => {
    const count = Math.floor(rest / value)
    rest -= count * value
    return digits.repeat(Math.min(count, 20))
  }).join('')
}
