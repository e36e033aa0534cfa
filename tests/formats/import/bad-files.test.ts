import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createWarnings } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { readText } from '../../../db/formats/text/read-text.ts'
import { testProject } from '../../builders/project.ts'

const folder = join(process.env['ENTENTE_REAL_FILES'] ?? '', 'bad')
const isThere = folder !== 'bad' && existsSync(folder)
if (!isThere) console.log('Bad files of others are not read: ENTENTE_REAL_FILES does not name a folder that has them.')

/** A file that is refused, with words of why; or what comes of it as a table. */
type Outcome = { refused: RegExp } | { rows: number; widths: readonly number[]; encoding?: string; warns?: RegExp }

const doctype = { refused: /DOCTYPE/u }
const noItems = { refused: /Line 1: (?:No item|This JSON holds no bibliography)/u }
const leadsOut = { refused: /a part whose name leads out of it/u }
const protectedFile = { refused: /protected by a password/u }
const outcomes: Readonly<Record<string, Outcome>> = {
  'csv/csv_injection_payloads.txt': { rows: 6, widths: [1, 2] },
  'csv/fastcsv_malformed.csv': { rows: 3, widths: [4], warns: /quotation mark stands in the middle of a cell/u },
  'csv/frictionless_blank-headers.csv': { rows: 3, widths: [3] },
  'csv/frictionless_bom.csv': { rows: 3, widths: [2], encoding: 'UTF-8' },
  'csv/frictionless_defective-rows.csv': { rows: 3, widths: [3, 2, 4] },
  'csv/frictionless_doublequote.csv': { rows: 6, widths: [17] },
  'csv/frictionless_duplicate-headers.csv': { rows: 3, widths: [5] },
  'csv/frictionless_encoding-issue-274.csv': { rows: 508, widths: [17], encoding: 'UTF-8' },
  'csv/frictionless_issue-1066-largecellsize.csv': { rows: 20, widths: [2] },
  'csv/frictionless_latin1.csv': { rows: 3, widths: [2], encoding: 'windows-1252', warns: /not UTF-8/u },
  'csv/frictionless_without-rows.csv': { rows: 1, widths: [2] },
  'csv/papaparse_malformed.tsv': { rows: 10, widths: [8, 9, 7], warns: /never closed/u },
  'csv/papaparse_utf8_bom.csv': { rows: 2, widths: [3] },
  'csv/spectrum_comma_in_quotes.csv': { rows: 2, widths: [5] }, 'csv/spectrum_comma_in_quotes.expected.json': noItems,
  'csv/spectrum_escaped_quotes.csv': { rows: 3, widths: [2] }, 'csv/spectrum_escaped_quotes.expected.json': noItems,
  'csv/spectrum_json.csv': { rows: 2, widths: [2] }, 'csv/spectrum_json.expected.json': noItems,
  'csv/spectrum_location_coordinates.csv': { rows: 2, widths: [4], warns: /no letters in UTF-8/u }, 'csv/spectrum_location_coordinates.expected.json': noItems,
  'csv/spectrum_newlines.csv': { rows: 4, widths: [3] }, 'csv/spectrum_newlines.expected.json': noItems,
  'csv/spectrum_utf8.csv': { rows: 3, widths: [3] }, 'csv/spectrum_utf8.expected.json': noItems,
  'encoding/KOI8-R__koi.kinder.ru.xml': { refused: /<rss>/u }, 'encoding/iso-8859-5-russian__newsru.com.xml': { refused: /<rss>/u }, 'encoding/windows-1251-russian__newsru.com.xml': { refused: /<rss>/u },
  'encoding/UTF-16__bom-utf-16-le.srt': { rows: 28, widths: [1, 3, 2, 4], encoding: 'UTF-16LE' },
  'encoding/utf-8___ude_he2.txt': { rows: 3, widths: [5, 4, 15], encoding: 'UTF-8' },
  'encoding/windows-1255-hebrew___ude_he1.txt': { rows: 1, widths: [57], encoding: 'windows-1255', warns: /not UTF-8/u },
  'graph/cytoscape_INVALID.xgmml': { refused: /Line 3: .*<graph>.*GEXF/u }, 'graph/cyweb_malformed.sif': { rows: 4, widths: [1] },
  'graph/igraph_invalid1.gml': { refused: /Line 1: This is GML/u }, 'graph/igraph_invalid1.graphml': { refused: /Line 9: .*UTF-8/u }, 'graph/igraph_invalid2.graphml': { refused: /no node and no edge/u },
  'graph/igraph_invalid3.graphml': { refused: /is empty/u }, 'graph/igraph_invalid4.graphml': { refused: /is not text/u }, 'graph/igraph_invalid6.graphml': { refused: /Line 2: The XML is not sound/u },
  'graph/igraph_invalid_pajek1.net': { refused: /Line 1: .*3 of 1 vertices/u }, 'graph/igraph_invalid_pajek2.net': { refused: /Line 3: “0” is no number of a vertex/u },
  'json/jts_i_number_huge_exp.json': noItems, 'json/jts_i_string_UTF-16LE_with_BOM.json': noItems, 'json/jts_n_string_unescaped_newline.json': { refused: /Line 1: This is not sound JSON/u },
  'json/jts_n_structure_100000_opening_arrays.json': { refused: /Line 1: .*200 deep/u }, 'json/jts_n_structure_open_array_object.json': { refused: /Line 1: .*200 deep/u },
  'strings/blns.json': noItems,
  'xml/defusedxml_dtd.xml': { refused: /Line 2: This is a web page/u }, 'xml/defusedxml_external_file.xml': doctype, 'xml/defusedxml_quadratic.xml': doctype, 'xml/defusedxml_xmlbomb.xml': doctype,
  'xml/defusedxml_xmlbomb2.xml': doctype, 'xml/libxml2_recurse_lol_classic.xml': doctype, 'xml/libxml2_recurse_lol_ig_attr.xml': doctype, 'xml/patt_billion_laughs.xml': doctype,
  'xml/libxml2_errors_unsupported-encoding.xml': { refused: /Line 1: .*encoding “unsupported-encoding”.*not known/u }, 'xml/libxml2_errors_utf8-1.xml': { refused: /Line 1: .*<d>/u }, 'xml/libxml2_errors_utf8-2.xml': { refused: /Line 1: .*<d>/u },
  'xml/libxml2_isolat1': { refused: /Line 2: .*<tr>/u }, 'xml/libxml2_utf16lebom.xml': { refused: /Line 3: .*<repository>/u },
  'zip/yauzl_absolute_path_C_xt.zip': leadsOut, 'zip/yauzl_invalid_relative_path_xt.zip': leadsOut, 'zip/zip-slip.zip': leadsOut,
  'zip/yauzl_invalid_central_directory_file_header_signature_0x1014b50.zip': { refused: /damaged or not complete/u }, 'zip/yauzl_strong_encryption_is_not_supported.zip': protectedFile,
  'zip/yauzl_traditional-encryption.zip': protectedFile, 'zip/yauzl_not_enough_bytes_in_the_stream_expected_2048576_got_only_1000000.zip': { refused: /not an Excel workbook/u },
  'zip/yauzl_unicode.zip': { refused: /not an Excel workbook/u }, 'zip/yauzl_unsupported_compression_method_1.zip': { refused: /not an Excel workbook/u },
}

