import { describe, expect, test } from 'vitest'
import { readBibtex } from '../../../db/formats/import/bibtex.ts'
import { latexToText } from '../../../db/formats/import/bibtex/latex.ts'
import { readNames } from '../../../db/formats/import/bibtex/names.ts'
import { readCslJson } from '../../../db/formats/import/csl-json.ts'
import { createWarnings, ImportError } from '../../../db/formats/import/import-error.ts'
import { readRis } from '../../../db/formats/import/ris.ts'
import { cslDate } from '../../../db/formats/import/source-record.ts'

const read = <R>(reader: (text: string, warnings: ReturnType<typeof createWarnings>) => R, text: string) => {
  const warnings = createWarnings()
  return { ...reader(text, warnings), warnings: warnings.listed }
}

describe('BibTeX', () => {
  test('entries, strings, joined values, comments and both kinds of brackets', () => {
    const { records, broken, warnings } = read(readBibtex, `
% @article{commented, title = {out}}
Some words and an address: someone@example.org.
@comment{ @book{inside, title={out}} }
@preamble{"\\newcommand{\\x}{y}"}
@string{ir = "International " # {Relations}}
@article(first2020,
  author = "Kertcher, Chen and Course, Dima",
  title = {Balancing {Friends}: \`\`Russia'' --- Isra{\\"e}l},
  journal = ir # {, Vol.},
  year = 2020, month = sep, pages = {10--24}, doi = {https://doi.org/10.1000/ABC.1},
)
@Book{second, TITLE={Only}}
`)
    expect([records.length, broken, warnings]).toEqual([2, 0, []])
    expect(records[0]).toMatchObject({
      key: 'first2020', line: 7,
      csl: {
        'type': 'article-journal', 'title': 'Balancing Friends: “Russia” — Israël', 'container-title': 'International Relations, Vol.', 'page': '10-24', 'DOI': '10.1000/ABC.1',
        'issued': { 'date-parts': [[2020, 9]] }, 'author': [{ family: 'Kertcher', given: 'Chen' }, { family: 'Course', given: 'Dima' }],
      },
    })
    expect(records[1]?.csl).toEqual({ type: 'book', title: 'Only' })
  })

  test.each([
    ['a brace that is never closed', '@book{broken, title = {never closed,\n year = 2001\n}\n'],
    ['a quotation mark that is never closed', '@book{broken, title = "never closed,\n year = 2001\n}\n'],
    ['an entry that is never closed', '@book{broken, title = {closed},\n'],
  ])('%s is named by line, the others are had', (_, text) => {
    const { records, broken, warnings } = read(readBibtex, `@book{one, title={One}}\n${text}@book{two, title={Two}}\n`)
    expect(records.map(record => record.key)).toEqual(['one', 'two'])
    expect(broken).toBe(1)
    expect(warnings).toEqual([{ line: 2, column: null, message: expect.stringMatching(/never closed.*@book\{broken\}.*line 2/u) }])
  })

  test('notes, annotations and abstracts leave the record; paths of files stay behind', () => {
    const { records } = read(readBibtex, '@misc{a, title={T}, note={secret thought}, annote={another}, abstract={Long.}, file={/home/me/x.pdf}}')
    expect(records[0]?.notes).toEqual([{ title: 'Note', body: 'secret thought' }, { title: 'Annotation', body: 'another' }, { title: 'Abstract', body: 'Long.' }])
    expect(JSON.stringify(records[0]?.csl)).not.toMatch(/secret|another|Long|home/u)
  })

  test('a chapter takes from the book it refers to', () => {
    const { records } = read(readBibtex, '@incollection{c, title={Chapter}, author={A, B}, crossref={b}}\n@collection{b, title={Whole}, editor={E, F}, year={1999}, publisher={P}}')
    expect(records[0]?.csl).toMatchObject({ 'title': 'Chapter', 'container-title': 'Whole', 'publisher': 'P', 'editor': [{ family: 'E', given: 'F' }], 'issued': { 'date-parts': [[1999]] } })
  })

  test('what is odd is named: keys twice, unknown abbreviations, fields, commands and references', () => {
    const { records, warnings } = read(readBibtex, '@book{k, title={A \\strange{b}}, publisher = nobody, oddfield={x}}\n@book{k, crossref={gone}}')
    expect(records[0]?.csl).toMatchObject({ title: 'A \\strangeb', publisher: 'nobody' })
    expect(warnings.map(warning => warning.line)).toEqual(expect.arrayContaining([1, 2]))
    const said = warnings.map(warning => warning.message).join('\n')
    for (const word of ['line 1 as well', '“nobody”', 'oddfield', '\\strange', '“gone”']) expect(said).toContain(word)
  })

  test.each([
    ['{\\\'e}\\`a\\^{o}\\"u\\~n\\c{c}\\v{s}\\H{o}\\k{a}\\.z\\=a\\r{u}\\u{g}', 'éàôüñçšőążāůğ'], ['\\ss{} \\o\\L{} \\AE \\i', 'ß øŁ Æı'], ["\\'{\\i}", 'í'],
    ['10\\,\\% \\& \\$5 -- 6', '10 % & $5 – 6'], ['\\textit{a \\textbf{b}} {\\em c}', 'a b c'], ['H$_2$O and x$^{10}$', 'H₂O and x¹⁰'], ['US$ 5', 'US$ 5'], ['} a { b', 'a b'], ['a~b\\\\c', 'a b c'],
  ])('LaTeX %s reads %s', (latex, text) => expect(latexToText(latex)).toBe(text))

  test.each<[string, object[]]>([
    ['Ludwig van Beethoven', [{ 'family': 'Beethoven', 'given': 'Ludwig', 'non-dropping-particle': 'van' }]],
    ['van der Berg, Jan', [{ 'family': 'Berg', 'given': 'Jan', 'non-dropping-particle': 'van der' }]],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['{Ministry of Trade, Industry and Labour} and Smith, J.', [{ literal: 'Ministry of Trade, Industry and Labour' }, { family: 'Smith', given: 'J.' }]],
    ['Smith, A and others', [{ family: 'Smith', given: 'A' }, { literal: 'others' }]], ['given=Hans, family=Castorp', [{ family: 'Castorp', given: 'Hans' }]], ['A and ,', [{ family: 'A' }]],
    ['Plato', [{ family: 'Plato' }]],
  ])('names: %s', (value, names) => expect(readNames(value)).toEqual(names))

  test.each([
    ['2015-09-30', { 'date-parts': [[2015, 9, 30]] }], ['2006/2008', { 'date-parts': [[2006], [2008]] }], ['1723~', { 'date-parts': [[1723]], 'circa': true }],
    ['2003-21', { 'date-parts': [[2003]], 'season': 1 }], ['forthcoming', { literal: 'forthcoming' }], ['2015-13-40', { literal: '2015-13-40' }],
  ])('dates: %s', (text, date) => expect(cslDate(text)).toEqual(date))
})

