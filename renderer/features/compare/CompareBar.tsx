import type { NetworkData } from '../../../db/contract/entities/views.ts'
import type { Comparison } from '../../../db/domain/compare/changes.ts'
import { Button } from '../../ui/Button.tsx'
import { dayText } from '../../ui/dates.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { countOf } from '../../ui/words.ts'
import { changesText } from './words.ts'

interface Props {
  data: NetworkData
  /** Null where periods are shown. */
  first: number | null
  second: number | null
  comparison: Comparison | null
}

/** Over the pictures: what is compared, what changed, how it is shown, and the way out. */
export function CompareBar({ data, first, second, comparison }: Props) {
  const { compareView, commands } = useWorkbench()
  const show = useStoreValue(compareView, state => state.show)
  return (
    <section className="focus-bar" aria-label="Comparison">
      {first === null || second === null ? (
        <p className="focus-sentence"><span className="focus-kind">{countOf('period', data.periods.length)}</span><span className="quiet"> · each tie at its highest level in it, whatever day the time bar shows</span></p>
      ) : (
        <>
          <p className="focus-sentence">
            <span className="focus-kind">{dayText(first)} and {dayText(second)}</span>
            {comparison && <span className="quiet"> · {changesText(comparison)}</span>}
          </p>
          <SegmentedControl
            label="Compare as" value={show} onChange={next => compareView.setState({ show: next })}
            segments={[{ value: 'side', text: 'Side by side' }, { value: 'difference', text: 'Difference' }, { value: 'list', text: 'List' }]}
          />
        </>
      )}
      <Button look="quiet" keys="Escape" tip="One picture again" onPress={() => void commands.run('compare.leave')}>{first === null ? 'Leave periods' : 'Leave comparison'}</Button>
    </section>
  )
}
