import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Workbench } from '../../state/workbench.ts'

/** What the tab of the codebook shows. */
export type CodebookPart = 'content' | 'rules' | 'versions'

const views = new WeakMap<Workbench, StoreApi<{ part: CodebookPart }>>()

/** Which part of the codebook a window shows. */
export function codebookView(workbench: Workbench): StoreApi<{ part: CodebookPart }> {
  let view = views.get(workbench)
  if (!view) views.set(workbench, view = createStore<{ part: CodebookPart }>(() => ({ part: 'content' })))
  return view
}

/** Shows the mapping of event codes, in the tab of the codebook. */
export function showRules(workbench: Workbench): void {
  codebookView(workbench).setState({ part: 'rules' })
  workbench.layout.setState({ tab: 'codebook' })
}
