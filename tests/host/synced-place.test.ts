import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createProject } from '../../db/service/open-project.ts'
import { syncedPlaceOf } from '../../electron/host/synced-place.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { entente } from '../cli/in-process.ts'
import { temporaryFolder } from '../support/temporary.ts'

/** A project some folders below a folder of this name; nothing above it is synced. */
function projectIn(name: string) {
  const folder = realpathSync(temporaryFolder())
  const top = join(folder, name)
  mkdirSync(join(top, 'work', 'cases'), { recursive: true })
  const file = join(top, 'work', 'cases', 'Case משפט.entente')
  createProject(file, { title: 'Case' })
  return { folder, top, file }
}

test('a marker is found in any folder above the project, and a name behind a link', () => {
  const { folder, top, file } = projectIn('team')
  expect(syncedPlaceOf(file)).toBeNull()
  mkdirSync(join(top, '.stfolder'))
  expect(syncedPlaceOf(file)).toMatchObject({ service: 'Syncthing', folder: top, advice: expect.stringContaining('Syncthing copies one by one') })

  const other = projectIn('Dropbox')
  symlinkSync(join(other.top, 'work'), join(folder, 'link'), 'junction')
  expect(syncedPlaceOf(join(folder, 'link', 'cases', 'Case משפט.entente'))).toMatchObject({ service: 'Dropbox', folder: other.top })
})

test('a network drive is known from the mounts; what cannot be read tells nothing', () => {
  const { folder, top, file } = projectIn('team')
  const mountinfo = join(folder, 'mountinfo')
  writeFileSync(mountinfo, `22 1 8:2 / / rw - ext4 /dev/sda2 rw\n30 22 0:40 / ${top} rw - fuse.sshfs noa@server:/cases rw\n`)
  expect(syncedPlaceOf(file, mountinfo)).toMatchObject({ service: 'a network drive (SSH)', folder: top })
  expect(syncedPlaceOf(join(folder, 'absent', 'x.entente'), join(folder, 'absent'))).toBeNull()
})

test('the window learns of it with the project, and that it is known is kept beside the other preferences', async () => {
  const { folder, top, file } = projectIn('Nextcloud')
  const opened = openWorkbench(file, { access: 'write', folder: join(folder, 'data'), workerFile: new URL('../../electron/host/worker.ts', import.meta.url), checkOutputs: true })
  onTestFinished(() => opened.close())
  const { client } = opened
  const { uid, place } = await client.call('project.get', {})
  expect(place).toMatchObject({ service: 'Nextcloud', folder: top })
  await client.call('preferences.set', { changes: { knownPlaces: { [uid]: 'Nextcloud' } } })
  expect(await client.call('preferences.get', {})).toMatchObject({ knownPlaces: { [uid]: 'Nextcloud' }, tourSeen: false })
})

test('`info` notes it for people, and leaves the document as it is', async () => {
  const { top, file } = projectIn('OneDrive - Institute')
  const told = await entente('info', file)
  expect(told).toMatchObject({ code: 0, errors: expect.stringContaining(`in OneDrive: ${top}.`) })
  expect(told.text).not.toContain('OneDrive')
  const { document, errors } = await entente('info', file, '--json')
  expect(errors).toBe('')
  expect(document).not.toHaveProperty('place')
})
