import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { TableMapping } from '../../../db/contract/entities/imports.ts'
import { SourceFields } from '../../../db/contract/entities/sources.ts'
import { createWarnings, ImportError } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { mapTable } from '../../../db/formats/import/table-map.ts'
import { seemsHeader, suggestMapping } from '../../../db/formats/import/table-suggest.ts'

const seeds = [
  '@string{a = "b"}\n@article{k, author = {van der A, {B} and {C and D}}, title = "x {\\"o} $y^2$" # a, date = {2015~/2016}, crossref={z}}\n@book{z, title={t}}',
  'TY  - JOUR\nAU  - A, B\nPY  - 2014//\nKW  - a\n  b\nER  - \nTY  - BOOK\nER  -\n',
  '[{"id":"a","type":"book","title":"T","issued":{"date-parts":[[2015,1]]},"author":[{"family":"x"}]},{"type":"chapter"}]',
  'Source;Target;Weight;timeset\nA;"B ""c""";-1,5;"[2015, 2016]"\nC;D;2;\n',
  'title,date,end,participants\nTalks,2015-09,2015-10,"A; B"\n',
].map(seed => strToU8(seed))
const workbook = zipSync({
  'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>'),
  'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'),
  'xl/worksheets/s.xml': strToU8('<worksheet><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row></worksheet>'),
}, { level: 0 })

const signs = fc.constantFrom('{', '}', '"', '\\', '@', '#', ',', ';', '\n', '\r', '[', ']', '$', '^', '%', '\\begin{', '@book{x,', 'ER  - ', 'TY  - ', '\0', '\u{feff}', '\u00e9', '\u{1f600}', '=', '~', ' and ', '<', '&')
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
  const join = (...parts: Uint8Array[]) => Buffer.concat(parts)
  switch (change.kind) {
    case 'insert': return join(bytes.subarray(0, at), strToU8(change.text), bytes.subarray(at))
    case 'cut': return join(bytes.subarray(0, at), bytes.subarray(at + change.length))
    case 'byte': {
      const copy = Uint8Array.from(bytes)
      copy[at] = change.value
      return copy
    }
    case 'repeat': return join(bytes.subarray(0, at), ...Array.from({ length: change.times }, () => bytes.subarray(at, at + 6)), bytes.subarray(at))
  }
}

/** What the program itself does with a file: read it, and make drafts of what is in it. Only an ImportError may come of it. */
function readAll(bytes: Uint8Array): void {
  const warnings = createWarnings()
  try {
    const { table, bibliography } = readFile(bytes, {}, warnings)
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

const numRuns = Number(process.env['ENTENTE_FUZZ_RUNS'] ?? 600)

test('mutated files end in records or in an error of ours, never in anything else', () => {
  fc.assert(fc.property(fc.constantFrom(...seeds, workbook), fc.array(mutation, { minLength: 1, maxLength: 8 }), (seed, mutations) => {
    readAll(mutations.reduce(mutate, seed))
  }), { numRuns })
}, 120_000)

test('random bytes and texts too', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 400, unit: 'binary' }).map(text => strToU8(text)), fc.array(signs, { maxLength: 120 }).map(parts => strToU8(parts.join('')))), readAll), { numRuns: Math.ceil(numRuns / 2) })
}, 120_000)

test('long runs of openings take time in proportion', () => {
  for (const [text, times] of [['{', 300_000], ['[', 300_000], ['@book{x, a = {', 20_000], ['"', 200_000], ['@string{a=', 20_000], ['\\textit{', 30_000], ['$', 30_000], ['<x>', 100_000], ['TY  - A\n', 20_000]] as const) {
    for (const before of ['', '@book{k, title = {', 'a,b\n"', 'TY  - JOUR\nTI  - ']) {
      const started = performance.now()
      readAll(strToU8(before + text.repeat(times)))
      expect([before, text, performance.now() - started < 5_000]).toEqual([before, text, true])
    }
  }
}, 120_000)
