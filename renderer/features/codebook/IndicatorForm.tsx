import type { Input } from '../../../db/contract/api.ts'
import type { Indicator } from '../../../db/contract/entities/coding.ts'
import { Toggle } from '../../ui/Button.tsx'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'
import { checkCode, checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { ChoiceRow, MarkdownRow, TextRow } from '../edit/rows.tsx'

/** The fields of an indicator, in the place of what is read of it. */
export function IndicatorForm({ indicator, isFresh }: { indicator: Indicator; isFresh: boolean }) {
  const workbench = useWorkbench()
  const framework = useAnswer('framework.get', {})
  const { uid } = indicator
  const save = (changes: Input<'indicators.update'>['changes'], stay?: string) => workbench.write('indicators.update', { uid, changes, stay })
  const aspects = framework?.aspects.map(aspect => ({ value: aspect.uid, label: `${aspect.code} ${aspect.name}` })) ?? []
  return (
    <Form name={indicator.name} uid={uid} isFresh={isFresh}>
      <TextRow field="name" label="Name" value={indicator.name} check={checkName('Frequent meetings of leaders')} save={(name, { stay }) => save({ name }, stay)} />
      <TextRow field="code" label="Code" value={indicator.code} check={checkCode(60, 'leader-meetings')} save={(code, { stay }) => save({ code }, stay)} />
      <ChoiceRow<string> field="aspect" label="Aspect" value={indicator.aspect} options={aspects} save={aspect => (aspect === null ? Promise.resolve() : save({ aspect }))} />
      <MarkdownRow field="definition" label="Definition" value={indicator.definition} save={(definition, { stay }) => save({ definition }, stay)} placeholder="What it means." />
      <TextRow field="include" label="Include" isSeveralLines value={indicator.include} save={(include, { stay }) => save({ include }, stay)} placeholder="What counts." />
      <TextRow field="exclude" label="Exclude" isSeveralLines value={indicator.exclude} save={(exclude, { stay }) => save({ exclude }, stay)} placeholder="What looks alike and does not count." />
      <TextRow field="example" label="Example" isSeveralLines value={indicator.example} save={(example, { stay }) => save({ example }, stay)} />
      <div className="form-row" data-field="retired">
        <Toggle isSelected={indicator.retired} onChange={retired => void save({ retired }).catch(() => undefined)} tip="Evidence that uses it stays; it is not offered for new evidence.">
          {indicator.retired ? 'Retired: take it into use again' : 'Retire it'}
        </Toggle>
      </div>
    </Form>
  )
}
