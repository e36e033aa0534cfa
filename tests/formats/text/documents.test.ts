import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readText } from '../../../db/formats/text/read-text.ts'
import { docxOf, linesFrom, paragraph, pdfOf } from '../../fixtures/documents.ts'

const read = (content: string | Uint8Array, options: { format?: 'text' | 'html' | 'docx' | 'pdf'; encoding?: string } = {}) => readText({ bytes: typeof content === 'string' ? Buffer.from(content) : content, ...options })
const refusal = async (content: string | Uint8Array, options = {}) => {
  try {
    await read(content, options)
  } catch (error) {
    if (error instanceof Error && error.name === 'ImportError') return error.message
    throw error
  }
  throw new Error('was read')
}

describe('files of text', () => {
  it('are kept as they stand, Markdown too', async () => {
    expect(await read('\u{feff}# Title\r\n\r\nThey *met* <in> Moscow. \r\n')).toEqual({ format: 'text', encoding: 'UTF-8', text: '# Title\n\nThey *met* <in> Moscow.', pages: [], warnings: [] })
  })

  it('are decoded by what they say of themselves, else by what they look like', async () => {
    const russian = 'Россия и Израиль поддерживают сложные отношения.'
    expect(await read(iconv.encode(`<html><head><meta charset="koi8-r"></head><p>${russian}`, 'koi8-r'))).toMatchObject({ format: 'html', encoding: 'koi8-r', text: russian, warnings: [] })
    expect(await read(iconv.encode(russian, 'utf-16le', { addBOM: true }))).toMatchObject({ encoding: 'UTF-16LE', text: russian })
    expect(await read(iconv.encode('שלום', 'windows-1255'), { encoding: 'windows-1255' })).toMatchObject({ text: 'שלום', warnings: [] })
    expect(await refusal('x', { encoding: 'klingon' })).toContain('not known')
  })

  it('of other kinds are refused with a way on', async () => {
    expect(await refusal('')).toBe('The file is empty.')
    expect(await refusal(' \n ')).toBe('There are no words in this file.')
    expect(await refusal('{\\rtf1 hello}')).toContain('.docx')
    expect(await refusal(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toContain('older Word document')
    expect(await refusal(Uint8Array.of(1, 0, 0, 0, 7, 0, 0, 5))).toContain('no text')
    expect(await refusal('a text', { format: 'pdf' })).toContain('damaged')
    expect(await refusal(pdfOf([[{ text: 'x', y: 700 }]]), { format: 'text' })).toBe('This file is a PDF, not text. Let the format be recognised.')
  })
})

describe('HTML', () => {
  it('becomes its words, its structure line breaks; what runs, is hidden or fetched is dropped', async () => {
    const { text, format } = await read(`<!-- saved --><!DOCTYPE html><html><head><title>No</title><style>p{color:red}</style></head><body onload="evil()">
      <nav hidden>Menu</nav><script>evil()</script><h1>Russia &amp; Israel</h1><p>A   complicated
      friendship&nbsp;&mdash; <b>since</b> <i>1991</i>.<br>Second line.</p><ul><li>One<li>Two<ol start=3><li>Three</ol></ul>
      <table><tr><th>Year</th><th>Votes</th></tr><tr><td>2015</td><td>12</td></tr></table><pre>  kept
   as is</pre><img src="https://example.org/x.png" alt="A map"><iframe src="https://example.org"></iframe><p style="display: none">hidden</p><p dir=rtl>שלום</p>`)
    expect(format).toBe('html')
    expect(text).toBe('Russia & Israel\n\nA complicated friendship\u{a0}— since 1991.\nSecond line.\n\n• One\n• Two\n\n3. Three\n\nYear\tVotes\n2015\t12\n\n  kept\n   as is\n\n[A map]\n\nשלום')
  })

  it('nested deeper than calls go is read', async () => {
    expect((await read(`<!doctype html>${'<div><b>'.repeat(3_000)}deep`)).text).toBe('deep')
  })
})

describe('Word documents', () => {
  it('become paragraphs, headings, lists, tables and notes', async () => {
    const numbering = '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
      + '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
      + '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
      + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    const styles = '<w:styles><w:style w:styleId="ListBullet"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>'
    const item = (text: string, level = 0) => paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`)
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const { text, format, warnings } = await read(docxOf([
      paragraph('Balancing friends', '<w:pStyle w:val="Heading1"/>'),
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>met</w:t></w:r></w:ins>'
      + '<w:r><w:footnoteReference w:id="2"/><w:t>.</w:t><w:br/><w:t>Then</w:t><w:tab/><w:t>&amp; again</w:t><w:noBreakHyphen/><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>',
      item('First'), item('Inner', 1), item('Inner too', 1), item('Second'), paragraph('Dot', '<w:pStyle w:val="ListBullet"/>'),
      `<w:tbl><w:tr>${cell('Year')}${cell('Votes')}</w:tr><w:tr>${cell('2015')}${cell('12')}</w:tr></w:tbl>`,
      `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('In a box')}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${paragraph('In a box')}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>שלום</w:t></w:r></w:p>`,
    ].join(''), {
      numbering, styles,
      footnotes: `<w:footnotes><w:footnote w:id="1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('Interview, 2015.')}${paragraph('In Moscow.')}</w:footnote></w:footnotes>`,
    }))
    expect(format).toBe('docx')
    expect(text).toBe('Balancing friends\n\nThey met[1].\nThen\t& again\u{2011}\n\n1. First\n1.a) Inner\n1.b) Inner too\n2. Second\n• Dot\n\nYear\tVotes\n2015\t12\n\nIn a box\n\nשלום\n\n[1] Interview, 2015.\nIn Moscow.')
    expect(warnings).toEqual([expect.objectContaining({ message: expect.stringContaining('tracked changes') as string })])
  })

  it('that are bombs, lead out of the archive, are encrypted or damaged are refused', async () => {
    const good = docxOf(paragraph('Good'))
    expect((await read(good)).text).toBe('Good')
    expect(await refusal(docxOf(paragraph('x'), {}, { '../../evil.txt': new Uint8Array(4) }))).toContain('leads out')
    expect(await refusal(docxOf(paragraph('x'), {}, { 'C:/evil.txt': new Uint8Array(4) }))).toContain('leads out')
    const zeros = zipSync({ 'word/document.xml': new Uint8Array(1_000_000) })
    expect(zeros.length).toBeLessThan(2_000)
    // A bomb that says what it unpacks to, and one that says less.
    expect(await refusal(lying(zeros, 1_000_000, 300 * 1024 * 1024))).toContain('more than 256 MB')
    expect(await refusal(lying(zeros, 1_000_000, 10))).toContain('damaged')
    expect(await refusal(good.subarray(0, good.length - 30))).toContain('damaged')
    const flipped = Uint8Array.from(good)
    const content = Buffer.from(good).indexOf('word/document.xml') + 'word/document.xml'.length + 20
    flipped[content] = (flipped[content] ?? 0) ^ 0x55
    expect(await refusal(flipped)).toContain('damaged')
    expect(await refusal(docxOf('<w:p>'))).toContain('damaged')
    expect(await refusal(docxOf('<w:sdt>'.repeat(600)))).toContain('deeper')
    expect(await refusal(zipSync({ 'word/document.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }))).toContain('document type')
    expect(await refusal(zipSync({ 'xl/workbook.xml': Buffer.from('<workbook/>') }))).toContain('Excel')
  })
})

/** The archive with another unpacked size in its directory. */
function lying(archive: Uint8Array, size: number, told: number): Uint8Array {
  const copy = Uint8Array.from(archive)
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 4 <= copy.length; at += 1) if (view.getUint32(at, true) === size) view.setUint32(at, told, true)
  return copy
}

describe('PDFs', () => {
  it('become their pages, lines put together to paragraphs', async () => {
    const turned = (text: string) => [...text].reverse().join('')
    const told: number[][] = []
    const file = pdfOf([
      [{ text: 'Balancing friends', y: 780, size: 20 }, ...linesFrom(740, 'The well-known hotline was set up after an inter-', 'national crisis between Moscow and a well-', 'known partner.'), ...linesFrom(670, 'A new paragraph.')],
      [...linesFrom(740, turned('רוסיה וישראל מקיימות ידידות'), turned('מורכבת.')), { text: turned('בשנת'), x: 200, y: 650 }, { text: '2015', x: 170, y: 650 }, { text: turned('נפגשו'), x: 130, y: 650 }],
    ], { labels: '<< /Nums [0 << /S /r /St 4 >> 1 << /S /D /St 12 >>] >>' })
    const content = await readText({ bytes: file }, (done, total) => told.push([done, total]))
    expect(content.text).toBe('Balancing friends\n\nThe well-known hotline was set up after an international crisis between Moscow and a well-known partner.\n\nA new paragraph.\n\n'
      + 'רוסיה וישראל מקיימות ידידות מורכבת.\n\nבשנת 2015 נפגשו')
    expect(content).toMatchObject({ format: 'pdf', encoding: null, pages: [{ label: 'iv', start: 0 }, { label: '12', start: content.text.indexOf('רוסיה') }], warnings: [] })
    expect(told).toEqual([[1, 2], [2, 2]])
  })

  it('say what they lack: words on some pages, or on all', async () => {
    const some = await read(pdfOf([[{ text: 'Words', y: 700 }], [], [{ text: 'More', y: 700 }]]))
    expect(some.pages).toEqual([{ label: '1', start: 0 }, { label: '2', start: 5 }, { label: '3', start: 7 }])
    expect(some.warnings).toEqual([expect.objectContaining({ message: 'Page 2 has no text: empty, or a picture.' })])
    expect(await refusal(pdfOf([[], []]))).toContain('a scan')
    const unnamed = await read(pdfOf([[{ text: 'ab \u{e001}\u{e002}\u{e003} cd', y: 700 }]]))
    expect(unnamed.warnings[0]?.message).toContain('does not say which letters')
  })

  it('that are protected or damaged are refused', async () => {
    const file = pdfOf([[{ text: 'Words', y: 700 }]])
    expect(await refusal(pdfOf([[{ text: 'Secret', y: 700 }]], { encrypted: true }))).toContain('password')
    expect(await refusal('%PDF-1.7 and nothing else')).toContain('damaged')
    expect(await refusal(file.subarray(0, 400))).toMatch(/damaged|a scan/u)
  })
})

const real = process.env.ENTENTE_REAL_FILES
describe.skipIf(real === undefined)(`real files (ENTENTE_REAL_FILES ${real === undefined ? 'names no folder: skipped' : 'is given'})`, () => {
  it('are read in the encoding that is theirs', async () => {
    const folder = join(real ?? '', 'bad/encoding')
    for (const name of readdirSync(folder)) {
      const [encoding = ''] = name.split('__')
      const wanted = encoding.replace(/-(?:russian|hebrew)$/u, '')
      const bytes = readFileSync(join(folder, name))
      const { text, encoding: found } = await readText({ bytes })
      expect(found?.toLowerCase().startsWith(wanted.toLowerCase()), `${name}: ${found}`).toBe(true)
      expect(text).not.toContain('\u{fffd}')
      expect(text).toBe(iconv.decode(bytes, wanted).replace(/^\u{feff}/u, '').replaceAll(/\r\n?/gu, '\n').trim())
    }
  })

  it('that are hostile archives are refused', async () => {
    const folder = join(real ?? '', 'bad/zip')
    for (const name of readdirSync(folder)) expect(await refusal(readFileSync(join(folder, name))), name).not.toBe('')
  })
})
