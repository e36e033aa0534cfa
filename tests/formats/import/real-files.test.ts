import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createWarnings } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { mapTable } from '../../../db/formats/import/table-map.ts'
import { seemsHeader, suggestMapping } from '../../../db/formats/import/table-suggest.ts'

// Real files of others, never part of this repository: the folder that ENTENTE_REAL_FILES names, with the facts that must come out.
const folder = process.env['ENTENTE_REAL_FILES'] ?? ''
const isThere = folder !== '' && existsSync(join(folder, 'bib'))
if (!isThere) console.log('Real files are not read: ENTENTE_REAL_FILES does not name a folder that has them.')

const read = (name: string) => {
  const warnings = createWarnings()
  return { ...readFile(readFileSync(join(folder, name)), {}, warnings), warnings: warnings.listed }
}

describe.skipIf(!isThere)('real bibliographies', () => {
  test.each([
    ['biblatex-examples.bib', 92], ['ir_peacesciencer.bib', 47], ['bbt_873_quietly_discarded.bib', 988], ['bbt_2660_plus_in_field.bib', 283], ['bbt_literal_names.bib', 1],
    ['bbt_015_keywords_annote.bib', 1], ['bbt_664_bibdesk.bib', 1], ['citationjs_nameparts.bib', 8], ['citationjs_biblatex_mapping.bib', 28], ['jabref_complex.bib', 20],
    ['jabref_utf16le_bom.bib', 1], ['plover.bib', 45], ['rispy_full.ris', 2], ['rispy_bom.ris', 1], ['rispy_extraneous.ris', 2], ['jabref_test5a.ris', 1], ['jabref_science.ris', 1],
    ['bbt_dates_360.csl.json', 15], ['bbt_ordering_1178.csl.json', 26], ['citationjs_doi_api.json', 4], ['bbt_1467_overline.bib', 8], ['bbt_endnote.bib', 1],
    ['citationjs_rich_text.bib', 7], ['jabref_testjabref.bib', 156], ['rispy_multiline.ris', 3], ['rispy_unknown_tags.ris', 1], ['bbt_seasons_860.csl.json', 6],
  ])('%s has %i records, none of them broken', (name, count) => {
    const { format, bibliography } = read(`bib/${name}`)
    expect([bibliography?.records.length, bibliography?.broken]).toEqual([count, 0])
    expect(format).toBe(name.endsWith('.bib') ? 'bibtex' : name.endsWith('.ris') ? 'ris' : 'csl-json')
    expect(bibliography?.records.flatMap(({ csl }) => ['note', 'annote', 'annotation', 'abstract', 'file'].filter(field => field in csl))).toEqual([])
  })

  test('their authors, letters, notes and odd lines come out as they are', () => {
    const authors = read('bib/bbt_literal_names.bib').bibliography?.records[0]?.csl.author ?? []
    expect(authors).toHaveLength(20)
    expect(authors.slice(-5).every(name => name.literal !== undefined)).toBe(true)
    expect(read('bib/jabref_utf16le_bom.bib').encoding).toBe('UTF-16LE')
    expect(read('bib/bbt_015_keywords_annote.bib').bibliography?.records[0]?.notes.map(note => note.title)).toEqual(['Annotation'])
    expect(read('bib/rispy_unknown_tags.ris').warnings.map(({ line, column }) => [line, column])).toEqual([[8, 'JP'], [9, 'DC']])
    expect(read('bib/plover.bib').warnings.filter(({ message }) => message.includes('as well'))).toHaveLength(1)
    expect(read('bib/citationjs_core_data.json').bibliography?.records.length).toBeGreaterThan(0)
    expect(() => read('bib/rispy_wos.ris')).toThrow(/Web of Science/u)
  })
})

