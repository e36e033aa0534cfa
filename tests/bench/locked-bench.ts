import { copyFileSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { forgetKey, keyForNewLock, keyOf, rewriteWithKey, unlockByKey, unlockFile, type FileKey } from '../../db/service/locks.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { makeLarge } from './large-project.ts'
import { measure, type Measurement } from './measure.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)

/** What a passphrase costs: opening, searching and saving in a project, plain and locked, and changing its lock. */
export async function benchLocked(folder: string, size = { actors: 2_000, ties: 6_000, events: 20_000 }): Promise<Measurement[]> {
  const own = mkdtempSync(join(folder, 'locked-'))
  const plain = makeLarge(own, size)
  const locked = join(own, 'locked.entente')
  copyFileSync(plain, locked)
  const key = await keyForNewLock('open sesame')
  const started = performance.now()
  rewriteWithKey(locked, key)
  const rewriting = performance.now() - started
  const kept: FileKey = { salt: key.salt, key: Uint8Array.from(key.key) }

  const open = (file: string) => openWorkbench(file, { access: 'write', folder: own, workerFile })
  const results: Measurement[] = []
  for (const [name, file] of [['plain', plain], ['locked', locked]] as const) {
    if (file === locked && keyOf(file) === null) unlockByKey(file, kept)
    results.push(await measure(`${name}: open and close`, 7, () => open(file).close()))
    const { client, close } = open(file)
    try {
      results.push(await measure(`${name}: search`, 15, () => client.call('search.query', { query: 'actor', private: true, limit: 60 })))
      results.push(await measure(`${name}: the network`, 5, () => client.call('network.get', {})))
      let turn = 0
      results.push(await measure(`${name}: save a change`, 25, () => client.call('project.update', { changes: { summary: `The ${(turn += 1)}th` } })))
    } finally {
      close()
    }
  }
  forgetKey(locked)
  results.push(await measure('locked: the key of a passphrase, once at opening', 3, () => unlockFile(locked, 'open sesame')))
  results.push({ name: 'locked: the lock of the file set (written anew and looked through)', runs: [rewriting] })
  return results
}
