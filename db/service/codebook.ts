/** The codebook of friendship balancing, as every project begins with it. */
import { v5 as uuidv5 } from 'uuid'
import type { CaseFramework } from '../formats/case-document.ts'
import { insertAspect, insertFramework, insertIndicator, replaceScale } from '../queries/framework.ts'
import type { WritableDatabase } from '../sqlite/database.ts'

/** Names space of everything that comes with a case document: the same document gives the same uids everywhere. */
const caseNamespace = '5f0f6a0e-6a53-4c3a-9d55-3a8e3d1c7b42'

/** The uid (UUID version 5) of an entity of a case document, by the document's key, the entity's type and its key there. */
export function caseUid(document: string, type: string, key: string): string {
  return uuidv5(`${document}/${type}/${key}`, caseNamespace)
}

export interface Codebook {
  readonly frameworkId: number
  /** Keys of aspects by code, of indicators by code. */
  readonly aspects: ReadonlyMap<string, number>
  readonly indicators: ReadonlyMap<string, number>
}

/** Puts a codebook into a project. Its uids rest on the codebook's own key, so that projects which share it can be merged. */
export function insertCodebook(db: WritableDatabase, framework: CaseFramework, sourceId: number | null, at: string): Codebook {
  const uid = (type: string, key: string) => caseUid(framework.key, type, key)
  const { name, version, description } = framework
  const frameworkId = insertFramework(db, uid('framework', framework.key), { name, version, description, sourceId }, at)
  const aspects = new Map<string, number>()
  const indicators = new Map<string, number>()
  for (const aspect of framework.aspects) {
    const { code, role, definition } = aspect
    const aspectId = insertAspect(db, uid('aspect', code), frameworkId, { code, name: aspect.name, role, definition, retired: false }, at)
    aspects.set(code, aspectId)
    replaceScale(db, aspectId, aspect.scale)
    for (const indicator of aspect.indicators) {
      indicators.set(indicator.code, insertIndicator(db, uid('indicator', indicator.code), { ...indicator, aspectId, retired: false }, at))
    }
  }
  return { frameworkId, aspects, indicators }
}
