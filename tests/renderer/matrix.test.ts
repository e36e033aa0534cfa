import { describe, expect, it } from 'vitest'
import type { MatrixData } from '../../db/contract/entities/matrix.ts'
import { columnName, matrixColumns } from '../../renderer/features/matrix/columns.ts'
import { moved, rangeOf, type Cursor } from '../../renderer/features/matrix/cursor.ts'
import { changed, isDisagreeing, levelsShown, matrixModel, placeOf, type CellValue } from '../../renderer/features/matrix/model.ts'
import { copiedTable, spokenCell } from '../../renderer/features/matrix/names.ts'
import { matrixRows } from '../../renderer/features/matrix/rows.ts'
import { firstMatrixView } from '../../renderer/state/matrix-view.ts'

const fits = [-2, -1, 0, 1, 2].map((value, index) => ({ value, label: ['violated', 'partly contradicted', 'absent', 'some', 'strong'][index] ?? '', anchor: '' }))
const dates = (raw: string) => ({ raw, startEarliest: 0, startLatest: 0, endEarliest: 1, endLatest: 1, questionable: false, approximate: false })

/** Three ties, P1 and P2, two periods; cells at P1 Syria (0), P2 Syria (2) of the first and P1 Gaza of the third tie. */
const data: MatrixData = {
  aspects: [{ uid: 'p1', code: 'P1', name: 'Identity', role: 'practice', scale: fits }, { uid: 'p2', code: 'P2', name: 'Structures', role: 'practice', scale: fits }],
  periods: [{ uid: 'syria', name: 'Syria', description: '', dates: dates('2015/2021') }, { uid: 'gaza', name: 'Gaza', description: '', dates: dates('2023-10/..') }],
  ties: {
    uid: ['t1', 't2', 't3'], title: ['Russia – Israel', 'Iran → =Hezbollah', 'ישראל – مصر'], from: ['ru', 'ir', 'il'], to: ['il', 'hz', 'eg'],
    fromName: ['Russia', 'Iran', 'ישראל'], toName: ['Israel', '=Hezbollah', 'مصر'], directed: [false, true, false], kind: ['friendship', 'patronage', 'diplomatic'], label: ['', '', ''],
  },
  cells: {
    at: [0, 2, 9], level: [2, 0, -1], own: [2, null, null], others: [[], [0], [-1]], trend: ['eroding', null, null], confidence: ['high', null, null],
    rationale: [true, false, false], adjudicated: [false, false, true], look: [false, true, false], supports: [8, 0, 0], contradicts: [1, 0, 0], context: [0, 2, 0], sources: [1, 1, 0],
  },
  readings: { tie: [0], period: [0], label: ['affinity-without-guard-rails'], overruled: [true] },
}
const cell = (value: Partial<CellValue>): CellValue => ({
  level: null, own: null, others: [], trend: null, confidence: null, rationale: false, adjudicated: false, look: false, supports: 0, contradicts: 0, context: 0, sources: 0, ...value,
})
const model = matrixModel(data)
const { columns } = matrixColumns(data, { groupBy: 'aspect', readings: true })
const columnOf = (name: string) => columns.find(column => columnName(column, data) === name)!

describe('cells', () => {
  it('show one level, or several where coders disagree and nobody has decided', () => {
    expect(levelsShown(cell({}))).toEqual([null])
    expect(levelsShown(cell({ level: 1, own: 1, others: [1] }))).toEqual([1])
    expect(levelsShown(cell({ level: 1, own: 1, others: [0, -2] }))).toEqual([1, 0, -2])
    expect(levelsShown(cell({ level: null, others: [0, 2] }))).toEqual([2, 0])
    expect(isDisagreeing(cell({ level: 0, own: 1, others: [0], adjudicated: true }))).toBe(false)
  })

  it('follow what is set before the answer is there', () => {
    expect(changed(cell({ level: 0, others: [0] }), { level: 2 })).toMatchObject({ level: 2, own: 2 })
    expect(changed(cell({ level: 2, own: 2, others: [0] }), { level: null })).toMatchObject({ level: 0, own: null })
    expect(changed(cell({ level: -1, own: 2, adjudicated: true }), { level: 1 })).toMatchObject({ level: -1, own: 1 })
    expect(matrixModel(data, new Map([[placeOf(data, 1, 1, 1), { level: -2, trend: 'steady' as const }]])).cell(1, 1, 1)).toMatchObject({ level: -2, trend: 'steady' })
  })

  it('are spoken in full', () => {
    expect(spokenCell(model, 0, columnOf('P1, Syria'))).toBe('Russia – Israel, P1, Syria: strong, eroding, confidence high, 8 for, 1 against')
    expect(spokenCell(model, 0, columnOf('P2, Syria'))).toBe('Russia – Israel, P2, Syria: absent (0), 0 for, 0 against, 2 context, needs a look')
    expect(spokenCell(model, 1, columnOf('P1, Syria'))).toBe('Iran → =Hezbollah, P1, Syria: not coded, no evidence')
    expect(spokenCell(model, 0, columnOf('Reading, Syria'))).toBe('Russia – Israel, Reading, Syria: affinity without guard rails, overruled')
  })
})

