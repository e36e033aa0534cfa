import { useEffect } from 'react'
import type { EntityRef } from '../../../db/contract/values.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { useAnswer, useSelected, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useLikelySource } from '../excerpt/useLikelySource.ts'
import { SourceReader } from './SourceReader.tsx'
import './reader.css'

/** The reading pane: the text of a source, its passages and what they bear on. It follows the source or excerpt that is selected. */
export function ReaderFeature() {
  const workbench = useWorkbench()
  const selected = useSelected()
  const uid = useStoreValue(workbench.reader, state => state.source)
  const likely = useLikelySource()
  const ofExcerpt = useAnswer('excerpts.get', selected?.type === 'excerpt' ? { uid: selected.uid } : null)?.excerpt.source
  const followed = selected?.type === 'source' ? selected.uid : ofExcerpt
  useEffect(() => {
    if (followed !== undefined) workbench.reader.setState({ source: followed })
  }, [workbench, followed])
  const shown = uid ?? likely?.uid ?? null
  const resolved = useAnswer('entities.resolve', shown === null ? null : { uid: shown })
  const choose = (source: EntityRef | null) => source && workbench.reader.setState({ source: source.uid })
  if (resolved?.type === 'source') return <SourceReader key={resolved.uid} source={resolved} onSource={choose} />
  // A source that is gone, or none yet.
  if (shown !== null && resolved === undefined) return <div className="reader" aria-busy="true" />
  return (
    <EmptyState centred title="Choose a source to read" text="Its text is shown here; passages of it are marked and coded where they stand.">
      <EntityPicker label="Source" value={null} onChange={choose} types={['source']} className="reader-first-source" />
    </EmptyState>
  )
}
