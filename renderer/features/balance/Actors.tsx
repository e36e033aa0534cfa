import type { Balance } from '../../../db/contract/entities/balance.ts'
import { useState } from 'react'
import { Meaning } from '../inspector/Meaning.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { numberText } from './words.ts'

const firstShown = 12

/** Balance around each actor: those with most unbalanced triads first. */
export function Actors({ balance }: { balance: Balance }) {
  const [isWhole, setWhole] = useState(false)
  const all = balance.actors.toSorted((a, b) => b.unbalancedTriads - a.unbalancedTriads || (a.localBalance ?? 1) - (b.localBalance ?? 1) || a.name.localeCompare(b.name))
  const shown = isWhole ? all.slice(0, 1_000) : all.slice(0, firstShown)
  return (
    <section>
      <h2>Around each actor</h2>
      <table className="balance-table" aria-label="Balance around each actor">
        <thead>
          <tr>
            <th scope="col">Actor</th><th scope="col" className="number">Positive</th><th scope="col" className="number">Negative</th>
            <th scope="col" className="number">Balanced</th><th scope="col" className="number">Unbalanced</th>
            <th scope="col" className="number"><Meaning meaning="The share of closed walks around the actor whose product of signs is positive, less that of the others, longer ones counting less: 1 is balanced (Diaz-Diaz, Bartesaghi and Estrada 2024).">Local</Meaning></th>
            <th scope="col" className="number">Bloc</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(actor => (
            <tr key={actor.uid}>
              <th scope="row"><EntityLink entity={{ type: 'actor', uid: actor.uid, title: actor.name }} className="truncate" /></th>
              <td className="number">{actor.positive.toLocaleString()}</td><td className="number">{actor.negative.toLocaleString()}</td>
              <td className="number">{actor.balancedTriads.toLocaleString()}</td><td className="number">{actor.unbalancedTriads.toLocaleString()}</td>
              <td className="number">{numberText(actor.localBalance, 2)}</td><td className="number">{actor.bloc}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < all.length && !isWhole && <button type="button" className="link-button" onClick={() => setWhole(true)}>{all.length > 1_000 ? 'The first 1,000' : `All ${all.length.toLocaleString()}`}</button>}
    </section>
  )
}
