import type { CslItem } from '../../../db/contract/entities/sources.ts'
import type { Workbench } from '../../state/workbench.ts'
import { freeCitationKey, suggestCitationKey } from './citation-key.ts'

/** The change of each source that is under way, by window and source: one waits for the other, so that none is built on an older record. */
const underWay = new WeakMap<Workbench, Map<string, Promise<unknown>>>()

/** A key that was suggested for a record, perhaps with a letter to tell it apart; it follows the record. */
const isSuggested = (key: string, csl: CslItem): boolean => {
  const suggested = suggestCitationKey(csl)
  return key === suggested || (key.startsWith(suggested) && /^(?:[b-z]|-\d+)$/u.test(key.slice(suggested.length)))
}

/** Changes a part of a source's record as it stands now; a citation key that was suggested is suggested anew. */
export function updateCsl(workbench: Workbench, uid: string, change: (csl: CslItem) => CslItem, stay?: string): Promise<void> {
  let ofWindow = underWay.get(workbench)
  if (!ofWindow) underWay.set(workbench, ofWindow = new Map())
  const run = async () => {
    const { source } = await workbench.client.call('sources.get', { uid })
    const csl = change(source.csl)
    const follows = isSuggested(source.citationKey, source.csl) && suggestCitationKey(csl) !== suggestCitationKey(source.csl)
    await workbench.write('sources.update', { uid, stay, expected: { csl: source.csl }, changes: { csl, ...(follows ? { citationKey: await freeCitationKey(workbench.client, csl) } : {}) } })
  }
  const next = (ofWindow.get(uid) ?? Promise.resolve()).then(run, run)
  ofWindow.set(uid, next)
  return next
}
