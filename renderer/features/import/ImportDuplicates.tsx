import type { ImportDecision, ImportDuplicate } from '../../../db/contract/entities/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { matchWords } from './import-words.ts'

interface Props { duplicates: readonly ImportDuplicate[]; decisions: Readonly<Record<string, ImportDecision>>; onDecide: (decisions: Record<string, ImportDecision>) => void }

/** Rows that are decided one by one; beyond, all at once. */
const shown = 200

/** What the project seems to have already: use what is there, or make another one. */
export function ImportDuplicates({ duplicates, decisions, onDecide }: Props) {
  const all = (decision: ImportDecision) => onDecide(Object.fromEntries(duplicates.map(({ id }) => [id, decision])))
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="Already in the project">
      <p className="import-all">
        <Button look="quiet" onPress={() => all('skip')}>Use all that are there</Button>
        <Button look="quiet" onPress={() => all('keep')}>Make all of them anew</Button>
      </p>
      <table className="import-table">
        <thead><tr><th scope="col" className="import-line">Line</th><th scope="col">In the file</th><th scope="col">In the project</th><th scope="col">Because</th><th scope="col">Do</th></tr></thead>
        <tbody>
          {duplicates.slice(0, shown).map(({ id, line, title, existing, by, suggested }) => (
            <tr key={id}>
              <td className="import-line">{line ?? ''}</td>
              <td dir="auto">{title}</td>
              <td dir="auto">{existing.title}</td>
              <td className="import-why quiet">{matchWords[by]}</td>
              <td>
                <SegmentedControl
                  label={`What to do with ${title}`} value={decisions[id] ?? suggested} onChange={decision => onDecide({ ...decisions, [id]: decision })}
                  segments={[{ value: 'skip', text: 'Use it' }, { value: 'keep', text: 'Make another' }]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {duplicates.length > shown && <p className="import-more quiet">The first {shown} of {duplicates.length.toLocaleString()}; the buttons above decide about all.</p>}
    </div>
  )
}
