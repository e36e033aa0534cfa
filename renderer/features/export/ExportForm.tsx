import { useState } from 'react'
import { Checkbox, Radio, RadioGroup } from 'react-aria-components'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAnswer, useQuery, useWorkbench } from '../../ui/hooks.ts'
import { ManifestLists } from '../bundle/ManifestLists.tsx'
import { exportFile, exportText, isPacked, type ExportChoice } from './export-files.ts'
import { formatGroups, isNetwork, wordsOf } from './export-formats.ts'
import type { Saved } from './ExportReport.tsx'
import { exportWords } from './export-words.ts'

interface Props {
  choice: ExportChoice
  onChange: (changes: Partial<ExportChoice>) => void
  onSaved: (saved: Saved) => void
  onClose: () => void
}

type Outcome = { kind: 'saving' | 'copying' } | { kind: 'copied'; text: string } | { kind: 'error'; error: ApiErrorBody } | null

const failure = (error: unknown): ApiErrorBody =>
  error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The file could not be written. Nothing in the project changed.' }

/** The formats on one side; on the other what goes into the chosen one, what changes there and what stays out. */
export function ExportForm({ choice, onChange, onSaved, onClose }: Props) {
  const { client, shell, announce } = useWorkbench()
  const [outcome, setOutcome] = useState<Outcome>(null)
  const views = useAnswer('views.list', {}) ?? []
  const hasPlaces = isNetwork(choice.format)
  // A view may have been deleted since.
  const view = hasPlaces ? (views.find(({ uid }) => uid === choice.view) ?? views[0])?.uid ?? null : null
  const asked = { ...choice, view }
  const preview = useQuery('exports.preview', { format: choice.format, ...(view === null ? {} : { view }) })
  const manifest = preview.status === 'loading' ? undefined : preview.value
  const words = wordsOf(choice.format)
  const isEmpty = manifest !== undefined && manifest.included.length === 0
  const change = (changes: Partial<ExportChoice>) => {
    onChange(changes)
    setOutcome(null)
  }

  const save = async () => {
    setOutcome({ kind: 'saving' })
    try {
      const { file, manifest: written } = await exportFile(client, asked)
      const text = await shell.saveFile(file)
      setOutcome(null)
      if (text === null) return
      onSaved({ text, manifest: written })
      announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: failure(error) })
    }
  }
  const copy = async () => {
    setOutcome({ kind: 'copying' })
    try {
      await shell.copyText(await exportText(client, asked))
      setOutcome({ kind: 'copied', text: `${words.name} is on the clipboard.` })
    } catch (error) {
      setOutcome({ kind: 'error', error: failure(error) })
    }
  }

  return (
    <form
      className="export"
      onSubmit={event => {
        event.preventDefault()
        if (manifest && !isEmpty) void save()
      }}
    >
      <div className="export-body">
        <div className="export-choices">
          <RadioGroup
            className="export-formats" aria-label="Format" value={choice.format}
            onChange={next => {
              const chosen = formatGroups.flatMap(({ formats }) => formats).find(({ format }) => format === next)
              if (chosen) change({ format: chosen.format })
            }}
          >
            {formatGroups.map(({ title, formats }) => (
              <div key={title} className="export-group" role="group" aria-label={title}>
                <span className="field-label" aria-hidden>{title}</span>
                {formats.map(({ format, name, opens }) => (
                  <Radio key={format} value={format} className="export-format" autoFocus={format === choice.format}>
                    <span className="export-radio" aria-hidden />
                    <span className="export-name">{name}</span>
                    <span className="export-opens">{opens}</span>
                  </Radio>
                ))}
              </div>
            ))}
          </RadioGroup>
          {hasPlaces && views.length > 1 && view !== null && (
            <Select label="Places from the view" value={view} onChange={uid => change({ view: uid })} options={views.map(({ uid, name }) => ({ value: uid, label: name }))} />
          )}
          <Checkbox className="export-option" isSelected={choice.withManifest} onChange={withManifest => change({ withManifest })}>
            <span className="export-check" aria-hidden>✓</span>
            <span>
              Put this list beside it
              <span className="export-opens">What is in the file and what is not, with hashes, in one ZIP</span>
            </span>
          </Checkbox>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard too */}
        <div className="export-lists" tabIndex={0} role="region" aria-label="What goes in, what changes and what stays out">
          {preview.status === 'error' && <ErrorNotice title="What would be written cannot be told" error={preview.error} />}
          {preview.status === 'loading' && <p className="quiet" role="status">Looking through the project…</p>}
          {manifest && <ManifestLists manifest={{ ...manifest, cautions: manifest.warnings }} words={exportWords(choice.format)} />}
        </div>
      </div>
      {outcome?.kind === 'error' && <div className="export-refusal"><ErrorNotice title="Nothing was exported" error={outcome.error} /></div>}
      <footer className="dialog-actions">
        <p className="export-foot" role="status">{outcome?.kind === 'copied' ? outcome.text : choice.format === 'csv' ? 'Two tables, saved as one ZIP.' : 'The project stays as it is.'}</p>
        <Button onPress={onClose}>Cancel</Button>
        {!isPacked(choice) && <Button isDisabled={!manifest || isEmpty} isPending={outcome?.kind === 'copying'} onPress={() => void copy()}>Copy</Button>}
        <Button look="strong" type="submit" isDisabled={!manifest || isEmpty} isPending={outcome?.kind === 'saving'}>{outcome?.kind === 'saving' ? 'Saving…' : `Save ${words.name}…`}</Button>
      </footer>
    </form>
  )
}
