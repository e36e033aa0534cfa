import { useNetwork } from '../../ui/useNetwork.ts'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { BalanceNow } from './BalanceNow.tsx'
import { RuleBar } from './RuleBar.tsx'
import './balance.css'

/** Structural balance of the network that the time bar shows: what is in balance, what is not, and what that rests on. */
export function BalanceFeature() {
  const network = useNetwork()
  return (
    <div className="balance">
      <div className="balance-bar"><RuleBar /></div>
      <BalanceNow />
      {network && <TimeBar data={network} />}
    </div>
  )
}
