import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { TableMapping } from '../../../db/contract/entities/imports.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { SourceFields } from '../../../db/contract/entities/sources.ts'
import type { GraphDocument } from '../../../db/formats/import/graph/graph-document.ts'
import { createWarnings, ImportError } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { mapTable } from '../../../db/formats/import/table-map.ts'
import { seemsHeader, suggestMapping } from '../../../db/formats/import/table-suggest.ts'
import { renderPdf } from '../../../db/formats/pdf.ts'
import { readText } from '../../../db/formats/text/read-text.ts'
import { translateError } from '../../../db/service/errors.ts'
import { insertDocument, parseProjectDocument } from '../../../db/service/project-document/read.ts'
import { projectDocumentText } from '../../../db/service/project-document/write.ts'
import { sql } from '../../../db/sqlite/database.ts'
import { createProjectFile, openProjectFile } from '../../../db/sqlite/open.ts'
import { scratchFolder, testProject } from '../../builders/project.ts'
import { gdeltRow, icewsHeader, israel, russia } from '../../builders/feeds.ts'

const seeds = [
  '@string{a = "b"}\n@article{k, author = {van der A, {B} and {C and D}}, title = "x {\\"o} $y^2$" # a, date = {2015~/2016}, crossref={z}}\n@book{z, title={t}}',
  'TY  - JOUR\nAU  - A, B\nPY  - 2014//\nKW  - a\n  b\nER  - \nTY  - BOOK\nER  -\n',
  '[{"id":"a","type":"book","title":"T","issued":{"date-parts":[[2015,1]]},"author":[{"family":"x"}]},{"type":"chapter"}]',
  'Source;Target;Weight;timeset\nA;"B ""c""";-1,5;"[2015, 2016]"\nC;D;2;\n',
  'title,date,end,participants\nTalks,2015-09,2015-10,"A; B"\n',
  '<?xml version="1.0" encoding="UTF-8"?><gexf><graph mode="dynamic"><attributes class="node"><attribute id="0" title="t" type="string"><default>x</default></attribute></attributes><nodes><node id="a" label="A" start="2001"><attvalues><attvalue for="0" value="v"/></attvalues><viz:position x="1" y="2"/></node><node id="b" pid="a"/></nodes><edges><edge source="a" target="b" weight="-1"><spells><spell start="2001" end="2002-03"/></spells></edge></edges></graph></gexf>',
  '<graphml><key id="w" for="edge" attr.name="weight"/><graph edgedefault="directed"><node id="a"><data key="l"><y:List><y:Label.Text>A</y:Label.Text><y:RectD X="1" Y="2" Width="3" Height="4"/></y:List></data><graph edgedefault="undirected"><node id="c"/></graph></node><edge source="a" target="b"><data key="w">-1.5</data><data key="dates">2015/2016</data></edge></graph></graphml>',
  '*Network N\n*Vertices 3 2\n1 "a" 0.1 0.2 [1-2,4-*]\n2 b\n*Arcs :1 "r"\n1 2 -1 l "x" [3]\n*Edgeslist\n1 3\n*Matrix\n1\n0\n*Partition p\n*Vertices 3\n1\n2\n1\n',
  '{"elements":{"nodes":[{"data":{"id":"a","parent":"b","x":[1,2]},"position":{"x":1,"y":2}},{"data":{"id":"b"}}],"edges":[{"data":{"source":"a","target":"b","weight":-1,"interaction":"i"}}]}}',
  ',A,B,C\nA,0,1,2\nB,1,0,-1.5\nC,2,-1.5,0\n', 'a;b\nb;c;d\ne\n', '# comment\n# from\tto\n1\t2\n2\t3\n', 'source,target,weight,timeset\na,b,"<[1.0, 2, 1]; [2, 3, -2]>","[2016, 2017]"\n',
  `${gdeltRow({ id: '1', day: '20191024', from: russia, to: israel, code: '042' })}\n${gdeltRow({ id: '2', day: '20191024', to: israel, code: '190' })}\n`,
  `${icewsHeader}\n1\t2018-06-01\tA (Russia)\tGovernment\tRussian Federation\tConsult\t040\t1\tIsrael\tNA\tIsrael\t4\t2\tP\tSochi\tNA\tK\tRussian Federation\t43.6\t39.7\n`,
].map(seed => strToU8(seed))
const workbook = zipSync({
  'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'),
  'xl/worksheets/s.xml': strToU8('<worksheet><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row></worksheet>'),
}, { level: 0 })

