import type { Service } from '../contract/api.ts'
import { currentCoder } from '../queries/coders.ts'
import { countEntities, getProject, schemaVersion, updateProject } from '../queries/project.ts'
import { historyState } from '../sqlite/undo.ts'
import type { ServiceContext } from './context.ts'
import { dateOf } from './fields.ts'

type ProjectMethods = 'project.get' | 'project.update' | 'history.get' | 'history.undo' | 'history.redo' | 'preferences.get' | 'preferences.set'

/** The project as a whole, its history, and the user's preferences. */
export function projectService(context: ServiceContext): Pick<Service, ProjectMethods> {
  const { db, ports } = context
  const replay = (direction: 'undo' | 'redo') => ({ done: context.replay(direction), ...historyState(db) })
  return {
    'project.get': () => {
      const { uid, title, summary, studyPeriod, sample, createdAt } = getProject(db)
      const coder = currentCoder(db)
      return {
        uid, title, summary, studyPeriod: studyPeriod.raw, sample, createdAt,
        schemaVersion: schemaVersion(db), file: context.file, readOnly: context.readOnly, readOnlyReason: context.readOnlyReason,
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
    'history.undo': () => replay('undo'),
    'history.redo': () => replay('redo'),
    'preferences.get': () => ports.preferences.get(),
    'preferences.set': ({ changes }) => ports.preferences.set(changes),
  }
}
