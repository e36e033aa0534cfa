import type { Input } from '../../../db/contract/api.ts'
import type { Affiliation } from '../../../db/contract/entities/people.ts'
import { IconButton } from '../../ui/Button.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { DeleteIcon } from '../../ui/icons/actions.tsx'
import { CitationRows } from '../edit/CitationRows.tsx'
import { checkLine } from '../edit/checks.ts'
import { createActorNamed } from '../edit/creates.ts'
import { deletePart } from '../edit/deletion.ts'
import { FormGroup } from '../edit/Form.tsx'
import { DateRow, TextRow } from '../edit/rows.tsx'

/** Whom an actor belongs to or serves: each with a role, its dates, and what it rests on. */
export function AffiliationRows({ actor, affiliations }: { actor: string; affiliations: readonly Affiliation[] }) {
  const workbench = useWorkbench()
  const creates = [{ text: (typed: string) => `Create actor “${typed}”`, run: (typed: string) => createActorNamed(workbench, typed) }]
  return (
    <FormGroup title="Belongs to" field="affiliations">
      {affiliations.map(affiliation => {
        const { uid } = affiliation
        const save = (changes: Input<'affiliations.update'>['changes'], stay?: string, expected?: Input<'affiliations.update'>['changes']) => workbench.write('affiliations.update', { uid, changes, stay, expected })
        return (
          <div key={uid} className="form-record" role="group" aria-label={`Belongs to ${affiliation.withRef.title}`}>
            <div className="form-line">
              <EntityPicker
                label="To which actor" hideLabel types={['actor']} exclude={[actor]} value={affiliation.withRef} creates={creates}
                onChange={ref => ref && void save({ with: ref.uid }).catch(() => undefined)}
              />
              <IconButton
                label={`Take away the affiliation with ${affiliation.withRef.title}`} icon={<DeleteIcon />}
                onPress={() => void deletePart(workbench, 'affiliation', uid, `The affiliation with ${affiliation.withRef.title}`).catch(() => undefined)}
              />
            </div>
            <TextRow field={`affiliation ${uid} role`} label="Role" value={affiliation.role} check={checkLine(500)} save={(role, { stay }) => save({ role }, stay)} placeholder="prime minister" />
            <DateRow field={`affiliation ${uid} dates`} label="When" value={affiliation.dates?.raw ?? null} save={(dates, { stay }) => save({ dates }, stay)} placeholder="2009 to June 2021" />
            <CitationRows field={`affiliation ${uid} cites`} cites={affiliation.cites} save={(cites, { stay, expected }) => save({ cites }, stay, { cites: expected })} />
          </div>
        )
      })}
      <EntityPicker
        label="Add what it belongs to" hideLabel placeholder="Add a state, body or bloc it belongs to …" types={['actor']} exclude={[actor]} value={null} creates={creates}
        onChange={ref => ref && void workbench.write('affiliations.create', { actor, with: ref.uid, role: '', dates: null, cites: [] }).catch(() => undefined)}
      />
    </FormGroup>
  )
}
