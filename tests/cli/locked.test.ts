import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { commandNames } from '../../electron/cli/entente.ts'
import { createProject, openProject } from '../../db/service/open-project.ts'
import { sql } from '../../db/sqlite/database.ts'
import { connect } from '../../db/sqlite/open.ts'
import { keyOfSalt } from '../../db/sqlite/keyring.ts'
import { forgetKey, keyForNewLock, saltOfFile, unlockFile } from '../../db/service/locks.ts'
import { realPath } from '../../electron/host/project-pool.ts'
import { stillPorts } from '../builders/project.ts'
import { watchForLeaks } from '../support/leak-watch.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { entente } from './in-process.ts'

/** In the sample, and in everything that the commands bring in. */
const words = ['Kertcher', 'quincunx']

/** A locked project in a folder of its own; plain things have folders of their own beside it. */
async function lockedCase() {
  const folder = realPath(temporaryFolder())
  const at = (...path: string[]) => join(folder, ...path)
  for (const name of ['work', 'data', 'tmp', 'given', 'out']) mkdirSync(at(name))
  vi.stubEnv('ENTENTE_DATA', at('data'))
  for (const name of ['TMPDIR', 'SQLITE_TMPDIR']) vi.stubEnv(name, at('tmp'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const file = at('work', 'case.entente')
  createProject(file, { sample: true }, new Date(), await keyForNewLock('open sesame', 14))
  const opened = openProject(file, { access: 'read', ports: stillPorts() })
  const db = connect(file, { readOnly: true })
  const size = Number(db.pragma('page_size'))
  const root = db.get<{ root: number }>(sql`SELECT rootpage AS root FROM sqlite_schema WHERE name = 'evidence'`)?.root ?? 0
  db.close()
  const tie = (await opened.service['entities.list']({ type: 'tie', limit: 1, hidePrivate: false })).rows[0]?.uid ?? ''
  opened.close()
  forgetKey(file)
  const secret = at('given', 'passphrase')
  writeFileSync(secret, 'open sesame\n')
  chmodSync(secret, 0o600)
  return { at, file, secret, tie, page: { at: (root - 1) * size, size } }
}

type Case = Awaited<ReturnType<typeof lockedCase>>
interface Row {
  /** What the command is given; several where it does several things. */
  args(made: Case): string[][]
  /** Makes what it needs. */
  before?(made: Case): void
  /** What is there afterwards, with the same lock. */
  locked?: string[]
}

const source = (key: string) => `@book{${key}, title={The quincunx papers}, author={Anna Quincunx}, year={2020}}`

/** Every command on a locked project, what grows it last: a command without a row here fails the test. */
const rows: Record<string, Row> = {
  proposals: { args: ({ file, tie }) => [[file], [file, '--tie', tie, '--json']] },
  report: { args: ({ file, tie, at }) => [[file, '--tie', tie, '-o', at('out', 'brief.html')], [file, '--dyad', 'Russia', 'Israel', '-o', at('out', 'brief.pdf')]] },
  info: { args: ({ file }) => [[file]] },
  check: { args: ({ file }) => [[file], [file, '--json']] },
  search: { args: ({ file }) => [[file, 'russia'], [file, 'Kertcher', '--private']] },
  new: { args: ({ at }) => [[at('work', 'new.entente'), '--title', 'The quincunx case']], locked: ['new.entente'] },
  export: {
    args: ({ file, at }) => [['svg', 'figure.svg'], ['pdf', 'figure.pdf'], ['png', 'figure.png'], ['json', 'project.json'], ['csv', 'tables.zip'], ['evidence-html', 'evidence.html']]
      .map(([format = '', name = '']) => [file, '--format', format, '-o', at('out', name)]),
  },
  analyze: { args: ({ file, tie }) => ['reading', 'agreement', 'balance', 'centrality', 'strain', 'timeline'].map(name => [file, name, ...(name === 'strain' ? ['--tie', tie] : [])]) },
  bundle: {
    args: ({ file, at }) => [
      [file, '-o', at('out', 'blind.entente'), '--coder', 'Ada'], [file, '--share', '-o', at('out', 'shared.zip'), '--figures', 'svg'], [file, '--share', '-o', at('out', 'shared'), '--figures', 'none', '--dry-run'],
    ],
  },
  merge: {
    before: ({ at, file }) => copyFileSync(file, at('work', 'other.entente')),
    args: ({ file, at }) => [[file, at('out', 'blind.entente'), '--dry-run'], [file, at('out', 'blind.entente')], [file, at('work', 'other.entente')]],
  },
  backup: {
    args: ({ file, at }) => [[file], [file, '--to', at('work', 'elsewhere')], [file, '--list']],
  },
  restore: {
    before: ({ at, file }) => copyFileSync(file, at('work', 'earlier.entente')),
    args: ({ file, at }) => [
      [file, '--from', at('work', 'earlier.entente'), '--dry-run'], [file, `--from=${at('work', 'earlier.entente')}`, '-o', at('work', 'restored.entente')], [file, `--from=${at('work', 'earlier.entente')}`],
    ],
    locked: ['case.entente', 'restored.entente'],
  },
  recover: {
    before: ({ at, file, page }) => {
      const bytes = readFileSync(file)
      bytes.fill(0xA5, page.at, page.at + page.size)
      writeFileSync(at('work', 'damaged.entente'), bytes)
    },
    args: ({ at }) => [[at('work', 'damaged.entente'), '-o', at('work', 'saved.entente')]],
    locked: ['saved.entente'],
  },
  lock: {
    before: ({ at }) => {
      writeFileSync(at('given', 'next'), 'another passphrase')
      chmodSync(at('given', 'next'), 0o600)
      copyFileSync(at('work', 'case.entente'), at('work', 'relocked.entente'))
    },
    args: ({ at }) => [[at('work', 'relocked.entente'), '--new-passphrase-file', at('given', 'next')]],
    locked: ['relocked.entente'],
  },
  text: {
    before: ({ at }) => writeFileSync(at('given', 'text.md'), `# The quincunx meeting\n\n${'They met, and the quincunx stood. '.repeat(500)}`),
    args: ({ file, at }) => [[file, '--source', 'kertcher2024practice', at('given', 'text.md'), '--dry-run'], [file, '--source', 'kertcher2024practice', at('given', 'text.md')]],
  },
  import: {
    before: ({ at }) => {
      writeFileSync(at('given', 'refs.bib'), source('quincunx2020'))
      writeFileSync(at('given', 'ring.net'), '*Vertices 3\n1 "quincunx one"\n2 "quincunx two"\n3 "quincunx three"\n*Arcs\n1 2 1\n2 3 1\n')
      // Large enough for a thread of its own.
      writeFileSync(at('given', 'large.net'), `*Vertices 900\n${Array.from({ length: 900 }, (_, index) => `${index + 1} "quincunx ${index} of the society for the study of quincunxes"`).join('\n')}\n*Arcs\n1 2 1\n`)
    },
    args: ({ file, at }) => [[file, at('given', 'refs.bib'), '--dry-run'], [file, at('given', 'refs.bib')], [file, at('given', 'ring.net')], [file, at('given', 'large.net')]],
  },
}

test('every command works on a locked project with the passphrase in a file and none without, and leaves no word of it in plain', { timeout: 120_000 }, async () => {
  const made = await lockedCase()
  const { at, secret, file } = made
  // The window of `open` runs until it is closed: below.
  expect(Object.keys(rows).concat('open').toSorted()).toEqual([...commandNames].toSorted())
  const folders = [at('work'), at('data'), at('tmp')]
  // Blind copies and bundles are for others, and say that they are plain.
  const stop = watchForLeaks({ folders, words })
  for (const [name, { args, before, locked = [] }] of Object.entries(rows)) {
    before?.(made)
    for (const given of args(made)) {
      if (name !== 'new' && !given.includes('--list')) expect([name, await entente(name, ...given)]).toEqual([name, expect.objectContaining({ code: 1, errors: expect.stringMatching(/locked with a passphrase/u) })])
      const { code, errors } = await entente(name, ...given, '--passphrase-file', secret)
      expect([name, ...given, code, errors]).toEqual([name, ...given, 0, ''])
      expect([name, keyOfSalt(saltOfFile(file) ?? new Uint8Array())]).toEqual([name, null])
    }
    for (const path of locked) expect([path, saltOfFile(at('work', path)) !== null]).toEqual([path, true])
    expect(existsSync(`${file}-wal`)).toBe(false)
  }
  const { found, rounds, files } = await stop()
  expect(found).toEqual([])
  expect(Math.min(rounds, files)).toBeGreaterThan(30)
  // The watch sees what it looks for: the exports are plain.
  expect((await watchForLeaks({ folders: [at('out')], words })()).found.length).toBeGreaterThan(2)
  expect((await entente('bundle', file, '-o', at('out', 'blind 2.entente'), '--coder', 'Ada', '--passphrase-file', secret)).text).toMatch(/this copy is not/u)
  // What was saved of the damaged one and what was made new is sound, and has the words that it should.
  for (const name of ['saved.entente', 'new.entente', 'restored.entente']) {
    await unlockFile(at('work', name), 'open sesame')
    expect((await entente('search', at('work', name), name === 'new.entente' ? 'quincunx' : 'Kertcher')).text).toMatch(/quincunx|Kertcher/u)
    forgetKey(at('work', name))
  }
})

test('a passphrase file is its owner’s, a wrong one opens nothing, and a lock is set, changed and taken off', { timeout: 60_000 }, async () => {
  const { file, secret, at } = await lockedCase()
  writeFileSync(secret, 'open sesamE')
  expect(await entente('info', file, `--passphrase-file=${secret}`)).toMatchObject({ code: 1, errors: expect.stringMatching(/does not open/u) })
  chmodSync(secret, 0o644)
  expect(await entente('info', file, '--passphrase-file', secret)).toMatchObject({ code: 2, errors: expect.stringMatching(/chmod 600/u) })
  expect(await entente('info', file, '--passphrase-file')).toMatchObject({ code: 2 })
  chmodSync(secret, 0o600)
  writeFileSync(secret, 'short')
  expect(await entente('new', at('work', 'weak.entente'), '--passphrase-file', secret)).toMatchObject({ code: 2, errors: expect.stringMatching(/8 to 1,000/u) })
  expect(existsSync(at('work', 'weak.entente'))).toBe(false)
  writeFileSync(secret, 'open sesame')
  expect(await entente('lock', file, '--passphrase-file', secret)).toMatchObject({ code: 2 })
  expect(await entente('lock', file, '--remove', '--passphrase-file', secret)).toMatchObject({ code: 0 })
  expect((await entente('info', file)).code).toBe(0)
  // Backups from before the lock are told of, and locked or deleted where that is asked for.
  const { file: backup } = (await entente('backup', file, '--json')).document as { file: string }
  expect(await entente('lock', file, '--new-passphrase-file', secret, '--backups', 'burn')).toMatchObject({ code: 2 })
  expect(await entente('lock', file, '--new-passphrase-file', secret)).toMatchObject({ code: 0, text: expect.stringContaining('One backup made before is as before') })
  expect(saltOfFile(backup)).toBeNull()
  expect(await entente('lock', file, '--new-passphrase-file', secret, '--backups', 'lock')).toMatchObject({ code: 0, text: expect.stringContaining('Locked 1 backup made before') })
  expect(saltOfFile(backup)).toEqual(saltOfFile(file))
  expect(await entente('restore', file, '--from', backup, '--dry-run')).toMatchObject({ code: 0, text: expect.stringContaining('Nothing differs') })
  expect(await entente('lock', file, '--new-passphrase-file', secret, '--backups', 'delete')).toMatchObject({ code: 0, text: expect.stringContaining('Deleted 1 backup made before') })
  expect(existsSync(backup)).toBe(false)
  forgetKey(file)
  expect((await entente('info', file)).code).toBe(1)
  expect((await entente('info', file, '--passphrase-file', secret)).code).toBe(0)
})

test('a window opens with the passphrase in a file and does not ask for it; the words are on no command line', { timeout: 60_000 }, async () => {
  const { file, secret } = await lockedCase()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../electron/serve/index.ts'), '--no-open', `--passphrase-file=${secret}`, '--', file], {
    stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ENTENTE_DEV_SERVER: 'http://127.0.0.1:9' },
  })
  onTestFinished(() => void child.kill())
  let said = ''
  for await (const chunk of child.stdout) {
    said += String(chunk)
    if (said.includes('The link works once')) break
  }
  expect(said).toContain(`Entente in the browser shell · ${file}`)
  expect(said).toContain('The link works once')
  expect(said).not.toContain('asks for the passphrase')
  expect(child.spawnargs.join(' ')).not.toContain('sesame')
  child.kill()
})
