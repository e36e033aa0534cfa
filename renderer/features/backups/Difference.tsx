import type { MomentDifference } from '../../../db/contract/entities/backups.ts'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'

const changeWords = { added: 'new', removed: 'gone', changed: 'changed' } as const

/** What differs between two moments: counts by type, then what it is by name. Names of notes stay out of sight with everything private. */
export function Difference({ difference, since }: { difference: MomentDifference; since: string }) {
  const { preferences } = useWorkbench()
  const isHidden = useStoreValue(preferences, state => state.privateHidden)
  return <DifferenceOf difference={difference} since={since} isHidden={isHidden} />
}

/** The same where no project is open. */
export function DifferenceOf({ difference, since, isHidden }: { difference: MomentDifference; since: string; isHidden: boolean }) {
  const { types, entities, more } = difference
  if (types.length === 0) return <p>{since} nothing has changed.</p>
  return (
    <>
      <table className="difference-types">
        <caption>{since}</caption>
        <thead><tr><th scope="col">What</th><th scope="col">New</th><th scope="col">Gone</th><th scope="col">Changed</th></tr></thead>
        <tbody>
          {types.map(({ type, added, removed, changed }) => (
            <tr key={type}>
              <th scope="row">{entityWords[type].many}</th>
              {[added, removed, changed].map((count, index) => (
                <td key={['added', 'removed', 'changed'][index]}>{count === 0 ? <span aria-label="none">–</span> : count.toLocaleString()}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="difference-entities">
        {entities.map(({ type, uid, title, change }) => (
          <li key={`${type} ${uid}`}>
            <span className="quiet">{changeWords[change]}</span> <bdi>{type === 'note' && isHidden ? 'A note' : title || `Untitled ${entityWords[type].one.toLowerCase()}`}</bdi>
            <span className="quiet"> {entityWords[type].one.toLowerCase()}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="quiet">And {more.toLocaleString()} more.</p>}
    </>
  )
}
