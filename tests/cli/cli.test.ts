import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { latestVersion } from '../../db/schema/migrate.ts'
import { main } from '../../electron/cli/entente.ts'
import { findNode, isNodeNewEnough } from '../../electron/cli/runtime.mjs'

const entry = resolve(import.meta.dirname, '../../electron/cli/entente.mjs')
let folder = ''
let sample = ''

interface Ended { code: number | null; out: string; errors: string }

/** Runs the command line as a process of its own, by the given Node: for what only a process shows. It takes over a second, most of it for starting. */
function started(args: string[], { node = process.execPath, cwd = folder } = {}): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(node, [entry, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let errors = ''
    child.stdout.on('data', chunk => { out += String(chunk) })
    child.stderr.on('data', chunk => { errors += String(chunk) })
    child.on('error', fail).on('close', code => done({ code, out, errors }))
  })
}
/** Runs the command line in this process, with what it would write. */
async function entente(args: string[]): Promise<Ended> {
  const said = { out: '', errors: '' }
  const code = await main(args, {
    text: line => { said.out += `${line}\n` }, json: content => { said.out += `${JSON.stringify(content, null, 2)}\n` }, error: line => { said.errors += `${line}\n` },
  })
  return { code, ...said }
}
/** The one document of a command that succeeds. */
async function document(args: string[]): Promise<Record<string, unknown>> {
  const { code, out, errors } = await entente([...args, '--json'])
  expect([code, errors]).toEqual([0, ''])
  return JSON.parse(out) as Record<string, unknown>
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-cli-'))
  sample = join(folder, 'sample.entente')
  vi.stubEnv('ENTENTE_DATA', join(folder, 'data'))
  expect(await started(['new', 'sample.entente', '--sample'])).toEqual({ code: 0, out: `Made ${sample}\n`, errors: '' })
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('info tells what is in the sample', async () => {
  const { code, out, errors } = await started(['info', sample, '--json'])
  expect([code, errors]).toEqual([0, ''])
  const info = JSON.parse(out) as Record<string, unknown>
  expect(info).toMatchObject({ schemaVersion: latestVersion(), title: 'Russia and Israel, 2015-2024', counts: { excerpts: 55, actors: 20, periods: 3, notes: 4 } })
  const counts = info['counts'] as Record<string, number>
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(
    ['actors', 'affiliations', 'events', 'sources', 'excerpts', 'ties', 'tiePhases', 'periods', 'assessments', 'evidence', 'notes', 'views']))
  expect(counts['evidence']).toBeGreaterThanOrEqual(67)
  expect((await entente(['info', sample])).out).toContain('20 actors')
})

test('a new project has its title and no more than a codebook', async () => {
  const file = join(folder, 'mine.entente')
  expect((await entente(['new', file, '--title', 'Ties of 1914'])).code).toBe(0)
  expect(await document(['info', file])).toMatchObject({ title: 'Ties of 1914', counts: { actors: 0, ties: 0, notes: 0, aspects: 4 } })
  expect((await document(['check', file]))['sound']).toBe(true)
})

test('check finds a sound project sound, and a damaged one not, and leaves both', async () => {
  expect(await document(['check', sample])).toMatchObject({ sound: true, problems: [] })
  const damaged = join(folder, 'damaged.entente')
  copyFileSync(sample, damaged)
  const bytes = readFileSync(damaged)
  bytes.fill(0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 20_000)
  writeFileSync(damaged, bytes)
  const { code, errors } = await entente(['check', damaged])
  expect(code).toBe(1)
  expect(errors).toContain(damaged)
  expect(readFileSync(damaged).equals(bytes)).toBe(true)
})

test('search finds by any of the names, and private notes only when asked', async () => {
  const titles = async (...args: string[]) => ((await document(['search', sample, ...args]))['hits'] as { title: string; type: string }[])
  expect((await titles('hezbol'))[0]).toMatchObject({ type: 'actor', title: 'Hezbollah' })
  expect((await titles('חזבאללה'))[0]).toMatchObject({ type: 'actor', title: 'Hezbollah' })
  expect((await document(['search', sample, 'hezbol']))['hits']).toEqual(expect.arrayContaining([{ type: 'actor', uid: expect.any(String), title: 'Hezbollah', snippet: expect.any(String) }]))
  const openly = await titles('slip')
  const all = await titles('slip', '--private')
  expect(all.filter(hit => hit.type === 'note').length).toBeGreaterThan(openly.filter(hit => hit.type === 'note').length)
  expect(await document(['search', sample, 'xyzzyplugh'])).toEqual({ hits: [] })
  expect(await entente(['search', sample, 'xyzzyplugh'])).toMatchObject({ code: 0, out: 'Nothing found.\n' })
})