describe('columns', () => {
  it('stand under aspects or under periods, without gaps', () => {
    expect(columns.map(column => columnName(column, data))).toEqual(['Kind', 'Evidence', 'P1, Syria', 'P1, Gaza', 'P2, Syria', 'P2, Gaza', 'Reading, Syria', 'Reading, Gaza'])
    const byPeriod = matrixColumns(data, { groupBy: 'period', readings: true })
    expect(byPeriod.columns.map(column => columnName(column, data))).toEqual(['Kind', 'Evidence', 'P1, Syria', 'P2, Syria', 'Reading, Syria', 'P1, Gaza', 'P2, Gaza', 'Reading, Gaza'])
    for (const { columns: each, groups, width } of [byPeriod, matrixColumns(data, { groupBy: 'aspect', readings: false })]) {
      expect(each.every((column, index) => column.left === each.slice(0, index).reduce((sum, before) => sum + before.width, 0))).toBe(true)
      expect(groups.reduce((sum, group) => sum + group.width, 0)).toBe(width)
    }
  })
})

describe('rows', () => {
  const shown = (changes: Partial<typeof firstMatrixView>) => matrixRows(model, columns, { ...firstMatrixView, ...changes })
  it('are narrowed by text in any script, kind, focus and cells', () => {
    expect(shown({})).toEqual([0, 1, 2])
    expect(shown({ text: 'ISRAEL' })).toEqual([0])
    expect(shown({ text: 'مِصر' })).toEqual([2])
    expect(shown({ text: 'patronage iran' })).toEqual([1])
    expect(shown({ kind: 'diplomatic' })).toEqual([2])
    expect(shown({ inFocus: true, focus: ['il'] })).toEqual([0, 2])
    expect(shown({ inFocus: true, focus: ['t2'] })).toEqual([1])
    expect(shown({ inFocus: true, focus: [] })).toEqual([])
    expect(shown({ cells: 'look' })).toEqual([0])
    expect(shown({ cells: 'disagreeing' })).toEqual([])
    expect(shown({ cells: 'not-coded' })).toEqual([0, 1, 2])
  })

  it('are put in order by name, fit, evidence and reading; what is not coded comes last either way', () => {
    expect(shown({ sort: { column: 'name', down: false } })).toEqual([1, 0, 2])
    expect(shown({ sort: { column: 'evidence', down: true } })).toEqual([0, 1, 2])
    expect(shown({ sort: { column: 'tie-kind', down: false } })).toEqual([2, 0, 1])
    const p1gaza = columnOf('P1, Gaza').id
    expect(shown({ sort: { column: p1gaza, down: false } })).toEqual([2, 0, 1])
    expect(shown({ sort: { column: p1gaza, down: true } })).toEqual([2, 0, 1])
    expect(shown({ sort: { column: columnOf('Reading, Syria').id, down: false } })).toEqual([0, 1, 2])
  })
})

describe('the keyboard', () => {
  const size = { rows: 100, columns: 10, page: 20 }
  const at = (row: number, column: number, fromRow = row, fromColumn = column): Cursor => ({ row, column, fromRow, fromColumn })
  const press = (cursor: Cursor, key: string, held: Partial<Record<'ctrlKey' | 'shiftKey', boolean>> = {}) => moved(cursor, { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }, size)

  it('moves as in a spreadsheet and stops at the edges', () => {
    expect(press(at(0, 0), 'ArrowUp')).toEqual(at(0, 0))
    expect(press(at(0, 0), 'ArrowLeft')).toEqual(at(0, -1))
    expect(press(at(3, 4), 'End')).toEqual(at(3, 9))
    expect(press(at(3, 4), 'Home')).toEqual(at(3, -1))
    expect(press(at(3, 4), 'End', { ctrlKey: true })).toEqual(at(99, 9))
    expect(press(at(95, 4), 'PageDown')).toEqual(at(99, 4))
    expect(press(at(3, 4), 'x')).toBeNull()
  })

  it('extends a range with Shift from where it began', () => {
    const first = press(at(3, 4), 'ArrowDown', { shiftKey: true })
    expect(first).toEqual(at(4, 4, 3, 4))
    expect(rangeOf(press(first!, 'ArrowLeft', { shiftKey: true })!)).toEqual({ rows: [3, 4], columns: [3, 4] })
    expect(press(first!, 'ArrowRight')).toEqual(at(4, 5))
  })
})

describe('a copied table', () => {
  it('has headings, words and no formula, as text and as HTML', () => {
    const { text, html } = copiedTable(model, [0, 1], [columnOf('P1, Syria'), columnOf('Reading, Syria')])
    expect(text.split('\n')).toEqual([
      'Tie\tP1, Syria\tReading, Syria', 'Russia – Israel\t2 strong, eroding, confidence high, 8 for, 1 against\taffinity without guard rails, overruled',
      'Iran → =Hezbollah\tnot coded, no evidence\tundetermined',
    ])
    expect(html).toContain('<th dir="auto">Russia – Israel</th><td dir="auto">2 strong')
    expect(copiedTable(model, [2], [columnOf('P1, Gaza')]).text).toContain('\t−1 partly contradicted, adjudicated')
  })
})
