import type { Balance } from '../../../db/contract/entities/balance.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Actors } from './Actors.tsx'
import { Census } from './Census.tsx'
import { Frustration } from './Frustration.tsx'
import { RunStatus } from './RunStatus.tsx'
import { Sensitivity } from './Sensitivity.tsx'
import { TriadPane } from './TriadPane.tsx'
import { useSignedInput } from './time.ts'
import { useRun } from './useRun.ts'
import { counted, numberText, ruleText, timeSentence } from './words.ts'

/** Balance at the time shown: results on one side, the triads behind them on the other. */
export function BalanceNow() {
  const run = useRun('balance.get', useSignedInput())
  const balance = run.value
  return (
    <>
      <RunStatus run={run} what="Balance" />
      {balance && balance.nodes === 0 && (
        <EmptyState centred title="No signed tie at this time" text={`${timeSentence(balance)} A tie has a sign once its cooperation and conflict are coded, and the rule tells them apart. Move the time, or choose another rule.`} />
      )}
      {balance && balance.nodes > 0 && (
        <div className="balance-body" aria-busy={run.running !== null}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys */}
          <div className="balance-results" role="region" aria-label="Balance" tabIndex={0}>
            <p>
              {timeSentence(balance)} <span className="quiet">Rule: {ruleText(balance)}.{balance.weights ? ` The frustration index counts ties by their ${balance.weights === 'raw' ? 'raw weights' : balance.weights === 'events' ? 'events' : 'levels'}.` : ''}</span>
              {' '}<Meaning className="meaning-mark" label="The rule" meaning={balance.ruleSentence}>?</Meaning>
            </p>
            <p>{networkSentence(balance)}</p>
            <Census balance={balance} />
            <Frustration balance={balance} />
            <Actors balance={balance} />
            <Sensitivity balance={balance} />
          </div>
          <TriadPane balance={balance} />
        </div>
      )}
    </>
  )
}

function networkSentence({ nodes, positiveEdges, negativeEdges, components, pairs, walkBalance, walkBalanceWhy }: Balance): string {
  const unsigned = [[pairs.ambivalent, 'ambivalent'], [pairs.neutral, 'neutral'], [pairs.notCoded, 'not coded']].flatMap(([count, word]) => (count === 0 ? [] : [`${Number(count).toLocaleString()} ${word}`]))
  return `${counted(nodes, 'actor', 'actors')} with ${counted(positiveEdges, 'positive pair', 'positive pairs')} and ${negativeEdges.toLocaleString()} negative in ${counted(components, 'component', 'components')}`
    + `${unsigned.length === 0 ? '' : `; pairs ${unsigned.join(', ')}`}. Balance by walks: ${walkBalance === null ? walkBalanceWhy : numberText(walkBalance)}.`
}
