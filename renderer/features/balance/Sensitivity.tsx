import type { Balance, SensitivityRow } from '../../../db/contract/entities/balance.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { ambivalentWords, eventRuleWords, isDecided, numberText, ruleWords, shareText, signSourceWords } from './words.ts'

const titleOf = ({ rule, threshold, ambivalent, dating, signs, eventRule }: SensitivityRow, asked: Balance) => [
  ...(signs === asked.signs && eventRule === (asked.eventSigns?.rule ?? null) ? [] : [`${signSourceWords[signs].label}${eventRule === null ? '' : ` (${eventRuleWords[eventRule].label})`}`]),
  `${ruleWords[rule].label}${threshold === null ? '' : ` ${threshold}`}`, ...(isDecided(rule) ? [] : [`ambivalent ${ambivalentWords[ambivalent].label}`]), ...(dating === asked.dating ? [] : [`ties that hold ${dating}`]),
].join(', ')

const columns: readonly { ids: readonly SensitivityRow['changed'][number][]; title: string; of: (row: SensitivityRow) => string }[] = [
  { ids: ['positiveEdges', 'negativeEdges'], title: 'Pairs + / −', of: row => `${row.positiveEdges.toLocaleString()} / ${row.negativeEdges.toLocaleString()}` },
  { ids: ['triads'], title: 'Triads', of: row => Object.values(row.triads).map(count => count.toLocaleString()).join(' · ') },
  { ids: ['balancedShare'], title: 'Balanced', of: row => shareText(row.balancedShare) },
  { ids: ['frustration'], title: 'Frustration', of: row => `${row.frustration.exact ? '' : '≤ '}${numberText(row.frustration.value)}` },
]

/** What the other rules say, and certainly in the place of possibly: what differs is set bold and has a mark. */
export function Sensitivity({ balance }: { balance: Balance }) {
  const { balanceView, time } = useWorkbench()
  return (
    <section>
      <h2>Under other rules</h2>
      {balance.sensitivity.length === 0
        ? <p className="quiet">The network is too large to try the other rules beside this one: choose one above.</p>
        : (
          <div className="balance-wide">
            <table className="balance-table" aria-label="Results under other rules">
              <thead><tr><th scope="col">Rule</th>{columns.map(({ title }) => <th key={title} scope="col" className="number">{title}</th>)}</tr></thead>
              <tbody>
                {balance.sensitivity.map(row => (
                  <tr key={titleOf(row, balance)}>
                    <th scope="row">
                      <button
                        type="button" className="link-button" title="Take this rule"
                        onClick={() => {
                          balanceView.setState({ rule: row.rule, ambivalent: row.ambivalent, signs: row.signs, ...(row.eventRule === null ? {} : { eventRule: row.eventRule }), ...(row.threshold === null ? {} : { threshold: row.threshold }) })
                          if (row.dating !== balance.dating) time.setState({ dating: row.dating })
                        }}
                      >
                        {titleOf(row, balance)}
                      </button>
                    </th>
                    {columns.map(({ title, ids, of }) => <td key={title} className="number">{ids.some(id => row.changed.includes(id)) ? <strong>≠ {of(row)}</strong> : of(row)}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      {balance.sensitivity.length > 0 && <p className="quiet">Triads in the order of the types above. ≠ differs from the results above. A rule takes its place when pressed.</p>}
    </section>
  )
}
