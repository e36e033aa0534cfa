import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createProject, ProjectFileError } from '../../db/service/open-project.ts'
import { privateFolder } from './paths.ts'

const sampleName = 'Russia and Israel, 2015-2024.entente'

/**
 * The user's own copy of the sample project in the data folder: made on the first start (whole or not at all), opened again afterwards with
 * all that was changed in it. Returns its path. Throws a ProjectFileError where it cannot be written.
 */
export function sampleProject(folder: string): { file: string; created: boolean } {
  const file = join(privateFolder(folder, 'projects'), sampleName)
  if (existsSync(file)) return { file, created: false }
  try {
    createProject(file, { sample: true })
  } catch (error) {
    // Another start was quicker; its copy is as good.
    if (!(error instanceof ProjectFileError && error.kind === 'exists')) throw error
    return { file, created: false }
  }
  return { file, created: true }
}
