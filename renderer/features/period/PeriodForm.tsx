import type { Input } from '../../../db/contract/api.ts'
import type { Period } from '../../../db/contract/entities/ties.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { GivenDateRow, MarkdownRow, TextRow } from '../edit/rows.tsx'

/** The fields of a period, in the place of what is read of it. */
export function PeriodForm({ period, isFresh }: { period: Period; isFresh: boolean }) {
  const workbench = useWorkbench()
  const { uid } = period
  const save = (changes: Input<'periods.update'>['changes'], stay?: string) => workbench.write('periods.update', { uid, changes, stay })
  return (
    <Form name={period.name} uid={uid} isFresh={isFresh}>
      <TextRow field="name" label="Name" value={period.name} check={checkName('Syria')} save={(name, { stay }) => save({ name }, stay)} />
      <GivenDateRow field="dates" label="Dates" value={period.dates.raw} save={(dates, { stay }) => save({ dates }, stay)} placeholder="2015 to 2021" />
      <MarkdownRow field="description" label="Description" value={period.description} save={(description, { stay }) => save({ description }, stay)} placeholder="What sets this stretch of the study apart." />
    </Form>
  )
}
