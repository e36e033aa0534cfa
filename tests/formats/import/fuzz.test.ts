import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { TableMapping } from '../../../db/contract/entities/imports.ts'
import { SourceFields } from '../../../db/contract/entities/sources.ts'
import type { GraphDocument } from '../../../db/formats/import/graph/graph-document.ts'
import { createWarnings, ImportError } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { mapTable } from '../../../db/formats/import/table-map.ts'
import { seemsHeader, suggestMapping } from '../../../db/formats/import/table-suggest.ts'
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

const numRuns = Number(process.env['ENTENTE_FUZZ_RUNS'] ?? 600)

test('mutated files end in records or in an error of ours, never in anything else', () => {
  fc.assert(fc.property(fc.constantFrom(...seeds, workbook, ...realSeeds), fc.array(mutation, { minLength: 1, maxLength: 8 }), (seed, mutations) => {
    readAll(mutations.reduce(mutate, seed))
  }), { numRuns })
}, 600_000)

test('random bytes and texts too', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 400, unit: 'binary' }).map(text => strToU8(text)), fc.array(signs, { maxLength: 120 }).map(parts => strToU8(parts.join('')))), readAll), { numRuns: Math.ceil(numRuns / 2) })
}, 120_000)

test('long runs of openings take time in proportion', () => {
  for (const [text, times] of [['{', 300_000], ['[', 300_000], ['@book{x, a = {', 20_000], ['"', 200_000], ['@string{a=', 20_000], ['\\textit{', 30_000], ['$', 30_000], ['<x>', 100_000], ['TY  - A\n', 20_000], ['<node id="a">', 50_000], ['<!--', 60_000], ['*Vertices 1\n', 30_000], ['1;2\n', 50_000], ['# x\n', 50_000]] as const) {
    for (const before of ['', '@book{k, title = {', 'a,b\n"', 'TY  - JOUR\nTI  - ', '<gexf><graph>', '*Vertices 2\n*Arcs\n', '{"elements":']) {
      const started = performance.now()
      readAll(strToU8(before + text.repeat(times)))
      expect([before, text, performance.now() - started < 5_000]).toEqual([before, text, true])
    }
  }
}, 120_000)