describe.skipIf(!isThere)('bad files of others', () => {
  test('each gives what is known of it: an error that names the file, the line and what to do, or its rows and a warning; nothing is written', async () => {
    const files = readdirSync(folder).flatMap(kind => readdirSync(join(folder, kind)).map(name => `${kind}/${name}`))
    expect(files.filter(name => name !== 'graph/miserables_broken.graphml').toSorted()).toEqual(Object.keys(outcomes).toSorted())
    const project = testProject()
    const before = project.dump()
    for (const [name, outcome] of Object.entries(outcomes)) {
      const bytes = readFileSync(join(folder, name))
      if ('refused' in outcome) {
        const { code, message } = await project.refusal('imports.run', { name, base64: bytes.toString('base64') })
        expect([name, code, message.startsWith(`“${name}” cannot be imported. `), message.endsWith('Nothing was changed.')]).toEqual([name, 'bad_request', true, true])
        expect(message, name).toMatch(outcome.refused)
      } else {
        const warnings = createWarnings()
        const { table, encoding } = readFile(bytes, {}, warnings)
        expect([name, table?.rows.length, [...new Set(table?.rows.map(({ cells }) => cells.length))]]).toEqual([name, outcome.rows, outcome.widths])
        if (outcome.encoding !== undefined) expect([name, encoding]).toEqual([name, outcome.encoding])
        expect([name, warnings.listed.some(({ message }) => (outcome.warns ?? /^$/u).test(message))]).toEqual([name, outcome.warns !== undefined])
      }
    }
    expect(project.dump()).toBe(before)
    const broken = await project.call('imports.preview', { name: 'miserables_broken.graphml', base64: readFileSync(join(folder, 'graph/miserables_broken.graphml')).toString('base64') })
    expect([broken.counts.actors, broken.counts.ties, broken.warnings[0]]).toMatchObject([77, 254, { line: 12, message: expect.stringContaining('“label” is used and not declared') }])
    const ragged = await project.call('imports.preview', {
      name: 'rows.csv', base64: readFileSync(join(folder, 'csv/frictionless_defective-rows.csv')).toString('base64'),
      mapping: { kind: 'actors', header: true, columns: { name: '#2' }, decimal: '.', actorKind: 'state', tieKind: 'other', directed: false, certainty: 'confirmed', keepOthers: true },
    })
    expect(ragged.warnings.filter(({ message }) => message.includes('the headings are 3')).map(({ line }) => line)).toEqual([2, 3])
  })

  test('source texts come in the encoding that they are in', async () => {
    for (const [name, encoding, words] of [
      ['KOI8-R__koi.kinder.ru.xml', 'KOI8-R', 'Детское'], ['UTF-16__bom-utf-16-le.srt', 'UTF-16LE', 'About 2 months ago'], ['iso-8859-5-russian__newsru.com.xml', 'ISO-8859-5', 'новости'],
      ['utf-8___ude_he2.txt', 'UTF-8', 'העברית היא שפה'], ['windows-1251-russian__newsru.com.xml', 'windows-1251', 'новости'], ['windows-1255-hebrew___ude_he1.txt', 'windows-1255', 'השם עבר מופיע'],
    ] as const) {
      const content = await readText({ bytes: readFileSync(join(folder, 'encoding', name)) })
      expect([name, content.encoding]).toEqual([name, encoding])
      expect(content.text.toLowerCase(), name).toContain(words.toLowerCase())
    }
  })

  test('strings that trouble programs are kept as they are', async () => {
    const strings = (JSON.parse(readFileSync(join(folder, 'strings/blns.json'), 'utf8')) as string[]).map(text => text.trim().normalize('NFC')).filter(text => text.length > 0 && text.length <= 500)
    const project = testProject()
    const csv = `title\n${strings.map(text => `"${text.replaceAll('"', '""')}"`).join('\n')}\n`
    const { counts } = await project.call('imports.run', { name: 'strings.csv', base64: Buffer.from(csv, 'utf8').toString('base64'), encoding: 'UTF-8', delimiter: ',', mapping: { kind: 'events', header: true, columns: { title: 'title' }, decimal: '.', actorKind: 'state', tieKind: 'other', directed: false, certainty: 'confirmed', keepOthers: false } })
    expect(counts.events).toBeGreaterThan(400)
    const titles = new Set<string>()
    for (let after: string | undefined; ;) {
      const { rows, next } = await project.call('entities.list', { type: 'event', limit: 5_000, ...(after === undefined ? {} : { after }) })
      for (const { title } of rows) titles.add(title)
      if (next === null) break
      after = next
    }
    // Kinds of blanks and signs that nobody sees are made one.
    const seen = (text: string) => text.replaceAll(/[\s\p{Cf}\p{Cc}]+/gu, '')
    const kept = new Set([...titles].map(seen))
    expect(strings.filter(text => !kept.has(seen(text))).map(text => JSON.stringify(text))).toEqual([])
  })
})