describe('RIS', () => {
  const two = 'TY  - JOUR\nAU  - Shannon, Claude E.\nPY  - 1948/07//\nTI  - A Theory\nJF  - Bell\nSP  - 379\nEP  - 423\nN1  - mine\nKW  - one\nKW  - two\nSN  - 0005-8580\nID  - shannon\nER  - \n\nTY  - BOOK\nTI  - Two\nTI2 - x\nER  - \n'
  test('records with their fields; notes leave them', () => {
    const { records, warnings } = read(readRis, two)
    expect(records[0]).toMatchObject({
      key: 'shannon', line: 1, notes: [{ title: 'Note', body: 'mine' }],
      csl: { 'type': 'article-journal', 'title': 'A Theory', 'page': '379-423', 'issued': { 'date-parts': [[1948, 7]] }, 'keyword': 'one, two', 'ISSN': '0005-8580', 'author': [{ family: 'Shannon', given: 'Claude E.' }] },
    })
    expect(records[1]?.csl).toMatchObject({ type: 'book' })
    expect(warnings).toEqual([])
  })
  test('unknown tags, a missing end and lines outside are named by line', () => {
    const { records, warnings } = read(readRis, 'Provider: X\nTY  - JOUR\nTI  - One\nQQ  - ?\nTY  - XYZ\nTI  - Two\n')
    expect(records).toHaveLength(2)
    expect(warnings.map(({ line, column }) => [line, column])).toEqual([[1, null], [5, null], [4, 'QQ'], [7, null], [5, 'TY']])
  })
  test('a Web of Science export is refused with what to do', () => {
    expect(() => read(readRis, 'FN Clarivate\nVR 1.0\nPT J\nAU A, B\nER\n')).toThrow(/Web of Science.*RIS/u)
  })
})

describe('CSL-JSON', () => {
  test('items keep what they have; a broken one is named by line and the others are had', () => {
    const { records, broken, warnings } = read(readCslJson, '[\n{"id": 1, "type": "book", "title": "One", "custom": {"x": [1]}, "note": "mine"},\n{"type": "book", "title": oops},\n{"id": "c", "type": "chapter", "title": "Three", "author": "not a list"}\n]')
    expect([records.length, broken]).toEqual([2, 1])
    expect(records[0]).toMatchObject({ key: '1', line: 2, csl: { id: '1', title: 'One', custom: { x: [1] } }, notes: [{ title: 'Note', body: 'mine' }] })
    expect(records[1]?.csl).toEqual({ id: 'c', type: 'chapter', title: 'Three' })
    expect(warnings.map(warning => warning.line)).toEqual([3, 4])
  })
  test.each([
    ['an open brace', '{'], ['an open item', '[{'], ['another object', '{"a": 1}'], ['numbers', '[1, 2]'], ['a text', '"text"'], ['50,000 brackets', '['.repeat(50_000)], ['an empty list', '[]x'],
  ])('%s is refused or empty, never a crash', (_, text) => {
    try {
      expect(read(readCslJson, text).records).toEqual([])
    } catch (error) {
      expect(error).toBeInstanceOf(ImportError)
    }
  })
})
