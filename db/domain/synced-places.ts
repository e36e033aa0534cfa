import type { SyncedPlace } from '../contract/entities/synced-place.ts'

/**
 * Folders that cloud services sync, and drives of a network: where a project that is open can come to harm. Names and markers are those that the
 * services' own programs give: Dropbox (`.dropbox`, `.dropbox.cache`), Nextcloud and ownCloud (`.sync_*.db`, `.nextcloudsync.log`, `.owncloudsync.log`),
 * Syncthing (`.stfolder`), Google Drive (`.tmp.drivedownload`), macOS (`Library/CloudStorage`, `Library/Mobile Documents`), OneDrive (`OneDrive - Name`).
 */

export interface FolderEntry { readonly name: string; readonly isFolder: boolean }

export interface Mount {
  /** The type as the system calls it: `nfs4`, `fuse.sshfs`. */
  readonly type: string
  /** What is mounted: a device, `server:/share`, an address. */
  readonly source: string
  readonly folder: string
}

/** Where a file is, by its path alone; null where that says nothing. `oneDrive` are the folders that Windows names as OneDrive's. */
export function placeByPath(file: string, platform: string, oneDrive: readonly string[] = []): SyncedPlace | null {
  const windows = platform === 'win32'
  const separator = windows ? '\\' : '/'
  const path = windows ? file.replaceAll('/', '\\').replace(/^\\\\\?\\UNC\\/iu, '\\\\').replace(/^\\\\\?\\/u, '') : file
  const share = windows ? /^\\\\[^\\.][^\\]*\\[^\\]+/u.exec(path) : null
  const folders = path.split(separator).slice(0, -1)
  for (const [index, name] of folders.entries()) {
    const service = serviceOfName(name, folders[index - 1] ?? '', folders[index - 2] ?? '', platform)
    if (service !== null) return cloud(service, folders.slice(0, index + 1).join(separator))
  }
  const known = windows ? oneDrive.find(folder => isWithin(path.toLowerCase(), folder.replace(/\\+$/u, '').toLowerCase(), '\\')) : undefined
  if (known !== undefined) return cloud('OneDrive', known)
  return share ? network('a network drive', share[0]) : null
}

function serviceOfName(name: string, parent: string, grandparent: string, platform: string): string | null {
  if (platform === 'darwin') {
    if (parent === 'CloudStorage' && grandparent === 'Library') return cloudStorage(name)
    if (name === 'Mobile Documents' && parent === 'Library') return 'iCloud Drive'
  }
  if (name === 'com~apple~CloudDocs' || /^iCloud ?Drive$/iu.test(name)) return 'iCloud Drive'
  if (/^Dropbox(?: \(.+\))?$/iu.test(name)) return 'Dropbox'
  if (/^OneDrive(?: - .+)?$/iu.test(name)) return 'OneDrive'
  if (/^Google ?Drive$/iu.test(name)) return 'Google Drive'
  // The drive that Google Drive makes on Windows has its folders at the root.
  if (platform === 'win32' && /^[a-z]:$/iu.test(parent) && /^(?:My Drive|Shared drives)$/u.test(name)) return 'Google Drive'
  if (/^Nextcloud\d*$/iu.test(name)) return 'Nextcloud'
  if (/^ownCloud\d*$/iu.test(name)) return 'ownCloud'
  return null
}

/** macOS: `Library/CloudStorage/OneDrive-Name`, `GoogleDrive-address`, `Dropbox`, `Box-Box`. The rest may name a person and is left out. */
function cloudStorage(name: string): string {
  const [provider = ''] = name.split('-')
  return provider === 'GoogleDrive' ? 'Google Drive' : provider
}

