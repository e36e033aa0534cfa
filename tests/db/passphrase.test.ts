import Database from 'better-sqlite3'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { rebuildSearch } from '../../db/queries/search.ts'
import { checkProjectFile } from '../../db/sqlite/check.ts'
import { sql } from '../../db/sqlite/database.ts'
import { saltOf } from '../../db/sqlite/file-key.ts'
import { forgetKey, keyOf } from '../../db/sqlite/keyring.ts'
import { openProjectFile } from '../../db/sqlite/open.ts'
import { confirmPassphrase, keyForNewLock, unlockFile } from '../../db/sqlite/passphrase.ts'
import { rewriteWithKey } from '../../db/sqlite/rewrite-with-key.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { dump, fill, makeProject } from './support/project.ts'
import { createProjectFile } from '../../db/sqlite/open.ts'

/** The least cost that a file may ask for: tests need not wait. */
const cost = 14
const canary = 'quincunx'
const held = new Set<string>()

async function lockedProject(): Promise<{ folder: string; file: string; before: string }> {
  const folder = temporaryFolder()
  const file = join(folder, 'secret.entente')
  const project = createProjectFile(file)
  fill(project.db)
  const before = dump(project.db)
  project.close()
  rewriteWithKey(file, await keyForNewLock('open sesame', cost))
  held.add(file)
  return { folder, file, before }
}

/** Files of a folder in which the words stand, as UTF-8 or UTF-16. */
function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder).filter(name => {
    const bytes = readFileSync(join(folder, name))
    return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))
  })
}

afterEach(() => {
  for (const file of held) forgetKey(file)
  held.clear()
})

