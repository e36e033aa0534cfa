import { describe, expect, test } from 'vitest'
import { mountOf, placeByMarkers, placeByMount, placeByPath } from '../../db/domain/synced-places.ts'

test.each([
  ['linux', '/home/noa/Dropbox/work/case.entente', 'Dropbox', '/home/noa/Dropbox'],
  ['linux', '/home/noa/Dropbox (Institute)/case.entente', 'Dropbox', '/home/noa/Dropbox (Institute)'],
  ['linux', '/home/נועה/Nextcloud2/תיק.entente', 'Nextcloud', '/home/נועה/Nextcloud2'],
  ['linux', '/home/noa/ownCloud/case.entente', 'ownCloud', '/home/noa/ownCloud'],
  ['darwin', '/Users/noa/Library/Mobile Documents/com~apple~CloudDocs/case.entente', 'iCloud Drive', '/Users/noa/Library/Mobile Documents'],
  ['darwin', '/Users/noa/Library/CloudStorage/OneDrive-Institute/case.entente', 'OneDrive', '/Users/noa/Library/CloudStorage/OneDrive-Institute'],
  ['darwin', '/Users/noa/Library/CloudStorage/GoogleDrive-noa@example.org/My Drive/case.entente', 'Google Drive', '/Users/noa/Library/CloudStorage/GoogleDrive-noa@example.org'],
  ['darwin', '/Users/noa/Library/CloudStorage/Box-Box/case.entente', 'Box', '/Users/noa/Library/CloudStorage/Box-Box'],
  ['win32', 'C:\\Users\\Noa\\OneDrive - Institute of Peace\\case.entente', 'OneDrive', 'C:\\Users\\Noa\\OneDrive - Institute of Peace'],
  ['win32', 'C:/Users/Noa/iCloudDrive/case.entente', 'iCloud Drive', 'C:\\Users\\Noa\\iCloudDrive'],
  ['win32', 'G:\\My Drive\\case.entente', 'Google Drive', 'G:\\My Drive'],
  ['win32', '\\\\server\\share\\cases\\case.entente', 'a network drive', '\\\\server\\share'],
  ['win32', '\\\\?\\UNC\\server\\share\\case.entente', 'a network drive', '\\\\server\\share'],
  ['win32', 'd:\\work\\case.entente', 'OneDrive', 'D:\\Work\\'],
])('%s: %s is in %s', (platform, file, service, folder) => {
  expect(placeByPath(file, platform, ['D:\\Work\\'])).toMatchObject({ service, folder })
})

test.each([
  ['linux', '/home/noa/work/Dropbox.entente'],
  ['linux', '/home/noa/Dropbox backup of 2019/case.entente'],
  ['linux', '/home/noa/My Drive/case.entente'],
  ['linux', '/home/noa/\\\\server\\share/case.entente'],
  ['linux', '/home/noa/Library/Mobile Documents/case.entente'],
  ['darwin', '/Users/noa/Documents/onedrives/case.entente'],
  ['win32', 'C:\\Users\\Noa\\Documents\\case.entente'],
  ['win32', 'D:\\Workshop\\case.entente'],
  ['win32', '\\\\?\\C:\\Users\\Noa\\case.entente'],
])('%s: %s is in no synced folder', (platform, file) => {
  expect(placeByPath(file, platform, ['D:\\Work', ''])).toBeNull()
})

describe('what stands in a folder', () => {
  const entry = (name: string, isFolder = false) => ({ name, isFolder })

  test.each([
    ['Dropbox', entry('.dropbox')], ['Dropbox', entry('.dropbox.cache', true)], ['Syncthing', entry('.stfolder', true)], ['Google Drive', entry('.tmp.drivedownload', true)],
    ['Nextcloud', entry('.nextcloudsync.log')], ['ownCloud', entry('.owncloudsync.log')], ['Nextcloud or ownCloud', entry('.sync_3f2a9c0b1d4e.db')],
  ])('tells %s', (service, marker) => {
    expect(placeByMarkers('/work', [entry('.git', true), marker])).toMatchObject({ service, folder: '/work' })
  })

  test('the settings of Dropbox in the home folder, and files of one’s own, tell nothing', () => {
    expect(placeByMarkers('/home/noa', [entry('.dropbox', true), entry('.sync_notes.db'), entry('desktop.ini'), entry('.bashrc')])).toBeNull()
  })
})

const mountinfo = `22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:40 / /mnt/team\\040files rw,relatime shared:20 master:3 - cifs //server/team rw,vers=3.1.1
31 22 0:41 / /net rw,relatime - autofs /etc/auto.net rw
32 31 0:42 / /net rw,relatime - nfs4 server:/net rw
33 22 0:43 / /mnt/dav rw - fuse https://cloud.example.org/dav rw
34 22 8:3 / /net/local rw - xfs /dev/sda3 rw
`

test.each([
  ['/mnt/team files/case.entente', 'a network drive (SMB)', '/mnt/team files'],
  ['/net/a/case.entente', 'a network drive (NFS)', '/net'],
  ['/mnt/dav/case.entente', 'a network drive (WebDAV)', '/mnt/dav'],
])('the mount of %s is %s', (path, service, folder) => {
  const mount = mountOf(mountinfo, path)
  expect(mount && placeByMount(mount)).toMatchObject({ service, folder })
})

test.each([['/home/noa/case.entente', 'ext4'], ['/net/local/case.entente', 'xfs'], ['/network/case.entente', 'ext4'], ['/mnt/davos/case.entente', 'ext4']])('%s is on a disk of this machine', (path, type) => {
  const mount = mountOf(mountinfo, path)
  expect(mount?.type).toBe(type)
  expect(mount && placeByMount(mount)).toBeNull()
})

test('a list of mounts that cannot be read tells nothing, nor does a type called as a property of objects', () => {
  expect(mountOf('', '/a')).toBeNull()
  expect(mountOf('no mount\n - \n1 2 3 4 /a', '/a/b')).toBeNull()
  expect(placeByMount({ type: 'constructor', source: '', folder: '/' })).toBeNull()
})
