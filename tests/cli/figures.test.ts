import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entente } from './in-process.ts'

let folder = ''
let sample = ''
const before = process.env['ENTENTE_DATA']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-figures-'))
  process.env['ENTENTE_DATA'] = join(folder, 'data')
  sample = join(folder, 'sample.entente')
  expect((await entente('new', sample, '--sample')).code).toBe(0)
})
afterAll(() => {
  if (before === undefined) delete process.env['ENTENTE_DATA']
  else process.env['ENTENTE_DATA'] = before
  rmSync(folder, { recursive: true, force: true })
})

const written = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('a figure with its evidence', () => {
  test('as HTML: one file, told what is in and what was kept out, without private words', async () => {
    const html = join(folder, 'appendix.html')
    const { code, text, errors } = await entente('export', sample, '--format', 'evidence-html', '-o', html, '--as-of', '2021')
    expect([code, errors]).toEqual([0, ''])
    expect(text).toContain(`Wrote ${html}`)
    expect(text).toMatch(/In it: \d+ ties, .*\d+ excerpts/u)
    expect(text).toMatch(/kept out: 3 private notes\. Private notes never leave the project\./u)
    expect(text).toMatch(/SHA-256 of its data: [0-9a-f]{64}/u)
    expect(written('appendix.html')).not.toMatch(/1974|counts all/u)
    expect(written('appendix.html')).toContain('As of 31 December 2021')
    await entente('export', sample, '--format', 'evidence-html', '-o', join(folder, 'again.html'), '--as-of', '2021')
    expect(written('again.html')).toBe(written('appendix.html'))
  })

  test('as Markdown: the figure and the data beside it, under the name asked for, and a manifest as JSON', async () => {
    const { code, document } = await entente('export', sample, '--format', 'evidence-md', '-o', join(folder, 'fig1.md'), '--json', '--caption', 'Figure 1.')
    expect(code).toBe(0)
    const { files, manifest } = document as { files: string[]; manifest: { hash: string; withheld: unknown[] } }
    expect(files).toEqual(['fig1.md', 'fig1.svg', 'fig1.json'].map(name => join(folder, name)))
    expect(createHash('sha256').update(written('fig1.json'), 'utf8').digest('hex')).toBe(manifest.hash)
    expect(written('fig1.md')).toContain('](<fig1.svg>)')
    expect(written('fig1.md')).toContain(manifest.hash)
    expect(written('fig1.svg')).toContain('<g id="numbers">')
    expect(manifest.withheld.length).toBeGreaterThan(1)
    expect(readdirSync(folder).filter(name => /tmp|partial/u.test(name))).toEqual([])
  })

  test('a numbered list of evidence in the figure itself', async () => {
    expect((await entente('export', sample, '--format', 'svg', '-o', join(folder, 'list.svg'), '--evidence-list', '--as-of', '2021')).code).toBe(0)
    expect(written('list.svg')).toContain('<g id="evidence"')
    expect(written('list.svg')).toMatch(/Russia – Israel: \d+ for, \d+ against/u)
  })
})

describe('charts', () => {
  test('of balance, the timeline and two actors; options of another figure are told', async () => {
    const { readings } = (await entente('analyze', sample, 'reading', '--json')).document as { readings: { tie: { uid: string; title: string } }[] }
    const tie = readings.find(reading => reading.tie.title === 'Russia – Israel')?.tie.uid ?? ''
    const wanted = [
      ['balance', 'pdf', ['--chart', 'strain', '--tie', tie, '--rule', 'conflict-dominant', '--weighted']], ['timeline', 'svg', ['--lanes', 'actor', '--from', '2021', '--to', '2024', '--most', '4']],
      ['dyad', 'png', ['--tie', tie, '--chart', 'strain', '--as-of', '2024-06', '--certainly', '--dpi', '72']],
    ] as const
    for (const [subject, ending, args] of wanted) {
      const out = join(folder, `${subject}.${ending}`)
      expect(await entente('export', sample, '--format', `${subject}-${ending}`, '-o', out, '--width-mm', '90', ...args)).toMatchObject({ code: 0, errors: '' })
      expect(readFileSync(out).subarray(0, 5).toString('latin1')).toBe({ svg: '<?xml', pdf: '%PDF-', png: '\u0089PNG\r' }[ending])
    }
    for (const args of [['timeline-svg', '--tie', tie], ['svg', '--chart', 'census'], ['dyad-svg'], ['timeline-svg', '--view', 'Network'], ['balance-svg', '--as-of', '2021'], ['balance-svg', '--chart', 'pie']]) {
      expect((await entente('export', sample, '-o', join(folder, 'none.svg'), '--format', ...args)).code).toBe(2)
    }
  })
})

describe('several pictures in one figure', () => {
  test('of every period, of two dates, and of what changed; anything else is told', async () => {
    for (const [name, args] of [['periods', ['--multiples', 'periods']], ['two', ['--compare', '2016, 2024-06']], ['change', ['--difference', '2024-06,2016']]] as const) {
      expect((await entente('export', sample, '--format', 'svg', '-o', join(folder, `${name}.svg`), ...args)).code).toBe(0)
    }
    expect(written('periods.svg').match(/<g id="picture-\d"/gu)).toHaveLength(3)
    expect(written('two.svg').match(/<g id="picture-\d"/gu)).toHaveLength(2)
    expect(written('change.svg')).toContain('Change from 31 December 2016 to 30 June 2024')
    for (const args of [['--multiples', 'years'], ['--compare', '2016'], ['--compare', '2016,2017', '--difference', '2016,2017'], ['--multiples', 'periods', '--as-of', '2016']]) {
      expect((await entente('export', sample, '--format', 'svg', '-o', join(folder, 'none.svg'), ...args)).code).toBe(2)
    }
  })
})