test('export writes the same bytes each time, whole, as SVG and PNG', async () => {
  const out = (name: string) => join(folder, name)
  for (const name of ['one.svg', 'two.svg']) expect((await entente(['export', sample, '--format', 'svg', '-o', out(name)])).code).toBe(0)
  expect(readFileSync(out('one.svg')).equals(readFileSync(out('two.svg')))).toBe(true)
  expect(readFileSync(out('one.svg'), 'utf8')).toContain('Hezbollah')
  expect((await entente(['export', sample, '--format', 'png', '-o', out('figure.png'), '--width-mm', '174', '--dpi', '600'])).code).toBe(0)
  const width = readFileSync(out('figure.png')).readUInt32BE(16)
  expect(Math.abs(width - 4_110)).toBeLessThanOrEqual(2)
  expect((await entente(['export', sample, '--format', 'svg', '-o', out('earlier.svg'), '--as-of', '2016'])).code).toBe(0)
  expect(readFileSync(out('earlier.svg')).equals(readFileSync(out('one.svg')))).toBe(false)
  expect((await entente(['export', sample, '--format', 'svg', '-o', out('range.svg'), '--from', '2022', '--to', 'Sept 2023'])).code).toBe(0)
  expect(readFileSync(out('range.svg'), 'utf8')).toContain('From 1 January 2022 to 30 September 2023: each tie at its highest level')
  expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
})

test('export writes a PDF, the same bytes each time', async () => {
  const out = (name: string) => join(folder, name)
  for (const name of ['one.pdf', 'two.pdf']) expect((await entente(['export', sample, '--format', 'pdf', '-o', out(name)])).code).toBe(0)
  expect(readFileSync(out('one.pdf')).equals(readFileSync(out('two.pdf')))).toBe(true)
  expect(readFileSync(out('one.pdf'), 'latin1')).toMatch(/^%PDF-1\.7/u)
})

test('export takes the view, size, theme, legend and caption', async () => {
  const exported = async (...options: string[]) => {
    expect(await entente(['export', sample, '--format', 'svg', '-o', join(folder, 'chosen.svg'), ...options])).toMatchObject({ code: 0 })
    return readFileSync(join(folder, 'chosen.svg'), 'utf8')
  }
  const usual = await exported()
  expect(await exported('--view', 'network', '--theme', 'light', '--legend')).toBe(usual)
  const chosen = await exported('--theme', 'grey', '--no-legend', '--caption', 'Figure 2.', '--width-mm', '200', '--height-mm', '120')
  expect(chosen).toContain('width="200mm" height="120mm"')
  expect(chosen).toContain('Figure 2.')
  expect(chosen).toContain('data-ticks')
  expect(chosen).not.toContain('id="legend"')
  const refused = async (...options: string[]) => (await entente(['export', sample, '--format', 'svg', '-o', join(folder, 'never.svg'), ...options])).errors
  expect(await refused('--theme', 'sepia')).toContain("'light', 'dark', 'grey'")
  expect(await refused('--view', 'Nothing')).toContain("No view is called 'Nothing'")
})

test('a range that contradicts itself is told in words', async () => {
  const target = join(folder, 'never.svg')
  const refused = async (...time: string[]) => {
    const { code, errors } = await entente(['export', sample, '--format', 'svg', '-o', target, ...time])
    expect(existsSync(target)).toBe(false)
    return [code, errors]
  }
  expect(await refused('--from', '2015', '--to', '2018', '--as-of', '2016')).toEqual([2, expect.stringContaining('give the one or the other')])
  expect(await refused('--from', '2015')).toEqual([2, expect.stringContaining('--from needs --to')])
  expect(await refused('--to', '2015')).toEqual([2, expect.stringContaining('--as-of 2015')])
  const turned = await entente(['export', sample, '--format', 'svg', '-o', target, '--from', '2020', '--to', '2015'])
  expect(turned).toMatchObject({ code: 1, errors: expect.stringContaining('after it ends on 2015-12-31') })
  expect(existsSync(target)).toBe(false)
})

test('a figure that cannot be written, or is too large, is told in words and leaves what was there', async () => {
  const target = join(folder, 'kept.png')
  writeFileSync(target, 'kept')
  const large = await entente(['export', sample, '--format', 'png', '-o', target, '--width-mm', '2000', '--dpi', '2400'])
  expect([large.code, large.errors]).toEqual([1, expect.stringContaining('limit')])
  expect(readFileSync(target, 'utf8')).toBe('kept')
  const nowhere = await entente(['export', sample, '--format', 'svg', '-o', join(folder, 'absent', 'a.svg')])
  expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringContaining('the folder does not exist')])
  const date = await entente(['export', sample, '--format', 'svg', '-o', target, '--as-of', 'some day'])
  expect(date.code).toBe(1)
})

test('writes the matrix as a table, the same every time, with no word of a note', async () => {
  const target = join(folder, 'matrix.csv')
  expect(await entente(['export', sample, '--format', 'matrix-csv', '-o', target])).toMatchObject({ code: 0, out: expect.stringContaining(target) })
  const csv = readFileSync(target, 'utf8')
  expect(csv.startsWith('\u{feff}tie,from,to,kind,period,period_dates,aspect,')).toBe(true)
  expect(csv).toMatch(/\r\nRussia – Israel,Russia,Israel,friendship,Syria,2015\/2021,P2,De-escalation structures,yes,2,strong,steady,high,/u)
  expect(csv).toMatch(/\r\nRussia – Israel,Russia,Israel,friendship,Ukraine,[^,]*,P1,Identity and values,no,,not coded,/u)
  expect(csv).not.toContain('Two presidents?')
  await entente(['export', sample, '--format', 'matrix-csv', '-o', `${target}2`])
  expect(readFileSync(`${target}2`, 'utf8')).toBe(csv)
})

