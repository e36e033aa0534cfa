import type { ActorFields, Actor, Affiliation, Alias, Code } from '../../../db/contract/entities/people.ts'
import { actorKinds } from '../../../db/contract/vocabulary.ts'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { actorKindWords } from '../../ui/words.ts'
import { checkLine, checkName } from '../edit/checks.ts'
import { Form } from '../edit/Form.tsx'
import { ListRow } from '../edit/ListRow.tsx'
import { ChoiceRow, DateRow, MarkdownRow, TextRow } from '../edit/rows.tsx'
import { languageName } from '../inspector/names.ts'
import { AffiliationRows } from './AffiliationRows.tsx'
import { checkAliases, checkCodes } from './actor-checks.ts'
import { CodeFields } from './CodeFields.tsx'
import { FromReference } from './FromReference.tsx'

const kinds = actorKinds.map(kind => ({ value: kind, label: actorKindWords[kind].label, definition: actorKindWords[kind].definition }))

/** The fields of an actor, in the place of what is read of it. */
export function ActorForm({ actor, affiliations, isFresh }: { actor: Actor; affiliations: readonly Affiliation[]; isFresh: boolean }) {
  const workbench = useWorkbench()
  const { uid } = actor
  const save = (changes: Partial<ActorFields>, stay?: string, expected?: Partial<ActorFields>) => workbench.write('actors.update', { uid, changes, stay, expected })
  return (
    <Form name={actor.name} uid={uid} isFresh={isFresh}>
      <TextRow field="name" label="Name" value={actor.name} check={checkName('Israel')} save={(name, { stay }) => save({ name }, stay)} />
      <ChoiceRow field="kind" label="Kind" value={actor.kind} options={kinds} save={kind => (kind === null ? Promise.resolve() : save({ kind }))} />
      <TextRow field="shortName" label="Short name" value={actor.shortName} check={checkLine(200)} save={(shortName, { stay }) => save({ shortName }, stay)} placeholder="for the drawing, where space is short" />
      <DateRow field="dates" label="Exists" value={actor.dates?.raw ?? null} save={(dates, { stay }) => save({ dates }, stay)} placeholder="1948/.. or 1922 to 1991" />
      <ListRow<Alias, Alias>
        field="aliases" title="Other names" one="name" value={actor.aliases} save={(aliases, { stay, expected }) => save({ aliases }, stay, { aliases: expected })} show={alias => alias} check={checkAliases}
        blank={{ name: '', language: '' }}
        render={(alias, change, at) => (
          <>
            <Field label={`Other name ${at + 1}`} hideLabel placeholder="Name, in any script" value={alias.name} onChange={name => change({ name })} />
            <Field
              className="form-narrow" label={`Language of other name ${at + 1}`} hideLabel placeholder="language: he" value={alias.language} onChange={language => change({ language })}
              {...(alias.language.trim() !== '' && languageName(alias.language.trim()) !== alias.language.trim() ? { hint: languageName(alias.language.trim()) } : {})}
            />
          </>
        )}
      />
      <ListRow<Code, Code>
        field="codes" title="Codes" one="code" value={actor.codes} save={(codes, { stay, expected }) => save({ codes }, stay, { codes: expected })} show={code => code} check={checkCodes}
        blank={{ scheme: 'iso3', value: '' }}
        render={(code, change, at) => <CodeFields code={code} at={at} onChange={change} />}
      />
      {isFresh && <FromReference actor={actor} save={(changes, expected) => save(changes, undefined, expected)} />}
      <MarkdownRow field="description" label="Description" value={actor.description} save={(description, { stay }) => save({ description }, stay)} placeholder="Who this is, for a reader of the record." />
      <AffiliationRows actor={uid} affiliations={affiliations} />
    </Form>
  )
}
