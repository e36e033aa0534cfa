import { Button } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { BalanceNow } from './BalanceNow.tsx'
import { RuleBar } from './RuleBar.tsx'
import { TimeLines } from './TimeLines.tsx'
import { TwoDates } from './TwoDates.tsx'
import './balance.css'
import './result-page.css'

/** Structural balance of the network that the time bar shows: what is in balance, what is not, and what that rests on; through time, and at two dates. */
export function BalanceFeature() {
  const { balanceView, layout } = useWorkbench()
  const network = useNetwork()
  const part = useStoreValue(balanceView, state => state.part)
  return (
    <div className="result-page balance" data-main tabIndex={-1}>
      <div className="result-bar">
        <SegmentedControl
          label="Balance" value={part} onChange={next => balanceView.setState({ part: next })}
          segments={[{ value: 'now', text: 'Then', label: 'At the time shown' }, { value: 'time', text: 'Through time' }, { value: 'dates', text: 'Two dates' }]}
        />
        {part === 'now' && <Button look="quiet" icon={<ExportIcon />} onPress={() => layout.setState({ dialog: 'balance-figure' })}>Export figure…</Button>}
        <RuleBar />
      </div>
      {part === 'now' && <BalanceNow />}
      {part === 'time' && <TimeLines />}
      {part === 'dates' && <TwoDates />}
      {network && <TimeBar data={network} />}
    </div>
  )
}
