import { Radio, RadioGroup } from 'react-aria-components'
import type { ConflictRule, CopyConflict, CopyMergeReport, MergeSide } from '../../../db/contract/entities/copies.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import '../merge/merge.css'
import type { MergeCopyState } from './useMergeCopy.ts'
import { fieldWord, typeWord, valueWord } from './words.ts'

/** Differences that are decided one by one; the rule decides about the others. */
const shown = 200

const rules: readonly { value: ConflictRule; text: string }[] = [
  { value: 'ours', text: 'Ours stays' }, { value: 'theirs', text: 'Theirs is taken' }, { value: 'newer', text: 'The later change' },
]

/** What differs, both values side by side, and whose stands. */
export function Conflicts({ state, preview }: { state: MergeCopyState; preview: CopyMergeReport }) {
  const { conflicts, moreConflicts } = preview
  const total = conflicts.length + moreConflicts
  const things = [...Map.groupBy(conflicts.slice(0, shown), ({ id, field }) => id.slice(0, -field.length)).values()]
  return (
    <section className="conflicts" aria-label="What differs">
      <header className="conflicts-head">
        <h3>{total === 1 ? 'One value differs' : `${total.toLocaleString()} values differ`}</h3>
        <SegmentedControl label="Where they differ" value={state.rule} onChange={state.setRule} segments={rules} />
      </header>
      <div className="conflict-heads" aria-hidden><span /><span>Ours, here</span><span>Theirs, there</span></div>
      {things.map(group => {
        const [first] = group
        return first && (
          <div key={first.id} className="conflict-thing" role="group" aria-label={`${typeWord(first.type, 1)}: ${first.title}`}>
            <p className="conflict-title"><span className="quiet">{typeWord(first.type, 1)}</span> <bdi>{first.title}</bdi></p>
            {group.map(conflict => <ConflictRow key={conflict.id} conflict={conflict} side={state.sideOf(conflict)} onChoose={side => state.choose(conflict, side)} />)}
          </div>
        )
      })}
      {total > shown && <p className="quiet">The first {shown} of {total.toLocaleString()}; the rule above decides about the others.</p>}
    </section>
  )
}

function ConflictRow({ conflict, side, onChoose }: { conflict: CopyConflict; side: MergeSide; onChoose: (side: MergeSide) => void }) {
  const name = fieldWord(conflict.field)
  const sides: readonly { value: MergeSide; text: string; who: string }[] = [
    { value: 'ours', text: valueWord(conflict, conflict.ours), who: 'Ours' }, { value: 'theirs', text: valueWord(conflict, conflict.theirs), who: 'Theirs' },
  ]
  return (
    <RadioGroup
      className="conflict-row" aria-label={`${name} of ${conflict.title}`} orientation="horizontal" value={side} isDisabled={conflict.fixed}
      onChange={next => {
        if (next === 'ours' || next === 'theirs') onChoose(next)
      }}
    >
      <span className="merge-field" aria-hidden>{name}</span>
      {sides.map(({ value, text, who }) => (
        <Radio key={value} value={value} className="merge-choice" aria-label={`${who}: ${text || 'nothing'}`}>
          <span className="merge-radio" aria-hidden />
          {text === '' ? <span className="merge-value merge-nothing">nothing</span> : <bdi className="merge-value">{text}</bdi>}
        </Radio>
      ))}
      {conflict.fixed && <span className="conflict-fixed quiet">Theirs belongs to another one here.</span>}
    </RadioGroup>
  )
}
