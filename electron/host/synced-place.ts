import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SyncedPlace } from '../../db/contract/entities/synced-place.ts'
import { mountOf, placeByMarkers, placeByMount, placeByPath, type FolderEntry } from '../../db/domain/synced-places.ts'

/** Where Linux tells what is mounted; elsewhere there is no such file, and paths and markers have to do. */
const mounts = '/proc/self/mountinfo'

/**
 * The cloud folder or network drive that a file is in; null where none is recognised. Looks at the path as given and behind links, then at the mount, then
 * into the folders above it: last, since a network drive is slow to read. What cannot be read tells nothing; it never throws.
 */
export function syncedPlaceOf(file: string, mountinfoFile = mounts): SyncedPlace | null {
  const real = realOf(file)
  const oneDrive = [process.env['OneDrive'], process.env['OneDriveCommercial'], process.env['OneDriveConsumer']].filter(folder => folder !== undefined)
  const named = placeByPath(real, process.platform, oneDrive) ?? placeByPath(file, process.platform, oneDrive)
  if (named) return named
  const mount = mountOf(textOf(mountinfoFile), real)
  const mounted = mount && placeByMount(mount)
  if (mounted) return mounted
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    const place = placeByMarkers(folder, entriesOf(folder))
    if (place) return place
    if (folder === dirname(folder)) return null
  }
}

/** `native` also turns the letter of a mapped drive of Windows into its share. */
function realOf(file: string): string {
  try {
    return realpathSync.native(file)
  } catch {
    return file
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function entriesOf(folder: string): FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name.startsWith('.')).map(entry => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch {
    return []
  }
}
