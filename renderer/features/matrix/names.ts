import { spreadsheetText } from '../../../db/domain/spreadsheet-text.ts'
import { levelLabel } from '../../ui/levels.ts'
import { confidenceWords, readingLabelWords, tieKindWords, trendWords } from '../../ui/words.ts'
import { columnName, type MatrixColumn } from './columns.ts'
import { isCoded, isDisagreeing, levelsShown, type CellValue, type MatrixModel } from './model.ts'

const wordOf = (model: MatrixModel, aspect: number, level: number | null): string => {
  const scale = model.data.aspects[aspect]?.scale ?? []
  return level === null ? 'not coded' : (scale.find(step => step.value === level)?.label ?? String(level))
}

/** What a cell says, in words: "strong, eroding, confidence high; 8 for, 1 against". */
export function cellWords(model: MatrixModel, aspect: number, cell: CellValue): string {
  const word = (level: number | null) => wordOf(model, aspect, level)
  const fit = isDisagreeing(cell)
    ? `coders disagree: ${levelsShown(cell).map(word).join(' or ')}`
    : isCoded(cell) ? word(cell.level) + (cell.level === 0 ? ' (0)' : '') : 'not coded'
  const parts = [
    fit, cell.adjudicated ? 'adjudicated' : '', cell.trend ? trendWords[cell.trend].label.toLowerCase() : '',
    cell.confidence ? `confidence ${confidenceWords[cell.confidence].label.toLowerCase()}` : '', evidenceWords(cell), cell.look ? 'needs a look' : '',
  ]
  return parts.filter(part => part !== '').join(', ')
}

function evidenceWords({ supports, contradicts, context }: CellValue): string {
  if (supports + contradicts + context === 0) return 'no evidence'
  return [`${supports} for`, `${contradicts} against`, context > 0 ? `${context} context` : ''].filter(part => part !== '').join(', ')
}

/** What screen readers say of a cell: "Russia–Israel, P2, Syria: strong, eroding, 8 for, 1 against". */
export function spokenCell(model: MatrixModel, tie: number, column: MatrixColumn): string {
  return `${model.data.ties.title[tie] ?? ''}, ${columnName(column, model.data)}: ${wordsIn(model, tie, column)}`
}

function wordsIn(model: MatrixModel, tie: number, column: MatrixColumn): string {
  switch (column.kind) {
    case 'tie-kind': return tieKindWords[model.data.ties.kind[tie] ?? 'other'].label.toLowerCase()
    case 'evidence': return `${model.evidence(tie)} ${model.evidence(tie) === 1 ? 'item' : 'items'}`
    case 'cell': return cellWords(model, column.aspect, model.cell(tie, column.aspect, column.period))
    case 'reading': {
      const { label, overruled } = model.reading(tie, column.period)
      return readingLabelWords[label].label.toLowerCase() + (overruled ? ', overruled' : '')
    }
  }
}

/** What a cell is in a copied table. Levels begin with a digit or a minus sign that no spreadsheet takes for a formula. */
function copied(model: MatrixModel, tie: number, column: MatrixColumn): string {
  if (column.kind === 'evidence') return String(model.evidence(tie))
  if (column.kind !== 'cell') return wordsIn(model, tie, column)
  const cell = model.cell(tie, column.aspect, column.period)
  const aspect = model.data.aspects[column.aspect]
  const words = cellWords(model, column.aspect, cell)
  if (!aspect || cell.level === null || isDisagreeing(cell)) return words
  const [first = '', ...rest] = words.split(', ')
  const label = levelLabel(aspect, cell.level).replace(/^\+/u, '')
  return [first === '' ? '' : label, ...rest].join(', ')
}

/** A part of the matrix with its headings, as plain text (tabs between cells) and as HTML. */
export function copiedTable(model: MatrixModel, ties: readonly number[], columns: readonly MatrixColumn[]): { text: string; html: string } {
  const rows = [
    ['Tie', ...columns.map(column => columnName(column, model.data))],
    ...ties.map(tie => [model.data.ties.title[tie] ?? '', ...columns.map(column => copied(model, tie, column))]),
  ].map(row => row.map(spreadsheetText))
  const text = rows.map(row => row.map(cell => cell.replace(/[\t\r\n]+/gu, ' ')).join('\t')).join('\n')
  const escaped = (cell: string) => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const line = (row: readonly string[], head: boolean) => `<tr>${row.map((cell, at) => (head || at === 0 ? `<th dir="auto">${escaped(cell)}</th>` : `<td dir="auto">${escaped(cell)}</td>`)).join('')}</tr>`
  return { text, html: `<table>${rows.map((row, at) => line(row, at === 0)).join('')}</table>` }
}
