import type { Service } from '../contract/api.ts'
import type { SyncedPlace } from '../contract/entities/synced-place.ts'
import { currentCoder } from '../queries/coders.ts'
import { countEntities, getProject, schemaVersion, updateProject } from '../queries/project.ts'
import { placeOf } from '../sqlite/in-place.ts'
import { historyState, rowsInBatches } from '../sqlite/undo.ts'
import type { ServiceContext } from './context.ts'
import { dateOf } from './fields.ts'
import type { Jobs } from './jobs.ts'

type ProjectMethods = 'project.get' | 'project.update' | 'history.get' | 'history.undo' | 'history.redo' | 'preferences.get' | 'preferences.set'

/** The project as a whole, its history, and the user's preferences. */
export function projectService(context: ServiceContext, jobs: Jobs): Pick<Service, ProjectMethods> {
  const { db, ports } = context
  const elsewhere = context.readOnly ? undefined : ports.importElsewhere
  let place: SyncedPlace | null | undefined
  const replay = (direction: 'undo' | 'redo', job: string | undefined) => {
    const { file } = context
    if (!elsewhere || file === null || rowsInBatches(db, direction) === 0) return { done: context.replay(direction), ...historyState(db) }
    const method = direction === 'undo' ? 'history.undo' as const : 'history.redo' as const
    return context.writeElsewhere(async () => {
      const { label } = await jobs.run(job, control => elsewhere({ method, file }, control) as Promise<{ label: string | null }>)
      return { done: label, ...historyState(db) }
    })
  }
  return {
    'project.get': () => {
      const { uid, title, summary, studyPeriod, sample, createdAt } = getProject(db)
      const coder = currentCoder(db)
      // Looked at once while the project is open: it is asked for after every change.
      if (place === undefined) place = context.file === null ? null : ports.placeOf?.(context.file) ?? null
      return {
        uid, title, summary, studyPeriod: studyPeriod.raw, sample, createdAt,
        schemaVersion: schemaVersion(db), file: context.file, fileState: context.file === null ? 'here' : placeOf(context.file), readOnly: context.readOnly, readOnlyReason: context.readOnlyReason, place,
        counts: countEntities(db), currentCoder: { uid: coder.uid, name: coder.name, initials: coder.initials },
      }
    },
    'project.update': ({ changes, stay }) => {
      const studyPeriod = changes.studyPeriod === undefined ? undefined : dateOf('studyPeriod', changes.studyPeriod)
      return context.write({ label: 'Edit project', stay }, (target, at) => {
        updateProject(target, { title: changes.title, summary: changes.summary, studyPeriod }, at)
        return {}
      })
    },
    'history.get': () => historyState(db),
    'history.undo': ({ job }) => replay('undo', job),
    'history.redo': ({ job }) => replay('redo', job),
    'preferences.get': () => ports.preferences.get(),
    'preferences.set': ({ changes }) => ports.preferences.set(changes),
  }
}
