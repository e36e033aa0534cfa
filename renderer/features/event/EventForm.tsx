import type { Input } from '../../../db/contract/api.ts'
import type { Event } from '../../../db/contract/entities/events.ts'
import { dateBases, participantRoles, type ParticipantRole } from '../../../db/contract/vocabulary.ts'
import type { EntityRef } from '../../../db/contract/values.ts'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { dateBasisWords, participantRoleWords } from '../../ui/words.ts'
import { CitationRows } from '../edit/CitationRows.tsx'
import { checkLine, checkName, checkNumber } from '../edit/checks.ts'
import { createActorNamed } from '../edit/creates.ts'
import { Form } from '../edit/Form.tsx'
import { ListRow } from '../edit/ListRow.tsx'
import { PlaceRow } from './PlaceRow.tsx'
import { ChoiceRow, DateRow, MarkdownRow, NumberRow, TextRow } from '../edit/rows.tsx'

interface Row {
  ref: EntityRef
  role: ParticipantRole
}

const fieldsOf = ({ ref, role }: Row) => ({ actor: ref.uid, role })

const bases = dateBases.map(basis => ({ value: basis, label: dateBasisWords[basis].label, definition: dateBasisWords[basis].definition }))
const roles = participantRoles.map(role => ({ value: role, label: participantRoleWords[role].label, definition: participantRoleWords[role].definition }))
const schemes = [{ value: 'cameo', label: 'CAMEO' }, { value: 'plover', label: 'PLOVER' }]

/** The fields of an event, in the place of what is read of it. */
export function EventForm({ event, isFresh }: { event: Event; isFresh: boolean }) {
  const workbench = useWorkbench()
  const { uid } = event
  const save = (changes: Input<'events.update'>['changes'], stay?: string, expected?: Input<'events.update'>['changes']) => workbench.write('events.update', { uid, changes, stay, expected })
  const listed = schemes.some(scheme => scheme.value === event.codeScheme) || event.codeScheme === '' ? schemes : [...schemes, { value: event.codeScheme, label: event.codeScheme }]
  return (
    <Form name={event.title} uid={uid} isFresh={isFresh}>
      <TextRow field="title" label="Title" value={event.title} check={checkName('Russia enters the war in Syria')} save={(title, { stay }) => save({ title }, stay)} />
      <DateRow field="date" label="Date" value={event.date?.raw ?? null} save={(date, { stay }) => save({ date }, stay)} />
      <ChoiceRow field="dateBasis" label="Date rests on" value={event.dateBasis} options={bases} none="Not said" save={dateBasis => save({ dateBasis })} />
      <TextRow field="dateNote" label="Note on date" value={event.dateNote} save={(dateNote, { stay }) => save({ dateNote }, stay)} placeholder="why this date" />
      <DateRow field="reportDate" label="Reported" value={event.reportDate?.raw ?? null} save={(reportDate, { stay }) => save({ reportDate }, stay)} placeholder="where it differs from the date" />
      <ListRow<Row, Row>
        field="participants" title="Participants" one="participant" value={event.participants.map(({ actorRef, role }) => ({ ref: actorRef, role }))}
        save={(rows, { stay, expected }) => save({ participants: rows.map(fieldsOf) }, stay, { participants: expected.map(fieldsOf) })} show={row => row} check={rows => ({ value: rows })}
        render={(row, change) => (
          <>
            <span className="form-line-name"><EntityMark type="actor" /> <bdi>{row.ref.title}</bdi></span>
            <Select className="form-narrow" label={`Role of ${row.ref.title}`} hideLabel value={row.role} options={roles} onChange={role => change({ role })} />
          </>
        )}
        renderAdder={add => (
          <EntityPicker
            label="Add a participant" hideLabel placeholder="Add an actor …" types={['actor']} value={null} exclude={event.participants.map(each => each.actor)}
            onChange={ref => ref && add({ ref, role: 'participant' })}
            creates={[{ text: typed => `Create actor “${typed}”`, run: typed => createActorNamed(workbench, typed) }]}
          />
        )}
      />
      <PlaceRow value={event.place} save={(place, { stay }) => save({ place }, stay)} />
      <NumberRow field="latitude" label="Latitude" value={event.latitude} check={checkNumber('Latitude', -90, 90, '35.41')} save={(latitude, { stay }) => save({ latitude }, stay)} />
      <NumberRow field="longitude" label="Longitude" value={event.longitude} check={checkNumber('Longitude', -180, 180, '35.95')} save={(longitude, { stay }) => save({ longitude }, stay)} />
      <ChoiceRow<string> field="codeScheme" label="Coded in" value={event.codeScheme === '' ? null : event.codeScheme} options={listed} none="Not coded" save={codeScheme => save({ codeScheme: codeScheme ?? '' })} />
      <TextRow field="code" label="Code" value={event.code} check={checkLine(40)} save={(code, { stay }) => save({ code }, stay)} placeholder="190" />
      <MarkdownRow field="description" label="Description" value={event.description} save={(description, { stay }) => save({ description }, stay)} placeholder="What happened, for a reader of the record." />
      <CitationRows cites={event.cites} save={(cites, { stay, expected }) => save({ cites }, stay, { cites: expected })} />
    </Form>
  )
}