test('draws the practice plane, the same every time', async () => {
  const write = async (format: string, name: string) => {
    expect(await entente(['export', sample, '--format', format, '-o', join(folder, name), '--width-mm', '120', '--dpi', '72'])).toMatchObject({ code: 0, errors: '' })
    return readFileSync(join(folder, name))
  }
  const first = await write('plane-svg', 'plane.svg')
  expect(first.toString('utf8')).toContain('Managed rivalry')
  expect((await write('plane-svg', 'again.svg')).equals(first)).toBe(true)
  expect((await write('plane-png', 'plane.png')).subarray(1, 4).toString()).toBe('PNG')
}, 60_000)

test('no project is ever made over another file, and what is no project is refused and left', async () => {
  const before = readFileSync(sample)
  const again = await started(['new', sample, '--sample'])
  expect([again.code, again.errors]).toEqual([1, expect.stringContaining(sample)])
  expect(readFileSync(sample).equals(before)).toBe(true)
  const text = join(folder, 'text.entente')
  writeFileSync(text, 'not a project')
  for (const args of [['info', text], ['check', text], ['search', text, 'x'], ['export', text, '--format', 'svg', '-o', join(folder, 'x.svg')], ['info', join(folder, 'absent.entente')]]) {
    const { code, out, errors } = await entente(args)
    expect([args[0], code, out]).toEqual([args[0], 1, ''])
    expect(errors).toContain('.entente')
    expect(errors).not.toMatch(/^\s+at /mu)
  }
  expect(readFileSync(text, 'utf8')).toBe('not a project')
  expect(existsSync(join(folder, 'x.svg'))).toBe(false)
})

test.each([
  [[]], [['frob']], [['info']], [['info', 'a', 'b']], [['info', 'a', '--frob']], [['new']], [['new', 'a', '--sample', '--title', 'x']], [['new', 'a', '--title', ' ']],
  [['search', 'a']], [['export', 'a', '-o', 'b']], [['export', 'a', '--format', 'gif', '-o', 'b']], [['export', 'a', '--format', 'svg']],
  [['export', 'a', '--format', 'svg', '-o', 'b', '--dpi', 'many']], [['open', 'a', '--shell', 'tty']], [['open', 'a', 'b']], [['open', '--shell', 'electron', '--no-open']],
])('wrong usage: %j', async args => {
  const { code, out, errors } = await entente(args)
  expect(code).toBe(2)
  expect(out + errors).toContain('entente ')
  expect(out + errors).not.toMatch(/^\s+at /mu)
})

test('the exit code of wrong usage is the process\'s own', async () => {
  expect(await started(['frob'])).toMatchObject({ code: 2, out: '', errors: expect.stringContaining('entente COMMAND') })
})

test('help is no failure', async () => {
  expect(await entente(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('export FILE'), errors: '' })
  expect(await entente(['search', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('FILE QUERY') })
})

test('beside an open window the project can still be read', async () => {
  const { openWorkbench } = await import('../../electron/host/workbench.ts')
  const data = join(folder, 'window-data')
  mkdirSync(data, { recursive: true })
  const window = openWorkbench(sample, { access: 'write', folder: data, workerFile: 'unused' })
  try {
    expect(window.readOnly).toBe(false)
    expect(await document(['info', sample])).toMatchObject({ title: 'Russia and Israel, 2015-2024' })
    expect((await document(['search', sample, 'hezbol']))['hits']).not.toEqual([])
    expect((await entente(['export', sample, '--format', 'svg', '-o', join(folder, 'beside.svg')])).code).toBe(0)
  } finally {
    window.close()
  }
})

test('the Node that runs it is new enough, or the one among the packages', () => {
  expect(['20.19.0', '22.12.0', '22.17.9'].map(version => isNodeNewEnough(version))).toEqual([false, false, false])
  expect(['22.18.0', '23.0.0', '24.1.0'].map(version => isNodeNewEnough(version))).toEqual([true, true, true])
  expect(findNode({ version: '24.1.0' })).toBe(process.execPath)
  expect(findNode({ version: '20.19.0' })).toMatch(/node(?:\.exe)?$/u)
  expect(findNode({ version: '20.19.0', platform: 'sunos', arch: 'x64' })).toBeNull()
})

test('an older Node of the system hands over to the newer one', async ({ skip }) => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(existsSync)
  skip(old === undefined, 'there is no other Node on this system')
  const { code, out, errors } = await started(['info', sample, '--json'], { node: old ?? '' })
  expect([code, errors]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ schemaVersion: latestVersion() })
  expect((await started(['frob'], { node: old ?? '' })).code).toBe(2)
})
