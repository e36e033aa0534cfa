import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TableMapping } from '../../../db/contract/entities/imports.ts'
import { decodeText } from '../../../db/formats/import/decode.ts'
import { detectDelimiter, readDelimited } from '../../../db/formats/import/delimited.ts'
import { createWarnings } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { mapTable } from '../../../db/formats/import/table-map.ts'
import { seemsHeader, suggestMapping } from '../../../db/formats/import/table-suggest.ts'
import { readXlsx } from '../../../db/formats/import/xlsx.ts'
import iconv from 'iconv-lite'

const cells = (text: string, delimiter = ',') => {
  const warnings = createWarnings()
  return { rows: readDelimited(text, delimiter, warnings).rows, warnings: warnings.listed }
}

describe('delimited text', () => {
  test('quotes, line ends of three kinds, empty rows, and the line of each row', () => {
    expect(cells('a,"b ""c"" d"\r\n\r\n"two\nlines",x\re,f').rows).toEqual([
      { line: 1, cells: ['a', 'b "c" d'] }, { line: 3, cells: ['two\nlines', 'x'] }, { line: 5, cells: ['e', 'f'] },
    ])
  })
  test('a quotation mark that is never closed harms its own line alone; a stray one is named', () => {
    const open = cells('a,b\n"open,1\nlast,3')
    expect(open.rows.map(row => row.cells)).toEqual([['a', 'b'], ['"open', '1'], ['last', '3']])
    expect(open.warnings).toEqual([{ line: 2, column: null, message: expect.stringContaining('never closed') }])
    const stray = cells('a,b\n"x"y",2\nlast,3')
    expect(stray.rows.map(row => row.cells)).toEqual([['a', 'b'], ['x"y', '2'], ['last', '3']])
    expect(stray.warnings).toEqual([{ line: 2, column: null, message: expect.stringContaining('middle of a cell') }])
  })
  test.each([
    ['a,b\n1,2', ','], ['a;b\n"1,5";2\n3,5;4', ';'], ['a\tb\n1\t2', '\t'], ['a|b\n1|2', '|'], ['one\ntwo\nthree', ','], ['Source Target Type\nA B "x, y"\nC D "z, w"', ' '],
    ['John Smith\nJane Doe', ' '],
  ])('the delimiter of %j is %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter))
})

describe('encodings', () => {
  const text = 'id,name\n1,Zürich – “Köln”\n2,Čapek'
  test.each([['UTF-8', text], ['UTF-16LE', text], ['UTF-16BE', text]])('%s with and without its mark', (encoding, content) => {
    for (const addBOM of [true, false]) {
      expect(decodeText(iconv.encode(content, encoding, { addBOM }))).toEqual({ text: content, encoding, certain: true })
    }
  })
  test('Windows-1252, Hebrew and Russian are told apart, and said to be uncertain', () => {
    expect(decodeText(iconv.encode('Müller – “Straße”, café, naïve, Gæst', 'windows-1252'))).toMatchObject({ text: 'Müller – “Straße”, café, naïve, Gæst', encoding: 'windows-1252', certain: false })
    const russian = 'Отношения России и Израиля после начала операции в Сирии складывались непросто, но стороны договорились о механизме.'
    expect(decodeText(iconv.encode(russian, 'windows-1251'))).toMatchObject({ text: russian, encoding: 'windows-1251' })
    const hebrew = 'היחסים בין רוסיה לישראל לאחר תחילת המבצע בסוריה היו מורכבים אך הצדדים הסכימו על מנגנון תיאום.'
    expect(decodeText(iconv.encode(hebrew, 'windows-1255'))).toMatchObject({ text: hebrew, encoding: 'windows-1255' })
  })
  test('an encoding can be chosen; one that is not known, and bytes that are no text, are refused', () => {
    expect(decodeText(iconv.encode('ось', 'KOI8-R'), 'KOI8-R').text).toBe(iconv.decode(iconv.encode('ось', 'KOI8-R'), 'KOI8-R'))
    expect(() => decodeText(Buffer.from('x'), 'klingon')).toThrow(/klingon/u)
    expect(() => decodeText(Buffer.from([1, 0, 0, 0, 7, 0, 0, 3, 0]))).toThrow(/not text/u)
  })
})

describe('workbooks', () => {
  const workbook = (files: Record<string, string>) => zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])))
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Ties" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" r:id="rId2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/sharedStrings.xml': '<sst><si><t>from</t></si><si><r><t>t</t></r><r><t>o</t></r><rPh><t>ignored</t></rPh></si><si><t>&lt;A&gt;</t></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>when</t></is></c></row>'
      + '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"><v>1.5</v></c><c r="C4" t="e"><v>#REF!</v></c><c r="D4" s="1"><v>42277</v></c></row></sheetData></worksheet>',
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c t="b"><v>1</v></c></row></sheetData></worksheet>',
  }
  test('texts, gaps, dates and errors of cells; the sheet can be chosen', () => {
    const warnings = createWarnings()
    expect(readXlsx(workbook(parts), undefined, warnings)).toEqual({
      sheets: ['Ties', 'Other'], sheet: 'Ties',
      table: { rows: [{ line: 2, cells: ['from', 'to', '', 'when'] }, { line: 4, cells: ['<A>', '1.5', '', '2015-09-30'] }] },
    })
    expect(warnings.listed).toEqual([{ line: 4, column: 'C4', message: expect.stringContaining('#REF!') }])
    expect(readXlsx(workbook(parts), 'Other', warnings).table.rows).toEqual([{ line: 1, cells: ['true'] }])
    expect(() => readXlsx(workbook(parts), 'Nope', warnings)).toThrow(/“Nope”.*“Ties”/u)
  })
  test('what is no workbook, declares entities, or is cut short, is refused with what to do', () => {
    const warnings = createWarnings()
    expect(() => readXlsx(workbook({ 'a.txt': 'x' }), undefined, warnings)).toThrow(/not an Excel workbook/u)
    expect(() => readXlsx(workbook({ ...parts, 'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${parts['xl/workbook.xml']}` }), undefined, warnings)).toThrow(/document type/u)
    expect(() => readXlsx(workbook(parts).subarray(0, 300), undefined, warnings)).toThrow(/damaged or not complete/u)
    expect(() => readXlsx(workbook({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><row>' }), undefined, warnings)).toThrow(/damaged/u)
  })
})

describe('mapping', () => {
  const rowsOf = (text: string) => cells(text).rows
  const suggested = (text: string) => suggestMapping(rowsOf(text), seemsHeader(rowsOf(text)))
  const drafts = (text: string, mapping: object) => {
    const warnings = createWarnings()
    return { ...mapTable({ rows: rowsOf(text) }, TableMapping.parse({ header: true, ...mapping }), warnings), warnings: warnings.listed }
  }
  test('is suggested from plain headings or plain shape, and otherwise not', () => {
    expect(suggested('Source,Target,Type,Weight\nA,B,Undirected,2')).toMatchObject({ kind: 'ties', header: true, columns: { from: 'Source', to: 'Target', weight: 'Weight', directed: 'Type' } })
    expect(suggested('0,1,1\n0,2,-1')).toMatchObject({ kind: 'ties', header: false, columns: { from: '#1', to: '#2', weight: '#3' } })
    expect(suggested('Id,Label\n1,One')).toMatchObject({ kind: 'actors', columns: { name: 'Label', id: 'Id' } })
    expect(suggested('title,date,place\nTalks,2015-09-21,Moscow')).toMatchObject({ kind: 'events', columns: { title: 'title', date: 'date', place: 'place' } })
    expect(suggested('column1,column2,column3\nA,"1,5",B')).toBeNull()
    expect(suggested('A,1.5,B,C\nD,2.5,E,F')).toBeNull()
  })
  test('a weight is cooperation or conflict and kept; loops, gaps and bad cells are named by line and column', () => {
    const { ties, skipped, warnings } = drafts('from,to,w,start,end\nA,B,2.5,2015,2021\nA,A,1,,\n,B,1,,\nB,C,-3,1991,..\nC,D,many,some day,\nD,E,0,,', {
      kind: 'ties', columns: { from: 'from', to: 'to', weight: 'w', start: 'start', end: 'end' },
    })
    expect(ties.map(({ line, from, to, phases }) => [line, from, to, phases[0]?.cooperation, phases[0]?.conflict, phases[0]?.weight, phases[0]?.dates?.raw])).toEqual([
      [2, 'A', 'B', 1, null, 2.5, '2015/2021'], [5, 'B', 'C', null, 1, -3, '1991/..'], [6, 'C', 'D', null, null, null, undefined], [7, 'D', 'E', null, null, 0, undefined],
    ])
    expect(skipped).toBe(2)
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([[3, 'to'], [4, 'from'], [6, 'w'], [6, 'start']])
  })
  test('signs are weights: words in any column of weights, a lone minus where the column has signs alone', () => {
    const signs = (text: string, mapping: object) => drafts(text, { kind: 'ties', ...mapping }).ties.map(({ phases }) => phases[0]?.weight)
    expect(suggested('A,B,+\nB,C,-')).toMatchObject({ kind: 'ties', header: false, columns: { from: '#1', to: '#2', weight: '#3' }, minusIsNegative: true })
    expect(signs('A,B,+\nB,C,-\nC,D,−', { header: false, columns: { from: '#1', to: '#2', weight: '#3' }, minusIsNegative: true })).toEqual([1, -1, -1])
    expect(suggested('from,to,sign\nA,B,2\nB,C,-')).toMatchObject({ minusIsNegative: false })
    expect(signs('from,to,sign\nA,B,2\nB,C,-\nC,D,Negative\nD,E,+', { columns: { from: 'from', to: 'to', weight: 'sign' } })).toEqual([2, null, -1, 1])
    expect(drafts('from,to,sign\nA,B,mixed', { kind: 'ties', columns: { from: 'from', to: 'to', weight: 'sign' } }).warnings).toMatchObject([{ line: 2, column: 'sign', message: expect.stringContaining('or a sign (+, −, positive, negative)') }])
  })
  test('lists of edges without headings may have times: years become dates, seconds are left', () => {
    expect(suggested('A,B,1999\nB,C,2001')).toMatchObject({ columns: { from: '#1', to: '#2', dates: '#3' } })
    expect(suggested('A,B,-1,1999\nB,C,1,2001')).toMatchObject({ columns: { from: '#1', to: '#2', weight: '#3', dates: '#4' } })
    expect(suggested('6,2,4,1289241911.72836\n6,5,-2,1289241941.53378')?.columns).toEqual({ from: '#1', to: '#2', weight: '#3' })
  })
  test('an adjacency list that is named as one is parted by spaces where nothing else parts it', () => {
    const list = (text: string) => readFile(Buffer.from(text), { shape: 'adjacency-list' }, createWarnings()).graph
    expect(list('# of a program\nA B C\nB C\nC\n')).toMatchObject({ nodes: { length: 3 }, edges: { length: 3 } })
    expect(list('"New York",B\nB,C D\n')).toMatchObject({ nodes: { length: 3 }, edges: { length: 2 } })
  })
  test('decimals with commas, intervals in brackets, lists of names', () => {
    expect(drafts('from;to;w'.replaceAll(';', ',') + '\nA,B,"1.234,5"', { kind: 'ties', decimal: ',', columns: { from: 'from', to: 'to', weight: 'w' } }).ties[0]?.phases[0]?.weight).toBe(1234.5)
    const [tie] = drafts('from,to,t\nA,B,"[2016-02-03, 2016-02-04]; [2017, Infinity]"', { kind: 'ties', columns: { from: 'from', to: 'to', dates: 't' } }).ties
    expect(tie?.phases.map(phase => phase.dates?.raw)).toEqual(['2016-02-03/2016-02-04', '2017/..'])
    const { actors } = drafts('id,name,aka,iso\n1,Russia,Россия; RF,rus\n1,Russia,,\n2,,,', { kind: 'actors', columns: { id: 'id', name: 'name', aliases: 'aka', iso3: 'iso' } })
    expect(actors).toMatchObject([{ name: 'Russia', aliases: ['Россия', 'RF'], codes: [{ scheme: 'iso3', value: 'RUS' }, { scheme: 'id', value: '1' }] }, { name: '2', codes: [] }])
    const { events } = drafts('title,date,who,lat\nTalks,21 Sept 2015,Putin; Netanyahu,95', { kind: 'events', columns: { title: 'title', date: 'date', participants: 'who', latitude: 'lat' } })
    expect(events).toMatchObject([{ title: 'Talks', date: { raw: '2015-09-21' }, latitude: null, participants: [{ name: 'Putin', role: 'participant' }, { name: 'Netanyahu', role: 'participant' }] }])
  })
  test('a mapping that does not fit the table says so', () => {
    expect(() => drafts('a,b\n1,2', { kind: 'ties', columns: { from: 'a', to: 'c' } })).toThrow(/“c”.*“a”, “b”/u)
    expect(() => drafts('a,b\n1,2', { kind: 'ties', columns: { from: 'a' } })).toThrow(/to/u)
    expect(() => drafts('a,b\n1,2', { kind: 'ties', columns: { from: 'a', to: 'b', name: 'a' } })).toThrow(/“name”/u)
  })
})

test('formats are told by content, not by name', () => {
  const format = (text: string) => readFile(Buffer.from(text), {}, createWarnings()).format
  expect(format('% made by hand\n@article{a, title={b}}')).toBe('bibtex')
  expect(format('1.\nTY  - JOUR\nER  - \n')).toBe('ris')
  expect(format('[{"type": "book"}]')).toBe('csl-json')
  expect(format('a,b\n1,2')).toBe('csv')
  expect(() => format('<?xml version="1.0"?><rss/>')).toThrow(/XML that begins with <rss>/u)
  expect(() => format('')).toThrow(/empty/u)
})
