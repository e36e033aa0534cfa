import { useState } from 'react'
import type { PairStrain } from '../../../db/contract/entities/balance.ts'
import { DownIcon, RightIcon } from '../../ui/icons/actions.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { Meaning } from '../inspector/Meaning.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { SideCard, Sign } from './SideCard.tsx'
import { counted, numberText, ruleText, shareText, signsText, timeSentence, triadWords, whyWords } from './words.ts'
import './balance.css'

type Triad = PairStrain['triads'][number]
const states = ['unbalanced', 'balanced', 'incomplete'] as const
const stateTitles = { unbalanced: 'Pull at it', balanced: 'In balance with it', incomplete: 'Incomplete: neither balanced nor unbalanced' } as const

/** The third parties of two actors, those that pull most first, with what stands on the two other sides; and what would resolve it. */
export function StrainView({ strain, Heading = 'h4' }: { strain: PairStrain; Heading?: 'h3' | 'h4' }) {
  const { unbalanced, balanced, from, to } = strain
  const complete = unbalanced + balanced
  return (
    <div className="strain">
      <p>
        <Sign sign={strain.own.sign} /> {complete === 0
          ? 'No complete triad: nothing can be said about strain.'
          : <><strong>{unbalanced.toLocaleString()} of {counted(complete, 'complete triad', 'complete triads')}</strong> {unbalanced === 1 ? 'is' : 'are'} unbalanced; strain <strong>{shareText(strain.strain)}</strong>.</>}
        {strain.own.sign === 0 && ` Between the two themselves: ${whyWords[strain.own.why]}.`}
        {' '}<Meaning className="meaning-mark" label="How strain is measured" meaning={strain.measure}>?</Meaning>
      </p>
      <p className="quiet strain-rule">{timeSentence(strain)} Rule: {ruleText(strain)}. <Meaning className="meaning-mark" label="The rule" meaning={strain.ruleSentence}>?</Meaning></p>
      {states.map(state => <Triads key={state} state={state} triads={strain.triads.filter(triad => triad.state === state)} from={from} to={to} Heading={Heading} />)}
      {strain.resolutions.length > 0 && (
        <>
          <Heading>What would resolve it <span className="quiet">(a way to read the network, not a forecast)</span></Heading>
          <ol className="strain-changes">
            {strain.resolutions.map(({ actors: [one, other], sign, becomes, atTie, overall }) => one && other && (
              <li key={`${one.uid} ${other.uid}`}>
                <span><bdi>{one.name}</bdi> – <bdi>{other.name}</bdi> from <Sign sign={sign} /> to <Sign sign={becomes} /></span>
                <span className="quiet">{counted(atTie, 'triad', 'triads')} here; {overall > 0 ? `${overall.toLocaleString()} more balanced` : overall < 0 ? `${(-overall).toLocaleString()} fewer balanced` : 'as many balanced'} in the whole network</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}

const firstShown = 12

function Triads({ state, triads, from, to, Heading }: { Heading: 'h3' | 'h4'; state: Triad['state']; triads: readonly Triad[]; from: PairStrain['from']; to: PairStrain['to'] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? triads : triads.slice(0, firstShown)
  if (triads.length === 0) return null
  return (
    <>
      <Heading>{stateTitles[state]} <span className="quiet">{triads.length.toLocaleString()}</span></Heading>
      <ul className="strain-triads" aria-label={stateTitles[state]}>
        {shown.map(triad => <Third key={triad.third.uid} triad={triad} from={from} to={to} />)}
      </ul>
      {shown.length < triads.length && <button type="button" className="link-button" onClick={() => setWhole(true)}>Show all {triads.length.toLocaleString()}</button>}
    </>
  )
}

/** What an incomplete triad lacks, in words. */
const lacking = ({ fromSide, toSide }: Triad, from: string, to: string) => [
  ...(fromSide.sign === 0 ? [`with ${from}: ${whyWords[fromSide.why]}`] : []), ...(toSide.sign === 0 ? [`with ${to}: ${whyWords[toSide.why]}`] : []),
].join('; ')

function Third({ triad, from, to }: { triad: Triad; from: PairStrain['from']; to: PairStrain['to'] }) {
  const workbench = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  const { third, type, pull, fromSide, toSide } = triad
  return (
    <li className="strain-third">
      <div className="strain-third-head" onMouseEnter={() => workbench.hover.setState({ hovered: { type: 'actor', uid: third.uid } })} onMouseLeave={() => workbench.hover.setState({ hovered: null })}>
        <button type="button" className="strain-toggle" aria-expanded={isOpen} aria-label={`Sides of ${third.name}`} onClick={() => setOpen(!isOpen)}>{isOpen ? <DownIcon /> : <RightIcon />}</button>
        <EntityLink entity={{ type: 'actor', uid: third.uid, title: third.name }} mark className="truncate" />
        <span className="strain-signs" title={`With ${from.name}, and with ${to.name}`}><Sign sign={fromSide.sign} /><Sign sign={toSide.sign} /></span>
        {type !== null && <span className="quiet" title={triadWords[type].definition}>{signsText(type)}</span>}
        {pull > 0 && <span title="Pull: the lesser size of its two sides">pull {numberText(pull, 2)}</span>}
      </div>
      {type === null && <p className="quiet strain-lacks">{lacking(triad, from.name, to.name) || 'between the two themselves'}</p>}
      {isOpen && <div className="strain-sides"><SideCard one={from} other={third} side={fromSide} /><SideCard one={to} other={third} side={toSide} /></div>}
    </li>
  )
}
