import type { Uid } from '../../db/contract/values.ts'
import type { Workbench } from './workbench.ts'

/** A stretch of a source's text, `[start, end)` in UTF-16 code units. */
interface Place {
  start: number
  end: number
}

/** What the reading pane shows, kept while another tab is in front. */
export interface ReaderState {
  /** The source whose text is read; null: none was chosen yet. */
  source: Uid | null
  /** The excerpt that the pane is asked to bring into sight and flash, and whether to code it at once; it takes it from here. */
  wanted: { excerpt: Uid; code: boolean } | null
  /** The passage that the keyboard was on, by source. */
  places: ReadonlyMap<Uid, Place>
}

export const nothingRead: ReaderState = { source: null, wanted: null, places: new Map() }

/** Opens a source in the reading pane. */
export function openInReader({ reader, layout }: Workbench, source: Uid): void {
  reader.setState({ source })
  layout.setState({ tab: 'reader' })
}

/** Shows the passage of an excerpt in the text of its source; going back leads to where one came from. */
export function showInText(workbench: Workbench, excerpt: { uid: Uid; source: Uid }, code = false): void {
  workbench.visit({ type: 'excerpt', uid: excerpt.uid }, 'reader')
  workbench.reader.setState({ source: excerpt.source, wanted: { excerpt: excerpt.uid, code } })
}
