import type { ActorRef, PairStrain } from '../../../db/contract/entities/balance.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { signText, whyWords } from './words.ts'

export type Side = PairStrain['own']

/** A sign with its colour; the sign itself tells it where colours cannot. */
export function Sign({ sign }: { sign: number }) {
  return <span className={`sign ${sign > 0 ? 'sign-positive' : sign < 0 ? 'sign-negative' : 'sign-none'}`} role="img" aria-label={sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'no sign'}>{signText(sign)}</span>
}

const level = (value: number | null) => (value === null ? 'not coded' : value.toLocaleString())

/** A side of a triad: its sign, its ties and phases then; each leads on to its evidence. */
export function SideCard({ one, other, side }: { one: ActorRef; other: ActorRef; side: Side }) {
  return (
    <div className="side-card" role="group" aria-label={`${one.name} – ${other.name}`}>
      <p className="side-names"><Sign sign={side.sign} /> <span><bdi>{one.name}</bdi> – <bdi>{other.name}</bdi></span>{side.why !== 'signed' && <span className="quiet">{whyWords[side.why]}</span>}</p>
      {side.events && side.events.events > 0 && (
        <p className="quiet">
          {side.events.events.toLocaleString()} {side.events.events === 1 ? 'event' : 'events'}: {side.events.cooperation.toLocaleString()} cooperation, {side.events.conflict.toLocaleString()} conflict{side.events.goldstein === null ? '' : `; mean score ${side.events.goldstein.toLocaleString()}`}
        </p>
      )}
      {side.ties.length > 0 && (
        <ul className="side-ties">
          {side.ties.map(each => <li key={each.uid}><EntityLink entity={{ type: 'tie', ...each }} mark /></li>)}
        </ul>
      )}
      {side.phases.length > 0 && (
        <ul className="side-phases" aria-label={`Phases of ${one.name} – ${other.name} then`}>
          {side.phases.map(phase => (
            <li key={phase.uid}>
              <bdi>{phase.dates ?? 'undated'}</bdi>
              <span className="strand-level strand-cooperation">{level(phase.cooperation)}</span>
              <span className="strand-level strand-conflict">{level(phase.conflict)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