describe.skipIf(!isThere)('real tables', () => {
  test.each([
    ['graph/csv/gephi_edges_timeset_intervals.csv', ' ', 6, 4], ['graph/csv/gephi_edges_dynamic_weights.csv', ',', 5, 3], ['graph/csv/gephi_matrix.csv', ',', 6, 6],
    ['graph/csv/gephi_edges_opposite_undirected.csv', ',', 3, 2], ['graph/csv/cyweb_edge-list.csv', ',', 21, 2], ['graph/csv/cyweb_european_decimal.csv', ',', 11, 3],
    ['graph/csv/cyweb_no_headers.csv', ',', 10, 5], ['graph/csv/asoiaf_book1_edges.csv', ',', 685, 5], ['graph/csv/asoiaf_book1_nodes.csv', ',', 188, 2],
    ['graph/csv/gephi_nodes_types.csv', ',', 6, 10], ['graph/csv/cyweb_european_quoted.csv', ';', 11, 3],
    ['bad/csv/frictionless_encoding-issue-274.csv', ',', 508, 17], ['bad/csv/frictionless_issue-1066-largecellsize.csv', ',', 20, 2], ['bad/csv/frictionless_doublequote.csv', ',', 6, 17],
  ])('%s is parted by %j into %i rows of %i cells', (name, delimiter, rows, width) => {
    const content = read(name)
    expect([content.delimiter, content.table?.rows.length]).toEqual([delimiter, rows])
    const widths = new Set(content.table?.rows.map(row => row.cells.length))
    expect([...widths]).toEqual([width])
  })

  test.each(['comma_in_quotes', 'escaped_quotes', 'json', 'newlines', 'utf8'])('csv-spectrum: %s', name => {
    const rows = read(`bad/csv/spectrum_${name}.csv`).table?.rows ?? []
    const [head, ...body] = rows.map(row => row.cells)
    const expected: unknown = JSON.parse(readFileSync(join(folder, `bad/csv/spectrum_${name}.expected.json`), 'utf8'))
    expect(body.map(cells => Object.fromEntries(cells.map((cell, index) => [head?.[index] ?? '', cell])))).toEqual(expected)
  })

  const expectedCounts = isThere ? JSON.parse(readFileSync(join(folder, 'EXPECTED_import.json'), 'utf8')) as Record<string, { actors: number; ties: number; selfLoops: number }> : {}
  test.each(['signed/bitcoinotc.csv', 'signed/congress.csv', 'signed/highlandtribes.csv'])('%s gives the actors and ties that were counted independently', name => {
    const { table } = read(name)
    const rows = table?.rows ?? []
    const mapping = suggestMapping(rows, seemsHeader(rows))
    if (!table || !mapping) throw new Error('nothing was suggested')
    const { ties, skipped } = mapTable(table, mapping, createWarnings())
    const expected = expectedCounts[name]
    expect({ actors: new Set(ties.flatMap(tie => [tie.from, tie.to])).size, ties: ties.length, selfLoops: skipped }).toEqual({ actors: expected?.actors, ties: expected?.ties, selfLoops: expected?.selfLoops })
  })

  test('nodes and edges of Gephi', () => {
    const drafts = (name: string) => {
      const { table } = read(name)
      const rows = table?.rows ?? []
      const mapping = suggestMapping(rows, seemsHeader(rows))
      if (!table || !mapping) throw new Error('nothing was suggested')
      return mapTable(table, mapping, createWarnings())
    }
    expect(drafts('graph/csv/asoiaf_book1_edges.csv').ties).toHaveLength(684)
    expect(drafts('graph/csv/asoiaf_book1_nodes.csv').actors).toHaveLength(187)
    expect(drafts('graph/csv/gephi_edges_opposite_undirected.csv').ties).toHaveLength(2)
    expect(drafts('graph/csv/gephi_edges_timeset_intervals.csv').ties.map(tie => tie.phases[0]?.dates?.raw)).toEqual([
      '2016-02-03/2016-02-04', '2016-03-04/..', '../2016-02-04', '2016-02-05/2016-02-08', '2016-02-04/2016-02-26',
    ])
    expect(drafts('graph/csv/gephi_utf8_bom.csv')).toMatchObject({ actors: [{ name: 'uno' }, { name: 'dos' }], skipped: 1 })
  })
})

test.skipIf(!isThere)('files that are none of these are refused in words', () => {
  for (const name of ['bad/zip/zip-slip.zip', 'bad/xml/patt_billion_laughs.xml', 'bad/json/jts_n_structure_100000_opening_arrays.json', 'bad/json/jts_n_structure_open_array_object.json', 'ir/plover_gold_standard_records.json']) {
    expect(() => read(name), name).toThrow(/./u)
  }
})
