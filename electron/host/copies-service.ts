import type { Service } from '../../db/contract/api.ts'
import type { copyFileMethods } from '../../db/contract/methods/copies.ts'
import type { sharingFileMethods } from '../../db/contract/methods/sharing.ts'
import type { NewFile } from '../../db/contract/methods/files.ts'
import type { PushEvent } from '../../db/contract/push.ts'
import { createJobs } from '../../db/service/jobs.ts'
import type { OpenWorkbench } from './workbench.ts'

interface CopiesOptions {
  /** The project of the window. Throws `no_project`. */
  current(): OpenWorkbench
  /** The whole path of a new file that the window may name, with a project's ending where none is given. Throws `forbidden`. */
  newPath(where: NewFile, ending?: string): string
  /** The path of a file that the window may name. Throws `forbidden`. */
  namedPath(file: string): string
  push(event: PushEvent): void
}

/** The contract's methods of copies that write or read another file, for one window. */
export function copiesService({ current, newPath, namedPath, push }: CopiesOptions): Pick<Service, keyof typeof copyFileMethods | keyof typeof sharingFileMethods> {
  const jobs = createJobs({ push })
  return {
    'files.blindCopy': ({ where, ...options }) => current().writeBlindCopy(newPath(where), options),
    'files.share': ({ where, form, job, ...options }) => {
      const target = newPath(where, form === 'zip' ? '.zip' : '')
      return jobs.run(job, control => current().share(target, form, options, control))
    },
    'files.cancelShare': ({ job }) => ({ cancelled: jobs.cancel(job) }),
    'files.previewMerge': ({ file, ...options }) => current().previewMerge(namedPath(file), options),
    'files.mergeCopy': ({ file, ...options }) => current().mergeCopy(namedPath(file), options),
  }
}
