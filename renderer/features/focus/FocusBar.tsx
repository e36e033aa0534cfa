import { Fragment } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { focusNames, focusTitles } from '../../../db/domain/focus/sentence.ts'
import { openDyad } from '../../state/dyad-view.ts'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { FocusedNetwork } from './useFocusedNetwork.ts'
import { focusFound } from './words.ts'
import './focus.css'

const depths = ['1', '2', '3', '4'] as const

/** Over the network while a part of it is looked at: what the focus is, what it found, and the way out. */
export function FocusBar({ data, focused }: { data: NetworkData; focused: FocusedNetwork }) {
  const workbench = useWorkbench()
  const { focusView, commands } = workbench
  const { focus, outside } = useStoreValue(focusView, state => state)
  if (focus === null) return null
  const names = focusNames(data, focus)
  return (
    <section className="focus-bar" aria-label="Focus">
      <p className="focus-sentence">
        <span className="focus-kind">{focusTitles[focus.kind]} </span>
        {names.map((name, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two actors may have one name
          <Fragment key={index}>{index > 0 && (index === names.length - 1 ? ' and ' : ', ')}<bdi>{name}</bdi></Fragment>
        ))}
        <span className="quiet"> · {focusFound(focus, focused.focus)}</span>
      </p>
      {focus.kind === 'neighbours' && (
        <SegmentedControl
          label="Depth" hideLabel value={String(focus.depth) as (typeof depths)[number]}
          onChange={depth => focusView.setState({ focus: { ...focus, depth: Number(depth) as 1 | 2 | 3 | 4 } })}
          segments={depths.map(depth => ({ value: depth, text: depth, label: depth === '1' ? '1 tie away' : `up to ${depth} ties away` }))}
        />
      )}
      {focus.kind !== 'dyad' && (
        <SegmentedControl
          label="What is out of focus" value={outside} onChange={next => focusView.setState({ outside: next })}
          segments={[{ value: 'hidden', text: 'Hide rest', label: 'Hide what is out of focus' }, { value: 'dimmed', text: 'Dim rest', label: 'Dim what is out of focus' }]}
        />
      )}
      {focus.kind === 'dyad' && <Button look="quiet" keys="G Y" tip="Everything about the two on one page" onPress={() => openDyad(workbench, focus.actors)}>Dyad page</Button>}
      <Button look="quiet" keys="Escape" tip="Show the whole network again" onPress={() => void commands.run('focus.leave')}>Leave focus</Button>
    </section>
  )
}