/** Whose folder it is by what stands in it; null where nothing tells. */
export function placeByMarkers(folder: string, entries: Iterable<FolderEntry>): SyncedPlace | null {
  let service: string | null = null
  for (const { name, isFolder } of entries) {
    // A *folder* `.dropbox` is where the program keeps its settings, in the home folder; the file marks what it syncs.
    if ((name === '.dropbox' && !isFolder) || (name === '.dropbox.cache' && isFolder)) return cloud('Dropbox', folder)
    if (name === '.stfolder') return cloud('Syncthing', folder)
    if (name === '.tmp.drivedownload' && isFolder) return cloud('Google Drive', folder)
    if (name === '.owncloudsync.log') return cloud('ownCloud', folder)
    if (name === '.nextcloudsync.log') return cloud('Nextcloud', folder)
    if (/^\._?sync_[0-9a-f]+\.db$/u.test(name) && !isFolder) service = 'Nextcloud or ownCloud'
  }
  return service === null ? null : cloud(service, folder)
}

const networkTypes: Readonly<Record<string, string>> = {
  nfs: 'NFS', nfs4: 'NFS', cifs: 'SMB', smb3: 'SMB', smbfs: 'SMB', afs: 'AFS', ceph: 'Ceph', davfs: 'WebDAV', lustre: 'Lustre',
  'fuse.sshfs': 'SSH', 'fuse.rclone': 'rclone', 'fuse.davfs': 'WebDAV', 'fuse.davfs2': 'WebDAV', 'fuse.glusterfs': 'GlusterFS', 'fuse.ceph': 'Ceph',
  'fuse.ceph-fuse': 'Ceph', 'fuse.gvfsd-fuse': 'GVfs', 'fuse.kio-fuse': 'KIO', 'fuse.s3fs': 'S3', 'fuse.smbnetfs': 'SMB', 'fuse.curlftpfs': 'FTP',
}

/** The network drive that a mount is; null for a disk of this machine. */
export function placeByMount({ type, source, folder }: Mount): SyncedPlace | null {
  if (type === 'fuse.google-drive-ocamlfuse') return cloud('Google Drive', folder)
  if (type === 'fuse.onedriver') return cloud('OneDrive', folder)
  // davfs2 is plain `fuse` with the address as what is mounted.
  const kind = Object.hasOwn(networkTypes, type) ? networkTypes[type] : type === 'fuse' && /^https?:\/\//u.test(source) ? 'WebDAV' : undefined
  return kind === undefined ? null : network(`a network drive (${kind})`, folder)
}

/**
 * The mount that a path is on, from the text of Linux's `/proc/self/mountinfo` (proc_pid_mountinfo(5)): the longest mount point above it, and of
 * several at one point the last, which covers the others. Null where none fits.
 */
export function mountOf(mountinfo: string, path: string): Mount | null {
  let found: Mount | null = null
  for (const line of mountinfo.split('\n')) {
    const [place, rest] = line.split(' - ', 2)
    const point = place?.split(' ')[4]
    const [type, source] = rest?.split(' ') ?? []
    if (point === undefined || type === undefined) continue
    const folder = unescaped(point)
    if ((folder === '/' || isWithin(path, folder, '/')) && folder.length >= (found?.folder.length ?? 0)) found = { type, source: unescaped(source ?? ''), folder }
  }
  return found
}

/** Blank, tab, line feed and backslash are written as `\040` and the like. */
const unescaped = (text: string) => text.replace(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCodePoint(Number.parseInt(octal, 8)))

const isWithin = (path: string, folder: string, separator: string) => folder !== '' && path.startsWith(folder.endsWith(separator) ? folder : `${folder}${separator}`)

function cloud(service: string, folder: string): SyncedPlace {
  return {
    service, folder,
    advice: `While a project is open, its newest changes are in files beside it (“-wal”, “-shm”), which ${service} copies one by one: another computer can get an older, a damaged or a second, conflicting project. `
      + 'Keep it in a folder that is not synced, or pause the syncing while it is open. Closed, it is one file and may be synced.',
  }
}

function network(service: string, folder: string): SyncedPlace {
  return {
    service, folder,
    advice: 'A project that is open on a network drive can be damaged when the connection drops, or when two computers open it at once: the lock that keeps them apart is not certain to work there. '
      + 'Work on a copy on a disk of this computer, and copy it back when it is closed; a closed project is one file.',
  }
}
