import { EmptyState } from '../../ui/EmptyState.tsx'
import { useAnswer, useSelected } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'

/** What is selected. */
export function Inspector() {
  const selected = useSelected()
  const entity = useAnswer('entities.resolve', selected && { uid: selected.uid })
  if (!selected) return <EmptyState title="Nothing is selected" text="Select an actor, a tie or anything else to see what is known about it." />
  return (
    <EmptyState title={entityWords[selected.type].one} text={<bdi>{entity?.title ?? ''}</bdi>} />
  )
}
