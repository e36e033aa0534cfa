import { useState } from 'react'
import type { FeedChoices } from '../../../db/contract/entities/imports.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import type { Preview } from './useImport.ts'

interface Props {
  feed: NonNullable<Preview['feed']>
  /** As chosen last, which the preview may not yet follow. */
  choices: FeedChoices
  onChange: (choices: FeedChoices) => void
  onTable: () => void
}

const betweenOptions: { value: FeedChoices['between']; label: string; definition: string }[] = [
  { value: 'any', label: 'Anyone', definition: 'Every event, also with one side alone.' },
  { value: 'two', label: 'Two different actors', definition: 'Both sides are coded and are not one actor.' },
  { value: 'project', label: 'Actors of the project', definition: 'The project has both sides already.' },
  { value: 'countries', label: 'The countries named here', definition: 'Both sides are of these countries.' },
]

/** Which events of a data set are imported, and the terms under which the set may be used. */
export function ImportFeed({ feed: { name, version, rows, known, unwanted, licence, restricted }, choices, onChange, onTable }: Props) {
  return (
    <section className="import-mapping" aria-label="Which events are imported">
      <p>
        {name} {version}: {rows.toLocaleString()} {rows === 1 ? 'event' : 'events'}
        {known > 0 && `, ${known.toLocaleString()} known already`}{unwanted > 0 && `, ${unwanted.toLocaleString()} not wanted`}.
        {' '}<span className="quiet">{restricted ? 'Restricted. ' : ''}{licence}</span>
      </p>
      <div className="import-fields">
        <Select
          label="Events between" value={choices.between} options={betweenOptions}
          // Nothing is between two countries before two are named.
          onChange={between => onChange({ ...choices, between })} error={needsCountries(choices) ? 'Name two countries or more.' : undefined}
        />
        <SegmentedControl
          label="Sides are" hideLabel={false} value={choices.actors} onChange={actors => onChange({ ...choices, actors })}
          segments={[{ value: 'countries', text: 'Countries' }, { value: 'named', text: 'As named' }]}
        />
        <Listed label="Countries" placeholder="RUS, Israel" hint="Names or ISO codes; empty: all" values={choices.countries} onChange={countries => onChange({ ...choices, countries })} />
        <Listed
          label="Kinds (CAMEO roots)" placeholder="04, 19" hint="01 to 20; empty: all" values={choices.roots} onChange={roots => onChange({ ...choices, roots })}
          problem={values => (values.every(value => /^(?:0[1-9]|1\d|20)$/u.test(value)) ? undefined : 'Two digits each, 01 to 20.')}
        />
        <DayField label="From" value={choices.from} onChange={from => onChange({ ...choices, from })} />
        <DayField label="To" value={choices.to} onChange={to => onChange({ ...choices, to })} />
      </div>
      <p><Button look="quiet" onPress={onTable}>Import as a table…</Button></p>
    </section>
  )
}

/** Whether the choice waits for countries to be named. */
export const needsCountries = ({ between, countries }: FeedChoices): boolean => between === 'countries' && countries.length < 2

interface ListedProps {
  label: string; placeholder: string; hint: string; values: readonly string[]; onChange: (values: string[]) => void
  problem?: (values: readonly string[]) => string | undefined
}

/** Words parted by commas; taken when the field is left or `Enter` is pressed. */
function Listed({ label, placeholder, hint, values, onChange, problem }: ListedProps) {
  const [text, setText] = useState(values.join(', '))
  const parts = text.split(/[,;]/u).map(part => part.trim()).filter(Boolean)
  const error = problem?.(parts)
  const take = () => {
    if (error === undefined && parts.join(',') !== values.join(',')) onChange(parts)
  }
  return <Field label={label} placeholder={placeholder} hint={hint} value={text} onChange={setText} error={error} onBlur={take} onKeyDown={event => event.key === 'Enter' && take()} />
}

function DayField({ label, value, onChange }: { label: string; value: string | null; onChange: (day: string | null) => void }) {
  const [text, setText] = useState(value ?? '')
  const day = text.trim()
  const error = day === '' || /^\d{4}-\d{2}-\d{2}$/u.test(day) ? undefined : 'A day looks like 2019-10-24.'
  const take = () => {
    if (error === undefined && (day || null) !== value) onChange(day || null)
  }
  return <Field label={label} placeholder="2019-10-24" value={text} onChange={setText} error={error} onBlur={take} onKeyDown={event => event.key === 'Enter' && take()} />
}
