import type { Excerpt } from '../../../db/contract/entities/sources.ts'
import { showInText } from '../../state/reader.ts'
import { useWorkbench } from '../../ui/hooks.ts'

/** Leads from an excerpt to its passage in the text of its source. */
export function ShowInText({ excerpt }: { excerpt: Pick<Excerpt, 'uid' | 'source' | 'label'> }) {
  const workbench = useWorkbench()
  return (
    <button type="button" className="link-button" onClick={() => showInText(workbench, excerpt)}>
      show in text<span className="visually-hidden"> {excerpt.label}</span>
    </button>
  )
}
