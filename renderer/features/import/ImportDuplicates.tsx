import { groupOf, matchGroups } from '../../../db/contract/match-rules.ts'
import type { ImportDecision, ImportDuplicate } from '../../../db/contract/entities/imports.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { groupWords, matchWords } from './import-words.ts'

interface Props { duplicates: readonly ImportDuplicate[]; decisions: Readonly<Record<string, ImportDecision>>; onDecide: (decisions: Record<string, ImportDecision>) => void }

/** Rows that are decided one by one; beyond, by rule. */
const shown = 200

/** What the project has already, or seems to have: use what is there, or make another one; one by one or by what the match rests on. */
export function ImportDuplicates({ duplicates, decisions, onDecide }: Props) {
  const decisionOf = ({ id, suggested }: ImportDuplicate) => decisions[id] ?? suggested
  const groups = matchGroups.map(group => ({ group, members: duplicates.filter(duplicate => groupOf(duplicate) === group) })).filter(({ members }) => members.length > 0)
  // Guesses stand first: they are the ones to decide about.
  const ordered = [...duplicates.filter(({ by }) => by === 'similar'), ...duplicates.filter(({ by }) => by !== 'similar')]
  const segments = [{ value: 'skip' as const, text: 'Use what is there' }, { value: 'keep' as const, text: 'Make another' }]
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="Matches with the project">
      <div className="import-rules">
        {groups.map(({ group, members }) => {
          const made = new Set(members.map(decisionOf))
          const [all] = made
          return (
            <SegmentedControl
              key={group} label={`${groupWords[group]} (${members.length.toLocaleString()})`} hideLabel={false} value={made.size === 1 && all ? all : null} segments={segments}
              onChange={decision => onDecide({ ...decisions, ...Object.fromEntries(members.map(({ id }) => [id, decision])) })}
            />
          )
        })}
      </div>
      <table className="import-table">
        <thead><tr><th scope="col" className="import-line">Line</th><th scope="col">In the file</th><th scope="col">In the project</th><th scope="col">Because</th><th scope="col">Do</th></tr></thead>
        <tbody>
          {ordered.slice(0, shown).map(duplicate => (
            <tr key={duplicate.id}>
              <td className="import-line">{duplicate.line ?? ''}</td>
              <td dir="auto">{duplicate.title}</td>
              <td dir="auto">{duplicate.existing.title}</td>
              <td className="import-why quiet" dir="auto">{duplicate.why === '' ? matchWords[duplicate.by] : <em>{duplicate.why.split(':')[0]?.toLocaleLowerCase()}, a guess</em>}</td>
              <td>
                <SegmentedControl
                  label={`What to do with ${duplicate.title}`} value={decisionOf(duplicate)} onChange={decision => onDecide({ ...decisions, [duplicate.id]: decision })}
                  segments={[{ value: 'skip', text: 'Use it' }, { value: 'keep', text: 'Make another' }]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {duplicates.length > shown && <p className="import-more quiet">The first {shown} of {duplicates.length.toLocaleString()}; the choices above decide about all.</p>}
    </div>
  )
}
