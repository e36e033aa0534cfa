import type { GraphChoices, GraphField, TableShape } from '../../../db/contract/entities/imports.ts'
import { actorKinds, tieKinds } from '../../../db/contract/vocabulary.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { actorKindWords, tieKindWords } from '../../ui/words.ts'
import { sideWords } from './import-words.ts'
import type { Preview } from './useImport.ts'

interface Props { graph: NonNullable<Preview['graph']>; shape: TableShape | null; onChange: (choices: GraphChoices) => void }

/** What the nodes and edges of a network become where the file does not say it. */
export function ImportGraph({ graph: { nodes, edges, mutualPairs, choices }, shape, onChange }: Props) {
  return (
    <section className="import-mapping" aria-label="What the network becomes">
      <p>
        The file has {nodes.toLocaleString()} {nodes === 1 ? 'node' : 'nodes'} and {edges.toLocaleString()} {edges === 1 ? 'edge' : 'edges'}.
        {' '}<span className="quiet">A positive weight or sign becomes cooperation 1, a negative one conflict 1; the weight itself is kept with the phase.</span>
      </p>
      <div className="import-fields">
        <Select
          label="Actors are, unless the file says" value={choices.actorKind} onChange={actorKind => onChange({ ...choices, actorKind })}
          options={actorKinds.map(value => ({ value, ...actorKindWords[value] }))}
        />
        <Select
          label="Ties are, unless the file says" value={choices.tieKind} onChange={tieKind => onChange({ ...choices, tieKind })}
          options={tieKinds.map(value => ({ value, ...tieKindWords[value] }))}
        />
        {shape === 'adjacency-list' && (
          <SegmentedControl
            label="Ties go" hideLabel={false} value={choices.directed ? 'directed' : 'mutual'} onChange={value => onChange({ ...choices, directed: value === 'directed' })}
            segments={[{ value: 'directed', text: 'From the first' }, { value: 'mutual', text: 'Both ways' }]}
          />
        )}
        {mutualPairs > 0 && (
          <SegmentedControl
            label={`${mutualPairs.toLocaleString()} ${mutualPairs === 1 ? 'pair' : 'pairs'} of edges, one each way`} hideLabel={false} value={choices.joinPairs ? 'join' : 'keep'}
            onChange={value => onChange({ ...choices, joinPairs: value === 'join' })}
            segments={[{ value: 'keep', text: 'Two ties' }, { value: 'join', text: 'One mutual tie' }]}
          />
        )}
      </div>
    </section>
  )
}

/** What each attribute and element of the file becomes, and what is not kept. */
export function ImportFields({ fields }: { fields: readonly GraphField[] }) {
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="How the file is read">
      <table className="import-table">
        <thead><tr><th scope="col">Of</th><th scope="col">In the file</th><th scope="col">Becomes</th><th scope="col" className="import-line">Times</th></tr></thead>
        <tbody>
          {fields.map(({ of, name, becomes, count }) => (
            <tr key={`${of} ${name} ${becomes}`}>
              <td>{sideWords[of]}</td>
              <td dir="auto">{name}</td>
              <td>{becomes}</td>
              <td className="import-line">{count.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