describe('a project locked with a passphrase', () => {
  it('holds the same, opens with the passphrase alone, and shows nothing without it', async () => {
    const { folder, file, before } = await lockedProject()
    expect(readdirSync(folder)).toEqual(['secret.entente'])
    expect(saltOf(readFileSync(file))?.[3]).toBe(cost)
    expect(filesWith(folder, canary)).toEqual([])
    expect(filesWith(folder, 'CREATE TABLE')).toEqual([])

    const opened = openProjectFile(file, { access: 'write' })
    expect(opened).toMatchObject({ readOnly: false, locked: true })
    expect(dump(opened.db)).toBe(before)
    // A change, with its log beside the file, is encrypted as well.
    opened.db.run(sql`UPDATE aspect_scale SET anchor = 'quincunx again'`)
    rebuildSearch(opened.db)
    expect(readdirSync(folder)).toContain('secret.entente-wal')
    expect(filesWith(folder, canary)).toEqual([])
    opened.saveCopy(join(folder, 'copy.entente'), { replace: false })
    opened.db.run(sql`VACUUM`)
    opened.close()
    expect(readdirSync(folder)).toEqual(['copy.entente', 'secret.entente'])
    expect(filesWith(folder, canary)).toEqual([])
    expect(checkProjectFile(file)).toMatchObject({ sound: true, problems: [] })

    forgetKey(file)
    forgetKey(join(folder, 'copy.entente'))
    const bytes = readFileSync(file)
    for (const access of ['read', 'write'] as const) {
      expect(() => openProjectFile(file, { access })).toThrow(expect.objectContaining({ name: 'ProjectFileError', kind: 'needs-passphrase', message: expect.stringMatching(/locked with a passphrase/u) }))
    }
    expect(() => checkProjectFile(file)).toThrow(expect.objectContaining({ kind: 'needs-passphrase' }))
    await expect(unlockFile(file, 'open sesamE')).rejects.toMatchObject({ kind: 'wrong-passphrase', message: expect.not.stringMatching(/sesam/u) })
    expect(keyOf(file)).toBeNull()
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(await unlockFile(file, 'open sesame')).toBe(true)
    // A copy has the lock of the project: its key is known with it.
    const copy = openProjectFile(join(folder, 'copy.entente'), { access: 'read' })
    expect(copy.db.get(sql`SELECT DISTINCT anchor FROM aspect_scale`)).toEqual({ anchor: 'quincunx again' })
    copy.close()
    forgetKey(join(folder, 'copy.entente'))
  })

  it('gets another passphrase, and none, with all that is in it', async () => {
    const { folder, file, before } = await lockedProject()
    await expect(confirmPassphrase(file, 'no')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
    await confirmPassphrase(file, 'open sesame')
    const old = readFileSync(file)
    rewriteWithKey(file, await keyForNewLock('e\u0301tude', cost))
    expect(readdirSync(folder)).toEqual(['secret.entente'])
    writeFileSync(join(folder, 'old.entente'), old)
    forgetKey(file)
    await expect(unlockFile(file, 'open sesame')).rejects.toMatchObject({ kind: 'wrong-passphrase' })
    // The same letters, composed otherwise on another keyboard.
    await unlockFile(file, '\u00e9tude')
    expect(await unlockFile(join(folder, 'old.entente'), 'open sesame')).toBe(true)
    held.add(join(folder, 'old.entente'))

    rewriteWithKey(file, null)
    expect(keyOf(file)).toBeNull()
    expect(await unlockFile(file, 'anything')).toBe(false)
    const plain = openProjectFile(file, { access: 'read' })
    expect(plain).toMatchObject({ locked: false })
    expect(dump(plain.db)).toBe(before)
    plain.close()
    const other = new Database(file, { readonly: true })
    expect(other.pragma('integrity_check', { simple: true })).toBe('ok')
    other.close()
  })

  it('is found again after a crash, with every change that was acknowledged', async () => {
    const { folder, file } = await lockedProject()
    const opened = openProjectFile(file, { access: 'write' })
    opened.db.run(sql`UPDATE note SET title = 'kept'`)
    const crashed = join(folder, 'crashed.entente')
    for (const side of ['', '-wal']) copyFileSync(`${file}${side}`, `${crashed}${side}`)
    opened.close()
    held.add(crashed)
    const reader = openProjectFile(crashed, { access: 'read' })
    expect(reader.db.all(sql`SELECT DISTINCT title FROM note`)).toEqual([{ title: 'kept' }])
    reader.close()
    expect(readdirSync(folder)).toEqual(['crashed.entente', 'secret.entente'])
  })

  it('is refused where a page was changed, and where it asks for more than we give', async () => {
    const { folder, file } = await lockedProject()
    const good = readFileSync(file)
    const spoilt = join(folder, 'spoilt.entente')
    held.add(spoilt)
    for (const at of [5_000, good.length - 60]) {
      writeFileSync(spoilt, good)
      const bytes = readFileSync(spoilt)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(spoilt, bytes)
      expect(() => openProjectFile(spoilt, { access: 'write' })).toThrow(expect.objectContaining({ kind: 'corrupt' }))
      expect(readFileSync(spoilt).equals(bytes)).toBe(true)
    }
    const greedy = Buffer.from(good)
    greedy[3] = 30
    writeFileSync(spoilt, greedy)
    expect(() => openProjectFile(spoilt, { access: 'read' })).toThrow(expect.objectContaining({ kind: 'not-a-database' }))
    expect(await unlockFile(spoilt, 'open sesame')).toBe(false)
    writeFileSync(spoilt, good.subarray(0, good.length - 4_096 * 3 - 7))
    expect(() => openProjectFile(spoilt, { access: 'read' })).toThrow(expect.objectContaining({ kind: 'corrupt' }))
  })

  it('is not locked while another program has it, and stays as it is', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'open.entente')
    makeProject(file)
    const opened = openProjectFile(file, { access: 'write' })
    const key = await keyForNewLock('open sesame', cost)
    expect(() => rewriteWithKey(file, key)).toThrow(expect.objectContaining({ kind: 'locked' }))
    opened.close()
    expect(readdirSync(folder)).toEqual(['open.entente'])
    expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3')
    expect(statSync(file).size).toBeGreaterThan(0)
  })
})
