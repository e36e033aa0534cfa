import type { Output, ProjectService } from '../contract/api.ts'
import { importDocument, previewDocument, type DocumentMethods } from './project-document/import-document.ts'
import type { ServiceContext } from './context.ts'
import type { Jobs } from './jobs.ts'

/** Documents with more characters are read off the main thread, which they would hold up. */
const largeDocument = 64 * 1024

/** Projects from their documents. */
export function projectDocumentService(context: ServiceContext, jobs: Jobs): Pick<ProjectService, DocumentMethods> {
  const { ports, file } = context
  const elsewhere = context.readOnly ? undefined : ports.importElsewhere
  const closing = new AbortController()
  context.subscribe(event => {
    if (event.type === 'closing') closing.abort()
  })
  return {
    'projectDocument.preview': input => {
      if (!elsewhere || file === null || input.text.length <= largeDocument) return previewDocument(context, input)
      return elsewhere({ method: 'projectDocument.preview', file, input }, { signal: closing.signal, progress: () => undefined }) as Promise<Output<'projectDocument.preview'>>
    },
    'projectDocument.import': input => {
      if (!elsewhere || file === null || input.text.length <= largeDocument) return importDocument(context, input)
      return context.writeElsewhere(() => jobs.run(input.job, async ({ signal, progress }) => {
        await ports.backUpFirst?.()
        return await elsewhere({ method: 'projectDocument.import', file, input }, { signal: AbortSignal.any([signal, closing.signal]), progress }) as Output<'projectDocument.import'>
      }))
    },
  }
}
