import { triadChoices, type Balance, type TriadChoice } from '../../../db/contract/entities/balance.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { TriadGlyph } from './TriadGlyph.tsx'
import { counted, shareText, signsText, triadWords } from './words.ts'

const countOf = ({ triads, incompleteTriads }: Balance, type: TriadChoice) => (type === 'incomplete' ? incompleteTriads.total : triads[type])

/** The triads by type. A type opens its list. */
export function Census({ balance }: { balance: Balance }) {
  const { balanceView, appearance, layout } = useWorkbench()
  const chosen = useStoreValue(balanceView, state => state.type)
  const { triangles, balancedShare, weaklyBalancedShare, clusterable, incompleteTriads: incomplete } = balance
  const why = [[incomplete.notCoded, 'not coded'], [incomplete.ambivalent, 'ambivalent'], [incomplete.neutral, 'neutral'], [incomplete.untied, 'no tie']].flatMap(([count, word]) => (count === 0 ? [] : [`${word} ${Number(count).toLocaleString()}`]))
  return (
    <section>
      <h2>Triads</h2>
      <ul className="census" aria-label="Types of triads">
        {triadChoices.map(type => (
          <li key={type}>
            <button type="button" className="census-type" aria-pressed={chosen === type} title={triadWords[type].definition} onClick={() => balanceView.setState({ type, triad: null })}>
              <TriadGlyph type={type} />
              <span className="census-count">{countOf(balance, type).toLocaleString()}</span>
              <span className="census-signs">{type === 'incomplete' ? '' : signsText(type)}</span>
              <span className="quiet">{triadWords[type].label}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        {triangles === 0
          ? 'No triad has a sign on all three sides: there is no share of balanced ones.'
          : <><strong>{shareText(balancedShare)} balanced</strong> of {counted(triangles, 'complete triad', 'complete triads')}; in the weak sense {shareText(weaklyBalancedShare)}. {clusterable ? 'Clusterable: no negative tie runs within what positive ties hold together.' : 'Not clusterable: a negative tie runs within what positive ties hold together.'}</>}
      </p>
      {balance.triads['++-'] + balance.triads['---'] > 0 && (
        <p>
          <button
            type="button" className="link-button"
            onClick={() => {
              appearance.setState({ tieColour: 'balance' })
              layout.setState({ tab: 'network' })
            }}
          >
            Mark unbalanced triads in the network
          </button>
        </p>
      )}
      {incomplete.total > 0 && <p className="quiet">Incomplete, by the side that has no sign: {why.join(', ')}.</p>}
    </section>
  )
}