const wordXml = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const documents = [
  zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': strToU8(`<w:document ${wordXml}><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>They met in Sochi.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:body></w:document>`),
    'word/footnotes.xml': strToU8(`<w:footnotes ${wordXml}><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`),
    'word/numbering.xml': strToU8(`<w:numbering ${wordXml}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`),
  }, { level: 0 }),
  renderPdf({ svg: '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20"><text x="2" y="12" font-family="Noto Sans" font-size="8">They met.</text></svg>', widthMm: 60, heightMm: 20, title: 'T', created: '2026-03-01T00:00:00.000Z' }),
  strToU8('<!DOCTYPE html><html><head><title>T</title><style>x</style></head><body><h1>A</h1><ul><li>b<li>c</ul><table><tr><td>d</table><p>e&nbsp;&amp;<script>f</script></body></html>'),
  strToU8('A heading\n=========\n\nSome *words*, and\r\nmore. \u05d0\u05d1'),
]

// Small real files of others as well, where ENTENTE_REAL_FILES names a folder that has them.
const real = process.env['ENTENTE_REAL_FILES'] ?? ''
const realSeeds = ['graph/gexf', 'graph/graphml', 'graph/pajek', 'graph/csv', 'graph/cytoscape', 'signed', 'bad/graph', 'bad/xml'].map(name => join(real, name)).filter(name => real !== '' && existsSync(name))
  .flatMap(name => readdirSync(name).map(file => join(name, file))).filter(file => statSync(file).size < 12_000).map(file => readFileSync(file))
if (realSeeds.length === 0) console.log('No real files are mutated: ENTENTE_REAL_FILES does not name a folder that has them.')

const signs = fc.constantFrom('{', '}', '"', '\\', '@', '#', ',', ';', '\n', '\r', '[', ']', '$', '^', '%', '\\begin{', '@book{x,', 'ER  - ', 'TY  - ', '\0', '\u{feff}', '\u00e9', '\u{1f600}', '=', '~', ' and ', '<', '&', '</node>', '<node id="a">', '<!--', '<![CDATA[', '&lt;', '&#0;', '*Vertices 9', '*Arcs', '<!DOCTYPE x>', '"data":', ' -1e999 ', '__proto__', '[1-*]', '9999-99-99')
type Mutation =
  | { kind: 'insert'; at: number; text: string } | { kind: 'cut'; at: number; length: number } | { kind: 'byte'; at: number; value: number }
  | { kind: 'repeat'; at: number; times: number }
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: signs }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(40) }),
  fc.record({ kind: fc.constant('byte' as const), at: fc.nat(), value: fc.nat(255) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), times: fc.integer({ min: 1, max: 300 }) }),
)

function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  const at = bytes.length === 0 ? 0 : change.at % bytes.length
  const put = (...parts: Uint8Array[]) => Buffer.concat(parts)
  switch (change.kind) {
    case 'insert': return put(bytes.subarray(0, at), strToU8(change.text), bytes.subarray(at))
    case 'cut': return put(bytes.subarray(0, at), bytes.subarray(at + change.length))
    case 'byte': {
      const copy = Uint8Array.from(bytes)
      copy[at] = change.value
      return copy
    }
    case 'repeat': return put(bytes.subarray(0, at), ...Array.from({ length: change.times }, () => bytes.subarray(at, at + 6)), bytes.subarray(at))
  }
}

/** What the program itself does with a file: read it, and make drafts of what is in it. Only an ImportError may come of it. */
function readAll(bytes: Uint8Array): void {
  const warnings = createWarnings()
  try {
    const { table, bibliography, graph } = readFile(bytes, {}, warnings)
    if (graph) soundGraph(graph)
    // Every record is one that the project can hold.
    for (const { csl } of bibliography?.records ?? []) expect(SourceFields.shape.csl.safeParse(csl).success).toBe(true)
    const mapping = table && (suggestMapping(table.rows, seemsHeader(table.rows)) ?? TableMapping.parse({ kind: 'ties', header: false, columns: { from: '#1', to: '#2' } }))
    if (table && mapping) mapTable(table, mapping, warnings)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    expect(error.message.length).toBeGreaterThan(10)
    expect(error.message.length).toBeLessThan(2_000)
  }
  expect(warnings.listed.length).toBeLessThanOrEqual(1_000)
}

/** What the rest of the program leans on: every end of an edge is a node, none is tied to itself, parents lead to no circle, numbers are numbers. */
function soundGraph({ nodes, edges }: GraphDocument): void {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]))
  expect(parents.size).toBe(nodes.length)
  for (const { source, target, phases, attributes } of edges) {
    expect(parents.has(source) && parents.has(target) && source !== target && phases.length > 0).toBe(true)
    for (const { weight } of phases) expect(weight === null || Number.isFinite(weight)).toBe(true)
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
  }
  for (const { id, place, attributes } of nodes) {
    expect(place === null || (Number.isFinite(place.x) && Number.isFinite(place.y))).toBe(true)
    expect(new Set(attributes.map(({ name }) => name)).size).toBe(attributes.length)
    let steps = 0
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
      expect(parents.has(at) && steps <= nodes.length).toBe(true)
      steps += 1
    }
  }
}

