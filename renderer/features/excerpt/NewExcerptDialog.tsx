import { useEffect, useState } from 'react'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { EntityRef } from '../../../db/contract/values.ts'
import type { ExcerptForm as Form } from '../../../db/contract/vocabulary.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { excerptFormWords } from '../../ui/words.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { useLikelySource } from './useLikelySource.ts'
import { useSourceCreate } from './useSourceCreate.ts'
import './excerpt.css'

/** Makes an excerpt (`N X`): a passage of the source that is selected, was looked at last, or is chosen here. */
export function NewExcerptDialog() {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const isOpen = useStoreValue(workbench.layout, state => state.dialog === 'new-excerpt')
  useEffect(() => {
    if (isReadOnly) return
    return workbench.commands.register([
      { id: 'new.excerpt', title: 'New excerpt', group: 'New', keys: ['N X'], run: () => workbench.layout.setState({ dialog: 'new-excerpt' }) },
    ])
  }, [workbench, isReadOnly])
  const close = () => workbench.layout.setState({ dialog: null })
  return <Dialog title="New excerpt" isOpen={isOpen} onClose={close} width={560}>{isOpen && <NewExcerptForm onClose={close} />}</Dialog>
}

function NewExcerptForm({ onClose }: { onClose: () => void }) {
  const workbench = useWorkbench()
  const createSource = useSourceCreate()
  const likely = useLikelySource()
  const [chosen, setSource] = useState<EntityRef | null>(null)
  const source = chosen ?? likely
  const [form, setForm] = useState<Form>('quote')
  const [text, setText] = useState('')
  const [locator, setLocator] = useState('')
  const [label, setLabel] = useState('')
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const create = async () => {
    setTried(true)
    if (source === null || text.trim() === '') return
    const { uid } = await workbench.write('excerpts.create', {
      source: source.uid, label: label.trim(), form, statement: 'claim', text: text.trim(), locator: locator.trim(), modality: null, credibility: null,
      attributedTo: null, actors: [], start: null, end: null,
    })
    onClose()
    workbench.select({ type: 'excerpt', uid })
    workbench.commands.run('focus-inspector')
  }
  return (
    <form
      className="new-excerpt" aria-label="New excerpt"
      onSubmit={event => {
        event.preventDefault()
        create().catch((error: unknown) => setProblem(error instanceof EntenteError ? error.message : 'The excerpt was not made.'))
      }}
      onKeyDownCapture={event => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.requestSubmit()
      }}
    >
      <TextArea label="Passage" value={text} onChange={setText} rows={5} autoFocus className="new-excerpt-wide" error={wasTried && text.trim() === '' ? 'Write or paste the passage.' : undefined} />
      <EntityPicker label="Source" value={source} onChange={setSource} types={['source']} creates={[createSource]} error={wasTried && source === null ? 'Say which source it is from.' : undefined} />
      <Field label="Locator" value={locator} onChange={setLocator} placeholder="p. 12, ¶3" />
      <SegmentedControl
        label="Form" hideLabel={false} value={form} onChange={setForm}
        segments={(['quote', 'paraphrase'] as const).map(value => ({ value, text: excerptFormWords[value].label }))}
      />
      <Field label="Label" value={label} onChange={setLabel} placeholder="S17; empty for none" />
      {problem !== null && <p className="field-error new-excerpt-wide" role="alert">{problem}</p>}
      <div className="new-excerpt-actions new-excerpt-wide">
        <Button type="submit" look="strong" keys="Mod+Enter">Make the excerpt</Button>
        <Button onPress={onClose} keys="Escape">Cancel</Button>
        <span className="quiet">Grades, modality and the actors named can follow.</span>
      </div>
    </form>
  )
}
