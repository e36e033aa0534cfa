import type { Input } from '../../../db/contract/api.ts'
import type { CslItem, Source } from '../../../db/contract/entities/sources.ts'
import { reliabilities } from '../../../db/contract/vocabulary.ts'
import { Field } from '../../ui/Field.tsx'
import { mergeLists } from '../../../db/domain/list-merge.ts'
import { useWorkbench } from '../../ui/hooks.ts'
import { reliabilityWords } from '../../ui/words.ts'
import { checkCitationKey, checkLine, checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { ListRow } from '../edit/ListRow.tsx'
import { ChoiceRow, TextRow } from '../edit/rows.tsx'
import { checkDoi, checkIssued, checkNames, checkUrl, cslText, fieldsFor, issuedText, showName, sourceKinds, withText, type CslName, type NameRow } from './csl-edit.ts'
import { IssuedRow } from './IssuedRow.tsx'
import { updateCsl } from './update-csl.ts'

const grades = reliabilities.map(grade => ({ value: grade, label: reliabilityWords[grade].label, definition: reliabilityWords[grade].definition }))

/** The record of a source, with the fields of its type, and how far it can be relied on. */
export function SourceForm({ source, isFresh }: { source: Source; isFresh: boolean }) {
  const workbench = useWorkbench()
  const { uid, csl } = source
  const save = (changes: Input<'sources.update'>['changes'], stay?: string) => workbench.write('sources.update', { uid, changes, stay })
  const change = (edit: (record: CslItem) => CslItem, stay?: string) => updateCsl(workbench, uid, edit, stay)
  const kinds = sourceKinds.some(kind => kind.value === csl.type) ? sourceKinds : [...sourceKinds, { value: csl.type, label: csl.type }]
  const setText = (name: string) => (text: string, { stay }: { stay: string }) => change(record => withText(record, name, text), stay)
  return (
    <Form name={source.title} uid={uid} isFresh={isFresh}>
      <TextRow field="title" label="Title" isSeveralLines value={csl.title ?? ''} check={text => checkName('Friendship balancing')(text.replace(/\s+/gu, ' '))} save={setText('title')} />
      <ChoiceRow<string>
        field="type" label="Kind" value={csl.type} options={kinds.map(({ value, label }) => ({ value, label }))}
        save={type => (type === null ? Promise.resolve() : change(record => ({ ...record, type })))}
      />
      <ListRow<NameRow, CslName>
        field="author" title="Authors" one="author" value={csl.author ?? []} show={showName} check={checkNames} blank={{ text: '', from: null }}
        save={(author, { stay, expected }) => change(record => {
          const { author: theirs = [], ...rest } = record
          const together = mergeLists(expected, author, theirs, name => JSON.stringify(name))
          return together.length === 0 ? rest : { ...rest, author: together }
        }, stay)}
        render={(name, edit, at) => <Field label={`Author ${at + 1}`} hideLabel placeholder="Family, Given — or the name of a body" value={name.text} onChange={text => edit({ text })} />}
      />
      <IssuedRow
        value={csl.issued ?? null} check={checkIssued} show={issuedText}
        save={(issued, { stay }) => change(record => {
          const { issued: _, ...rest } = record
          return issued ? { ...rest, issued } : rest
        }, stay)}
      />
      {fieldsFor(csl).map(([name, label]) => (
        <TextRow key={name} field={`csl ${name}`} label={label} value={cslText(csl, name)} check={checkLine(2_000)} save={setText(name)} />
      ))}
      <TextRow field="DOI" label="DOI" value={cslText(csl, 'DOI')} check={checkDoi} save={setText('DOI')} placeholder="10.1080/…" />
      <TextRow field="URL" label="Address" value={cslText(csl, 'URL')} check={checkUrl} save={setText('URL')} placeholder="https://…" />
      <TextRow field="citationKey" label="Citation key" value={source.citationKey} check={checkCitationKey} save={(citationKey, { stay }) => save({ citationKey }, stay)} />
      <ChoiceRow field="reliability" label="Reliability" value={source.reliability} options={grades} none="Not graded" save={reliability => save({ reliability })} />
      <TextRow field="reliabilityNote" label="Why" isSeveralLines value={source.reliabilityNote} save={(reliabilityNote, { stay }) => save({ reliabilityNote }, stay)} placeholder="What the grade rests on." />
    </Form>
  )
}
