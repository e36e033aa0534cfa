import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createProject } from '../../db/service/open-project.ts'
import { privateFolder } from './paths.ts'

const sampleName = 'Russia and Israel, 2015-2024.entente'

/**
 * The user's own copy of the sample project in the data folder: made on the first start, opened again afterwards with all that was
 * changed in it. Returns its path. Throws a ProjectFileError where it cannot be written.
 */
export function sampleProject(folder: string): { file: string; created: boolean } {
  const projects = privateFolder(folder, 'projects')
  const file = join(projects, sampleName)
  if (existsSync(file)) return { file, created: false }
  // Made under another name first: a start that is cut short leaves no half sample to be opened next time.
  const unfinished = join(projects, `.unfinished-${process.pid}.entente`)
  const remove = () => ['', '-wal', '-shm', '-lock', '-journal'].forEach(side => rmSync(unfinished + side, { force: true }))
  remove()
  try {
    createProject(unfinished, { sample: true })
    renameSync(unfinished, file)
  } catch (error) {
    // Another start may have been quicker; its copy is as good.
    if (!existsSync(file)) throw error
  } finally {
    remove()
  }
  return { file, created: true }
}
