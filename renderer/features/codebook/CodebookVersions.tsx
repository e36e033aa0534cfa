import { useState } from 'react'
import type { CodebookChange } from '../../../db/contract/entities/codebook.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { instantText } from '../../ui/dates.ts'
import { countOf } from '../../ui/words.ts'
import { useAnswer, useQuery, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { ChangedText } from '../../ui/ChangedText.tsx'

/** States of the codebook kept by name, and what differs between two of them. */
export function CodebookVersions() {
  const versions = useAnswer('codebook.versions', {})
  const isReadOnly = useReadOnly()
  const [pair, setPair] = useState<{ from: string; to: string } | null>(null)
  if (!versions) return null
  const latest = versions[0]
  const { from, to } = pair ?? { from: String(latest?.number ?? ''), to: 'now' }
  const options = [{ value: 'now', label: 'as it is now' }, ...versions.map(version => ({ value: String(version.number), label: `version ${version.name}` }))]
  return (
    <div className="codebook-versions">
      {!isReadOnly && <Keep taken={versions.map(version => version.name)} />}
      {versions.length === 0 && <EmptyState title="No version kept yet" text="Keep the codebook under a name before you change it, or before others code with it: what was changed since can then be told." />}
      {versions.length > 0 && (
        <>
          <ul className="codebook-version-list" aria-label="Versions">
            {versions.map(version => (
              <li key={version.number}>
                <strong><bdi>{version.name}</bdi></strong>
                <span className="quiet"> {instantText(version.at)}, <bdi>{version.coderName}</bdi>, {countOf('aspect', version.aspects)}, {countOf('indicator', version.indicators)}</span>
                {version.comment !== '' && <p><bdi>{version.comment}</bdi></p>}
              </li>
            ))}
          </ul>
          <div className="codebook-compare">
            <Select label="What changed from" value={from} onChange={next => setPair({ from: next, to })} options={options} />
            <Select label="to" value={to} onChange={next => setPair({ from, to: next })} options={options} />
          </div>
          <Changes from={from} to={to} />
        </>
      )}
    </div>
  )
}

function Keep({ taken }: { taken: readonly string[] }) {
  const { write, announce } = useWorkbench()
  const [name, setName] = useState('')
  const [comment, setComment] = useState('')
  const isTaken = taken.includes(name.trim())
  const keep = () => void write('codebook.keep', { name, comment }).then(() => {
    setName('')
    setComment('')
    announce(`Version ${name} of the codebook is kept`)
  }, () => undefined)
  return (
    <form className="codebook-keep" onSubmit={event => {
      event.preventDefault()
      if (name.trim() !== '' && !isTaken) keep()
    }}>
      <Field className="codebook-keep-name" label="Keep it as version" placeholder="1.1" value={name} onChange={setName} {...(isTaken ? { error: 'There is a version of this name already.' } : {})} />
      <Field className="codebook-keep-comment" label="What it is for" placeholder="Before the second coder began" value={comment} onChange={setComment} />
      <Button type="submit" isDisabled={name.trim() === '' || isTaken}>Keep</Button>
    </form>
  )
}

const numberOf = (choice: string) => (choice === 'now' ? null : Number(choice))

function Changes({ from, to }: { from: string; to: string }) {
  const query = useQuery('codebook.compare', { from: numberOf(from), to: numberOf(to) })
  if (query.status === 'error') return <ErrorNotice title="The two could not be compared" error={query.error} />
  const changes = query.status === 'loading' ? undefined : query.value
  if (!changes) return null
  if (changes.length === 0) return <p className="quiet">Nothing differs between the two.</p>
  return (
    <ul className="codebook-changes" aria-label="What changed">
      {changes.map(change => <Change key={`${change.of} ${change.what} ${change.title} ${change.field}`} change={change} />)}
    </ul>
  )
}

const whatWords: Readonly<Record<CodebookChange['what'], string>> = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' }

function Change({ change }: { change: CodebookChange }) {
  const { what, title, field, before, after } = change
  return (
    <li>
      <p><span className={`codebook-change codebook-change-${what}`}>{whatWords[what]}</span> <strong><bdi>{title}</bdi></strong>{field !== '' && <span className="quiet"> {field}</span>}</p>
      {what === 'changed' && <ChangedText before={before} after={after} />}
      {what !== 'changed' && (before !== '' || after !== '') && <p className="quiet"><bdi>{before}</bdi>{before !== '' && after !== '' && ' → '}<bdi>{after}</bdi></p>}
    </li>
  )
}