describe('files made to do harm, or gone wrong', () => {
  const refusal = (bytes: Uint8Array | string): string => {
    try {
      readFile(typeof bytes === 'string' ? strToU8(bytes) : bytes, {}, createWarnings())
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
    return 'it was read'
  }
  const workbook = (sheet: Uint8Array) => zipSync({
    'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'), 'xl/worksheets/s.xml': sheet,
  })

  test('entities and document types of networks are refused with their line', () => {
    const laughs = '<?xml version="1.0"?>\n<!DOCTYPE gexf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n'
    expect(refusal(`${laughs}<gexf><graph><nodes><node id="&b;"/></nodes></graph></gexf>`)).toMatch(/^Line 2: .*DOCTYPE/u)
    expect(refusal('<!DOCTYPE graphml SYSTEM "file:///etc/passwd">\n<graphml><graph/></graphml>')).toMatch(/^Line 1: .*DOCTYPE/u)
    expect(refusal('<gexf><graph><nodes><node id="&own;"/></nodes></graph></gexf>')).toMatch(/^Line 1: The XML is not sound: undefined entity/u)
  })

  test('what claims or unpacks to more than there is, is refused before memory goes for it', () => {
    expect(refusal('*Vertices 1000000000\n1 "a"\n*Arcs\n')).toMatch(/^Line 1: .*1,?000,?000,?000/u)
    expect(refusal(workbook(strToU8('<worksheet><sheetData><row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData></worksheet>')))).not.toMatch(/heap|memory/iu)
    // A size in the directory that is not that of the content.
    const lying = Buffer.from(workbook(strToU8('<worksheet/>'.repeat(50))))
    const at = lying.lastIndexOf(Buffer.from('504b0102', 'hex'))
    for (const [size, said] of [[7, /damaged or not complete/u], [310 * 1024 * 1024, /unpacks to more than 300 MB/u]] as const) {
      lying.writeUInt32LE(size, at + 24)
      expect(refusal(lying)).toMatch(said)
    }
  })

  test('cut at any place, a file is an error that says so or is read as far as it goes', () => {
    for (const whole of ['<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>', '{"elements":{"nodes":[{"data":{"id":"a"}}],"edges":[]}}']) {
      for (let length = 8; length < whole.length - 1; length += 7) expect(refusal(whole.slice(0, length)), whole.slice(0, length)).toMatch(/cut off|XML|sound JSON|nothing to import/u)
    }
    expect(refusal('*Vertices 3\n1 "a"\n2 "b"\n*Arcs\n1 9\n')).toMatch(/^Line 5: “9” is no number of a vertex/u)
    expect(refusal(strToU8('a\0b\0\0\0\u0001\u0002'))).toMatch(/is not text/u)
  })

  test('a field of ten megabytes is cut with a warning, and its row is kept', () => {
    const warnings = createWarnings()
    const graph = readFile(strToU8(`<graphml><key id="k" for="node" attr.name="essay"/><graph edgedefault="directed"><node id="a"><data key="k">${'x'.repeat(10_000_000)}</data></node><node id="b"/></graph></graphml>`), {}, warnings).graph
    expect(graph?.nodes[0]?.attributes[0]?.value.length).toBeLessThan(100_000)
    expect(warnings.listed).toContainEqual(expect.objectContaining({ message: expect.stringContaining('10,000,000 characters') }))
    expect(readFile(strToU8(`name,essay\na,"${'x'.repeat(10_000_000)}"\nb,c\n`), {}, createWarnings()).table?.rows).toHaveLength(3)
  })

  test('faults of JSON name their line and their place as a pointer', () => {
    const warnings = createWarnings()
    const { graph } = readFile(strToU8('{"elements": {\n"nodes": [\n{"data": {"id": "a", "note": "x\\n},{"}},\n{"data": {"name": "no id"}},\n{"data": {"id": "a"}}\n],\n"edges": [{"data": {"source": "a", "target": "b"}}, 7]}}'), {}, warnings)
    expect([graph?.nodes.length, graph?.skipped]).toEqual([2, 2])
    expect(warnings.listed.map(({ line, column }) => [line, column])).toEqual(expect.arrayContaining([[4, '/elements/nodes/1'], [null, '/elements/edges/1'], [5, null], [7, null]]))
    const ofSources = createWarnings()
    readFile(strToU8('{"items": [\n{"type": "book", "title": "T"},\n{"title": "no type"}]}'), {}, ofSources)
    expect(ofSources.listed.map(({ line }) => line)).toContain(3)
    expect(refusal('{"elements": {"nodes": [\n{"data": {"id": "a"}},\n]}}')).toMatch(/^Line 3: This is not sound JSON/u)
  })

  test.each(['0000', '0001-01-01', '9999-12-31', '0000-00-00', '9999', '10000', '-9999999'])('a date of %s is read, or named with its line', written => {
    const warnings = createWarnings()
    const { graph } = readFile(strToU8(`<gexf><graph mode="dynamic" timeformat="date"><nodes><node id="a"/><node id="b"/></nodes>\n<edges><edge source="a" target="b" start="${written}" end="${written}"/></edges></graph></gexf>`), {}, warnings)
    const phase = graph?.edges[0]?.phases[0]
    expect(phase).toBeDefined()
    // A day, or the words that were written with a warning: never silence.
    if (!phase?.time?.dates) expect([phase?.time?.said, warnings.listed.length > 0]).toEqual([expect.stringContaining(written), true])
  })

  test('numbers of other locales are read where the table says how, and named where they are none', () => {
    const weights = (csv: string) => readFile(strToU8(csv), {}, createWarnings()).table?.rows.slice(1).map(({ cells }) => cells[2])
    expect(weights('Source;Target;Weight\na;b;1.234,5\nb;c;-0,5\n')).toEqual(['1.234,5', '-0,5'])
    const warnings = createWarnings()
    const { graph } = readFile(strToU8('<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="directed"><node id="a"/><node id="b"/>\n<edge source="a" target="b"><data key="w">٣٫٥</data></edge></graph></graphml>'), {}, warnings)
    expect([graph?.edges[0]?.phases[0]?.weight, warnings.listed.some(({ line, message }) => line === 2 && message.includes('no number'))]).toEqual([null, true])
  })
})
