import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path'
import { EntenteError } from '../../db/contract/errors.ts'
import type { FolderEntry, FolderListing, NewFile } from '../../db/contract/methods/files.ts'
import { writeFailure } from './atomic-file.ts'

export const projectEnding = '.entente'
const mostEntries = 2_000

/** Where people keep documents: the folder of that name in their home where there is one, else the home itself. */
export function documentsFolder(home: string = homedir()): string {
  const documents = join(home, 'Documents')
  return isFolder(documents) ? documents : home
}

/**
 * The folders and projects in a folder, for a chooser: nothing else is named, hidden ones are left out, and what this user may not read is
 * refused. Throws `not_found` or `forbidden`.
 */
export function listFolder(asked: string, places: FolderListing['places']): FolderListing {
  if (!isAbsolute(asked)) throw new EntenteError('bad_request', 'A folder is named by its whole path.')
  const folder = resolve(asked)
  let inside: Dirent[]
  try {
    inside = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new EntenteError('not_found', `There is no folder “${folder}”.`)
    throw new EntenteError('forbidden', `“${folder}” cannot be looked into: ${writeFailure(error).replace('to write there', 'to read it')}.`)
  }
  const entries = inside.flatMap((entry): FolderEntry[] => {
    if (entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    const isLink = entry.isSymbolicLink()
    if (entry.isDirectory() || (isLink && isFolder(path))) return [{ name: entry.name, path, kind: 'folder' }]
    if (extname(entry.name).toLowerCase() !== projectEnding) return []
    return entry.isFile() || (isLink && isFile(path)) ? [{ name: entry.name, path, kind: 'project' }] : []
  })
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  entries.sort((a, b) => (a.kind === b.kind ? order.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1))
  const parent = dirname(folder)
  return { folder, parent: parent === folder ? null : parent, entries: entries.slice(0, mostEntries), more: entries.length > mostEntries, places }
}

/** Folders one usually starts from, those that are there. */
export function usualPlaces(own: string, home: string = homedir()): FolderListing['places'] {
  return [
    { name: 'Home', path: home }, { name: 'Documents', path: join(home, 'Documents') }, { name: 'Desktop', path: join(home, 'Desktop') },
    { name: 'Entente’s own folder', path: own },
  ].filter(({ path }) => isFolder(path))
}

/** The whole path of a new file, a project where no other ending is given, with its ending. Throws `bad_request` where the name is none. */
export function newFilePath(where: NewFile, ending: string = projectEnding): string {
  if ('file' in where) {
    if (!isAbsolute(where.file)) throw new EntenteError('bad_request', 'A new file is named by its whole path.')
    return withEnding(resolve(where.file), ending)
  }
  const { folder, name } = where
  if (!isAbsolute(folder)) throw new EntenteError('bad_request', 'A folder is named by its whole path.')
  if (/[\p{Cc}/\\:*?"<>|]/u.test(name) || /^\.|[. ]$/u.test(name) || basename(name) !== name) {
    const message = 'A file name has none of / \\ : * ? " < > | in it and does not begin or end with a dot.'
    throw new EntenteError('bad_request', `${message} Nothing was made.`, [{ path: 'name', message }])
  }
  return withEnding(join(resolve(folder), name), ending)
}

/** A path beside a project for another file of it that nothing has: “NAME (word)”, “NAME (word 2)” … */
export function freeBeside(project: string, word: string): string {
  const ending = extname(project)
  for (let count = 1; ; count += 1) {
    const path = join(dirname(project), `${basename(project, ending)} (${word}${count === 1 ? '' : ` ${count}`})${ending}`)
    if (!existsSync(path)) return path
  }
}

const withEnding = (path: string, ending: string) => (path.toLowerCase().endsWith(ending) ? path : `${path}${ending}`)
const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory()
const isFile = (path: string) => existsSync(path) && statSync(path).isFile()