/** Files that are mutated: five hundred in all here, twenty thousand at full length. */
const isLong = process.env['ENTENTE_LONG'] !== undefined
const runs = Number(process.env['ENTENTE_FUZZ_RUNS'] ?? (isLong ? 20_000 : 500))
const share = (part: number) => ({ numRuns: Math.ceil(runs * part) })

test('mutated files end in records or in an error of ours, never in anything else', () => {
  fc.assert(fc.property(fc.constantFrom(...seeds, workbook, ...realSeeds), fc.array(mutation, { minLength: 1, maxLength: 8 }), (seed, mutations) => {
    readAll(mutations.reduce(mutate, seed))
  }), share(0.7))
}, 600_000)

test('names that every object has are no formats', () => {
  for (const text of ['<__proto__\n', '<constructor>', '<toString/>']) readAll(strToU8(text))
})

test('random bytes and texts too', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 400, unit: 'binary' }).map(text => strToU8(text)), fc.array(signs, { maxLength: 120 }).map(parts => strToU8(parts.join('')))), readAll), share(0.1))
}, 120_000)

/** Tells an error of ours, written for the analyst, from one that nobody thought of. */
function isTold(error: unknown): boolean {
  return (error instanceof ImportError || error instanceof EntenteError) && error.message.length > 10 && error.message.length < 4_000
}

test('mutated documents end in a text or in an error of ours', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...documents), fc.array(mutation, { minLength: 1, maxLength: 6 }), async (seed, mutations) => {
    try {
      const { text } = await readText({ bytes: mutations.reduce(mutate, seed) })
      expect(text.length).toBeGreaterThan(0)
    } catch (error) {
      if (!isTold(error)) throw error
    }
  }), share(0.1))
}, 600_000)

test('mutated project documents make a sound project or name their faults, and leave nothing else', () => {
  const project = createProjectFile(join(scratchFolder(), 'empty.entente'))
  onTestFinished(() => project.close())
  const { db } = project
  const filled = openProjectFile(testProject({ sample: true }).file, { access: 'read' })
  onTestFinished(() => filled.close())
  const whole = JSON.parse([...projectDocumentText(filled.db)].join('')) as Record<string, unknown>
  // Short lists, so that a change meets something, and the reader has little to do.
  const small = Object.fromEntries(Object.entries(whole).map(([name, value]) => [name, Array.isArray(value) && name !== 'coders' && name !== 'frameworks' ? value.slice(0, 2) : value]))
  const written = (isLong ? [small, small, small, whole] : [small]).map(value => strToU8(JSON.stringify(value, null, 1)))
  const empty = db.get(sql`SELECT count(*) AS count FROM actor`)
  fc.assert(fc.property(fc.constantFrom(...written), fc.array(mutation, { minLength: 0, maxLength: 4 }), (seed, mutations) => {
    const document = strFromU8(mutations.reduce(mutate, seed))
    try {
      db.transaction(() => {
        insertDocument(db, parseProjectDocument(document))
        expect(db.all(sql`SELECT * FROM pragma_foreign_key_check`)).toEqual([])
        throw new EntenteError('cancelled', 'It was read whole, and is taken back.')
      })
    } catch (error) {
      if (!isTold(translateError(error))) throw error
    }
    expect(db.get(sql`SELECT count(*) AS count FROM actor`)).toEqual(empty)
  }), share(0.1))
}, 600_000)

test('long runs of openings take time in proportion', () => {
  for (const [text, times] of [['{', 300_000], ['[', 300_000], ['@book{x, a = {', 20_000], ['"', 200_000], ['@string{a=', 20_000], ['\\textit{', 30_000], ['$', 30_000], ['<x>', 100_000], ['TY  - A\n', 20_000], ['<node id="a">', 50_000], ['<!--', 60_000], ['*Vertices 1\n', 30_000], ['1;2\n', 50_000], ['# x\n', 50_000]] as const) {
    for (const before of ['', ...(isLong ? ['@book{k, title = {', 'a,b\n"', 'TY  - JOUR\nTI  - ', '<gexf><graph>', '*Vertices 2\n*Arcs\n', '{"elements":'] : [])]) {
      const started = performance.now()
      readAll(strToU8(before + text.repeat(times)))
      expect([before, text, performance.now() - started < 5_000]).toEqual([before, text, true])
    }
  }
}, 120_000)
