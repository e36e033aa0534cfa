import type { ShareOptions } from '../../contract/entities/sharing.ts'
import { getProject } from '../../queries/project.ts'
import { listViews } from '../../queries/views.ts'
import type { ReadableDatabase } from '../../sqlite/database.ts'
import { notFound } from '../errors.ts'
import { fileNameOf } from '../file-name.ts'

/** A view of which there are figures, and the name of its files without their ending. */
export interface BundleView { readonly uid: string; readonly stem: string }

/** Name of the project's copy in a bundle. */
export const bundleProjectName = (db: ReadableDatabase): string => `${fileNameOf(getProject(db).title, 'project')}.entente`

/** The chosen of these views, in their order. Two of one name get numbers. Throws `not_found`. */
export function bundleViews(views: readonly { uid: string; name: string }[], { views: wanted, figures, evidence }: Pick<ShareOptions, 'views' | 'figures' | 'evidence'>): BundleView[] {
  if (figures.length === 0 && !evidence) return []
  if (wanted?.some(uid => !views.some(view => view.uid === uid))) throw notFound('view', 'views')
  const taken = new Set<string>()
  return views.filter(({ uid }) => wanted === null || wanted.includes(uid)).map(({ uid, name }) => {
    const plain = fileNameOf(name, 'view')
    let stem = plain
    // Some file systems do not tell capitals apart.
    for (let number = 2; taken.has(stem.toLowerCase()); number += 1) stem = `${plain} ${number}`
    taken.add(stem.toLowerCase())
    return { uid, stem }
  })
}

/** Path in a bundle of a view's figure or of its evidence. */
export const figurePath = (stem: string, form: string): string => `figures/${stem}.${form}`
export const evidencePath = (stem: string): string => `evidence/${stem}.html`

/** Paths of the files of a bundle, beside its manifest. */
export function bundlePaths(db: ReadableDatabase, options: ShareOptions): string[] {
  const views = bundleViews(listViews(db), options)
  return [
    bundleProjectName(db), ...views.flatMap(({ stem }) => options.figures.map(form => figurePath(stem, form))),
    ...(options.evidence ? views.map(({ stem }) => evidencePath(stem)) : []),
  ]
}
