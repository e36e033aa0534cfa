import type { ActorRef, Balance } from '../../../db/contract/entities/balance.ts'
import { useState } from 'react'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Sign } from './SideCard.tsx'
import { counted, numberText } from './words.ts'

const firstShown = 24

/** The frustration index, exact or by its bounds, with the two best blocs and the ties that do not fit them. */
export function Frustration({ balance: { frustration, weights, components } }: { balance: Balance }) {
  const { value, exact, lowerBound, gap, optima, blocs, frustratedPairs, normalised } = frustration
  const unit = weights === null ? counted(value, 'tie', 'ties') : `a weight of ${numberText(value)}`
  return (
    <section>
      <h2>Frustration index</h2>
      <p>
        {exact
          ? <><strong>{numberText(value)}, exact.</strong> {value === 0 ? 'The network is balanced: no tie has to change its sign.' : `No fewer than ${unit} would have to change sign for the network to be balanced.`}</>
          : <><strong>Between {numberText(lowerBound)} and {numberText(value)}.</strong> The search was stopped before it was settled: a gap of {numberText(gap)} remains.</>}
        {normalised !== null && ` As a share, 1 for balanced: ${numberText(normalised)}.`}
      </p>
      <p className="quiet">
        {optima === null ? 'How many pairs of blocs are as good was not counted.' : optima.count === 1 && !optima.more ? 'No other two blocs are as good.' : `${optima.more ? 'At least ' : ''}${counted(optima.count, 'pair of blocs is', 'pairs of blocs are')} as good; one of them shows.`}
        {components > 1 && ' Blocs of different components stand in no relation to each other.'}
      </p>
      <div className="blocs">
        {blocs.map((bloc, place) => <Bloc key={bloc[0]?.uid} title={place === 0 ? 'First bloc' : 'Second bloc'} actors={bloc} />)}
      </div>
      {frustratedPairs.length > 0 && (
        <>
          <h3>Ties that do not fit <span className="quiet">{frustratedPairs.length.toLocaleString()}</span></h3>
          <ul className="misfits" aria-label="Ties that do not fit the blocs">
            {frustratedPairs.slice(0, 200).map(({ actors: [one, other], ties, sign }) => one && other && (
              <li key={`${one.uid} ${other.uid}`}><Sign sign={sign} /> <EntityLink entity={{ type: 'tie', uid: ties[0] ?? '', title: `${one.name} – ${other.name}` }} /> <span className="quiet">{sign > 0 ? 'friends across the blocs' : 'enemies within one'}</span></li>
            ))}
          </ul>
          {frustratedPairs.length > 200 && <p className="quiet">The first 200 of {frustratedPairs.length.toLocaleString()}.</p>}
        </>
      )}
    </section>
  )
}

function Bloc({ title, actors }: { title: string; actors: readonly ActorRef[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? actors : actors.slice(0, firstShown)
  return (
    <div className="bloc" role="group" aria-label={title}>
      <h3>{title} <span className="quiet">{actors.length.toLocaleString()}</span></h3>
      <ul>{shown.map(({ uid, name }) => <li key={uid}><EntityLink entity={{ type: 'actor', uid, title: name }} mark /></li>)}</ul>
      {shown.length < actors.length && <button type="button" className="link-button" onClick={() => setWhole(true)}>All {actors.length.toLocaleString()}</button>}
    </div>
  )
}
