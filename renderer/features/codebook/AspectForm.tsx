import type { Input } from '../../../db/contract/api.ts'
import type { Aspect } from '../../../db/contract/entities/coding.ts'
import { readingAspects } from '../../../db/contract/vocabulary.ts'
import { Field, TextArea } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { checkCode, checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { ListRow } from '../edit/ListRow.tsx'
import { MarkdownRow, TextRow } from '../edit/rows.tsx'
import { checkScale, showStep, type StepRow } from './scale-checks.ts'

/** The fields of an aspect, with the steps of its scale and their anchors. */
export function AspectForm({ aspect, isFresh }: { aspect: Aspect; isFresh: boolean }) {
  const workbench = useWorkbench()
  const { uid } = aspect
  const save = (changes: Input<'aspects.update'>['changes'], stay?: string, expected?: Input<'aspects.update'>['changes']) => workbench.write('aspects.update', { uid, changes, stay, expected })
  const isBuiltIn = (readingAspects as readonly string[]).includes(aspect.code)
  return (
    <Form name={`${aspect.code} ${aspect.name}`} uid={uid} isFresh={isFresh}>
      <TextRow field="name" label="Name" value={aspect.name} check={checkName('Identity and values')} save={(name, { stay }) => save({ name }, stay)} />
      {!isBuiltIn && <TextRow field="code" label="Code" value={aspect.code} check={checkCode(20, 'P3')} save={(code, { stay }) => save({ code }, stay)} />}
      <MarkdownRow field="definition" label="Definition" value={aspect.definition} save={(definition, { stay }) => save({ definition }, stay)} />
      <ListRow<StepRow, Aspect['scale'][number]>
        field="scale" title="Scale" one="step" value={aspect.scale.toSorted((a, b) => b.value - a.value)} save={(scale, { stay, expected }) => save({ scale }, stay, { scale: expected })} show={showStep} check={checkScale}
        blank={{ value: '', label: '', anchor: '' }}
        render={(step, change, at) => (
          <div className="form-step">
            <Field className="form-step-value" label={`Value of step ${at + 1}`} hideLabel placeholder="+1" inputMode="text" value={step.value} onChange={value => change({ value })} />
            <Field className="form-step-label" label={`Name of step ${at + 1}`} hideLabel placeholder="some" value={step.label} onChange={label => change({ label })} />
            <TextArea className="form-step-anchor" label={`What step ${at + 1} looks like`} hideLabel rows={2} placeholder="What a tie at this level looks like." value={step.anchor} onChange={anchor => change({ anchor })} />
          </div>
        )}
      />
    </Form>
  )
}
