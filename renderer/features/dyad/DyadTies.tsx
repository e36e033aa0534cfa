import type { Dyad } from '../../../db/contract/methods/dyad.ts'
import { levelLabel } from '../../ui/levels.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { certaintyWords, readingLabelWords, tieKindWords } from '../../ui/words.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'

const level = (value: number | null) => (value === null ? 'not coded' : value.toLocaleString())

/** The ties of two actors: their phases, and how each aspect fits in each period. A cell opens its evidence. */
export function DyadTies({ dyad }: { dyad: Dyad }) {
  return (
    <section>
      <h2>Ties <span className="quiet">{dyad.ties.length.toLocaleString()}</span></h2>
      {dyad.ties.length === 0 && <p className="quiet">No tie between the two: what third parties do to them is reckoned all the same.</p>}
      {dyad.ties.map(tie => (
        <div key={tie.uid} className="dyad-tie">
          <p><EntityLink entity={{ type: 'tie', uid: tie.uid, title: tie.title }} mark /> <span className="quiet">{tieKindWords[tie.kind].label}, {certaintyWords[tie.certainty].label.toLowerCase()}</span></p>
          <ul className="dyad-list" aria-label={`Phases of ${tie.title}`}>
            {tie.phases.map(phase => (
              <li key={phase.uid}>
                <span className="dyad-date"><bdi>{phase.dates ?? 'undated'}</bdi></span>
                <span className="strand-level strand-cooperation">{level(phase.cooperation)}</span><span className="strand-level strand-conflict">{level(phase.conflict)}</span>
              </li>
            ))}
          </ul>
          {dyad.periods.length > 0 && <Cells dyad={dyad} tie={tie} />}
        </div>
      ))}
    </section>
  )
}

function Cells({ dyad: { aspects, periods }, tie }: { dyad: Dyad; tie: Dyad['ties'][number] }) {
  const workbench = useWorkbench()
  return (
    <div className="balance-wide">
      <table className="balance-table" aria-label={`Coding of ${tie.title}`}>
        <thead><tr><th scope="col">Period</th>{aspects.map(aspect => <th key={aspect.uid} scope="col" title={aspect.name}>{aspect.code}</th>)}<th scope="col">Reading</th></tr></thead>
        <tbody>
          {periods.map(period => {
            const reading = tie.readings.find(each => each.period === period.uid)
            return (
              <tr key={period.uid}>
                <th scope="row"><bdi>{period.name}</bdi></th>
                {aspects.map(aspect => {
                  const cell = tie.cells.find(each => each.aspect === aspect.uid && each.period === period.uid)
                  const evidence = cell ? `for ${cell.supports}, against ${cell.contradicts}, from ${cell.sources} ${cell.sources === 1 ? 'source' : 'sources'}` : 'no evidence'
                  return (
                    <td key={aspect.uid}>
                      <button
                        type="button" className="dyad-cell" title={`${levelLabel(aspect, cell?.level ?? null)}; ${evidence}`}
                        onClick={() => workbench.openCell({ tie: tie.uid, period: period.uid, aspect: aspect.code })}
                      >
                        <span className="visually-hidden">{aspect.code}, {period.name}: {cell?.level === null || cell === undefined ? 'not coded' : ''} </span>
                        <LevelMark aspect={aspect} levels={[cell?.level ?? null]} />
                        {cell && cell.supports + cell.contradicts + cell.context > 0 && <span className="quiet">{(cell.supports + cell.contradicts + cell.context).toLocaleString()}</span>}
                        <span className="visually-hidden"> {evidence}</span>
                      </button>
                    </td>
                  )
                })}
                <td>{reading ? <span title={readingLabelWords[reading.label].definition}>{readingLabelWords[reading.label].label}{reading.overruled ? ', overruled' : ''}</span> : <span className="quiet">–</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
