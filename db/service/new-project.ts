/** What every new project has: a codebook, a coder, a view with its layout, and its indexes. */
import type { DateSpan } from '../contract/values.ts'
import type { CaseFramework } from '../formats/case-document.ts'
import { insertCoder } from '../queries/coders.ts'
import { rebuildPairs } from '../queries/event-pairs.ts'
import { rebuildNames } from '../queries/names.ts'
import { networkActors, networkTies } from '../queries/network.ts'
import { insertProject } from '../queries/project.ts'
import { rebuildSearch } from '../queries/search.ts'
import { defaultViewSettings, firstView, insertView, setPosition } from '../queries/views.ts'
import type { WritableDatabase } from '../sqlite/database.ts'
import { insertCodebook } from './codebook.ts'
import { placesIn } from './network.ts'

/** The view that a project opens with. */
export function addFirstView(db: WritableDatabase, uid: string, at: string): void {
  insertView(db, uid, { name: 'Network', caption: '', settings: defaultViewSettings }, at)
}

/** Lays out the network of the first view and keeps the places, then makes names and search index. */
export function finishNewProject(db: WritableDatabase): void {
  const view = firstView(db)
  if (view) {
    const actors = networkActors(db)
    for (const place of placesIn(db, view.id, actors, networkTies(db, actors.id)).places) setPosition(db, view.id, place)
  }
  rebuildNames(db)
  rebuildPairs(db)
  rebuildSearch(db)
}

export interface EmptyProject { title: string; studyPeriod: DateSpan; framework: CaseFramework }

/** Fills a new file with a project that has a codebook, one coder and one view, and nothing else. No undo step comes of it. */
export function fillEmptyProject(db: WritableDatabase, { title, studyPeriod, framework }: EmptyProject, newUid: () => string, at: string): void {
  db.transaction(() => {
    const coderId = insertCoder(db, newUid(), { name: 'Coder 1', initials: 'C1', description: '' }, at)
    // The publication that the codebook rests on is named in its description; the record of it is the analyst's to add.
    const { frameworkId } = insertCodebook(db, framework, null, at)
    insertProject(db, { uid: newUid(), title, summary: '', studyPeriod, frameworkId, coderId, sampleKey: null }, at)
    addFirstView(db, newUid(), at)
    finishNewProject(db)
  })
}
