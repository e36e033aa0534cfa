import { useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import type { Project } from '../../../db/contract/methods/project.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useQuery, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { FigureContents } from './FigureContents.tsx'
import { panelsShown } from '../compare/panels-shown.ts'
import { copyPicture, copySvg } from './figure-copy.ts'
import { figureFile } from './figure-files.ts'
import { FigurePreview } from './FigurePreview.tsx'
import { figureOptions, letteringWarning, problemsOf, sizeWords, targets, type FigureChoice } from './figure-options.ts'
import { useDebounced } from './useDebounced.ts'
import './figure.css'

type Outcome = { kind: 'saving' } | { kind: 'copying' } | { kind: 'saved'; text: string } | { kind: 'error'; error: ApiErrorBody } | null

const targetSegments = targets.map(({ name, text, label }) => ({ value: name, text, label }))
const parts = [['legend', 'Legend'], ['timeLine', 'Date and filter'], ['sourceLine', 'Source line'], ['evidenceList', 'Numbered evidence list']] as const
const formatNames = { svg: 'SVG', pdf: 'PDF', png: 'PNG', evidence: 'figure and evidence' } as const

/** Choices on one side, the figure as it will be on the other. */
export function FigureForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const workbench = useWorkbench()
  const time = useStoreValue(workbench.time, state => state)
  const viewport = useStoreValue(workbench.viewport, state => state.viewport)
  const encodings = useStoreValue(workbench.appearance, state => state)
  const focus = useStoreValue(workbench.focusView, state => state)
  const compared = useStoreValue(workbench.compareView, state => state)
  const rules = useStoreValue(workbench.rules, state => state.rules)
  const view = useStoreValue(workbench.shownView, state => state.uid)
  const kept = { ...focus, rules: [...rules], ...(view === null ? {} : { view }) }
  const theme = useTheme()
  const [choice, setChoice] = useState<FigureChoice>(() => ({
    format: 'svg', form: 'html', target: 'page', widthMm: '174', heightMm: '', letteringPt: '7.2', dpi: '300', title: project.title, caption: '',
    legend: true, timeLine: true, sourceLine: true, evidenceList: false, outlines: false, theme, background: 'filled', extent: 'screen',
  }))
  const [trueSize, setTrueSize] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const change = (changes: Partial<FigureChoice>) => {
    setChoice(before => ({ ...before, ...changes }))
    setOutcome(null)
  }

  // A figure with its evidence has one picture, whatever the window shows.
  const panels = choice.format === 'evidence' || choice.evidenceList ? {} : panelsShown(compared, time.asOf, project.studyPeriod)
  const problems = problemsOf(choice)
  const isSound = Object.keys(problems).length === 0
  const shown = useDebounced(isSound ? { ...figureOptions(choice, time, viewport), ...kept, encodings, ...panels, dpi: 300 } : null, 200)
  const preview = useQuery('figures.svg', shown)

  const save = async () => {
    setOutcome({ kind: 'saving' })
    try {
      const file = await figureFile(workbench.client, choice, { ...figureOptions(choice, time, viewport), ...kept, encodings, ...panels })
      const text = await workbench.shell.saveFile(file)
      setOutcome(text === null ? null : { kind: 'saved', text })
      if (text !== null) workbench.announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be written. Nothing in the project changed.' } })
    }
  }
  const copy = async (kind: 'png' | 'svg') => {
    setOutcome({ kind: 'copying' })
    try {
      const options = { ...figureOptions({ ...choice, format: kind }, time, viewport), ...focus, ...panels }
      const text = kind === 'png' ? await copyPicture(workbench.client, options) : await copySvg(workbench, options)
      setOutcome({ kind: 'saved', text })
      workbench.announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be copied. Nothing in the project changed.' } })
    }
  }

  const privateNotes = project.counts.privateNotes
  const warning = preview.status === 'ready' ? letteringWarning(preview.value.smallestPt, choice) : null
  const missing = preview.status === 'ready' ? preview.value.missingCharacters : []
  return (
    <form
      className="figure"
      onSubmit={event => {
        event.preventDefault()
        if (isSound) void save()
      }}
    >
      <div className="figure-choices">
        <SegmentedControl
          label="Format" hideLabel={false} value={choice.format} onChange={format => change({ format })}
          segments={[{ value: 'svg', text: 'SVG' }, { value: 'pdf', text: 'PDF' }, { value: 'png', text: 'PNG' }, { value: 'evidence', text: 'With evidence' }]}
        />
        {choice.format === 'evidence' && (
          <SegmentedControl
            label="Written as" hideLabel={false} value={choice.form} onChange={form => change({ form })}
            segments={[{ value: 'html', text: 'One HTML file' }, { value: 'markdown', text: 'Markdown, SVG, data' }]}
          />
        )}
        {viewport !== null && (
          <SegmentedControl
            label="Extent" hideLabel={false} value={choice.extent} onChange={extent => change({ extent })}
            segments={[{ value: 'screen', text: 'What the screen shows' }, { value: 'everything', text: 'Everything' }]}
          />
        )}
        <SegmentedControl
          label="For" hideLabel={false} value={choice.target} segments={targetSegments}
          onChange={target => change({ target, ...targets.find(({ name }) => name === target)?.sets })}
        />
        {choice.target === 'other' && (
          <div className="figure-numbers">
            <Field label="Millimetres" inputMode="numeric" value={choice.widthMm} onChange={widthMm => change({ widthMm })} error={problems.widthMm} />
            <Field label="Height" inputMode="numeric" value={choice.heightMm} placeholder="As needed" onChange={heightMm => change({ heightMm })} error={problems.heightMm} />
          </div>
        )}
        <div className="figure-numbers">
          <Field label="Names, in points" inputMode="numeric" value={choice.letteringPt} onChange={letteringPt => change({ letteringPt })} error={problems.letteringPt} />
          {choice.format === 'png' && <Field label="Dots per inch" inputMode="numeric" value={choice.dpi} onChange={dpi => change({ dpi })} error={problems.dpi} />}
        </div>
        <Field label="Title" value={choice.title} onChange={title => change({ title })} placeholder="No title" />
        <TextArea label="Caption" rows={2} value={choice.caption} onChange={caption => change({ caption })} placeholder="No caption" />
        <div role="group" aria-label="What goes in" className="figure-parts">
          {parts.filter(([part]) => part !== 'evidenceList' || choice.format !== 'evidence').map(([part, text]) => (
            <Checkbox key={part} className="figure-part" isSelected={choice[part]} onChange={value => change({ [part]: value })}>
              <span className="figure-check" aria-hidden>✓</span>
              {text}
            </Checkbox>
          ))}
          {choice.format === 'svg' && (
            <Checkbox className="figure-part" isSelected={choice.outlines} onChange={outlines => change({ outlines })}>
              <span className="figure-check" aria-hidden>✓</span>
              Text as outlines
            </Checkbox>
          )}
        </div>
        <SegmentedControl
          label="Theme" hideLabel={false} value={choice.theme} onChange={value => change({ theme: value })}
          segments={[{ value: 'light', text: 'Light' }, { value: 'dark', text: 'Dark' }, { value: 'grey', text: 'Grey' }]}
        />
        <SegmentedControl
          label="Background" hideLabel={false} value={choice.background} onChange={background => change({ background })}
          segments={[{ value: 'filled', text: 'Filled' }, { value: 'transparent', text: 'Transparent' }]}
        />
      </div>
      <div className="figure-shown">
        {preview.status === 'error'
          ? <div className="figure-preview"><ErrorNotice title="This figure cannot be drawn" error={preview.error} /></div>
          : <FigurePreview svg={preview.status === 'ready' ? preview.value.svg : null} widthMm={trueSize && preview.status === 'ready' ? preview.value.widthMm : null} />}
        {choice.format === 'evidence' && <FigureContents options={shown} />}
        <div className="figure-size">
          <p role="status">
            {preview.status === 'ready' && sizeWords(preview.value, choice.format === 'png' && problems.dpi === undefined ? Number(choice.dpi) : null)}
            {warning !== null && <strong className="figure-warning">{warning}</strong>}
          </p>
          <SegmentedControl
            label="Preview" value={trueSize ? 'true' : 'fit'} onChange={value => setTrueSize(value === 'true')}
            segments={[{ value: 'fit', text: 'Fitted' }, { value: 'true', text: 'True size' }]}
          />
        </div>
      </div>
      <footer className="figure-foot">
        <p className="figure-kept-out"><Lock />{keptOut(privateNotes)}</p>
        {missing.length > 0 && (
          <p role="status">
            The shipped fonts lack {missing.slice(0, 12).join(' ')}{missing.length > 12 ? ' …' : ''}: {choice.format === 'pdf' || choice.format === 'png' ? `a ${choice.format.toUpperCase()} shows boxes for them; an SVG leaves them to the reader’s fonts.` : 'they show where the reader’s own fonts have them.'}
          </p>
        )}
        {outcome?.kind === 'error' && <ErrorNotice title="The figure was not saved or copied" error={outcome.error} />}
        {outcome?.kind === 'saved' && <p role="status">{outcome.text}</p>}
        <Menu label="Copy the figure" actions={[{ id: 'png', text: 'As a picture (PNG)', run: () => void copy('png') }, { id: 'svg', text: 'As SVG text', run: () => void copy('svg') }]}>
          <Button isDisabled={!isSound} isPending={outcome?.kind === 'copying'}>Copy…</Button>
        </Menu>
        <Button onPress={onClose}>Close</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={outcome?.kind === 'saving'}>{outcome?.kind === 'saving' ? 'Saving…' : `Save ${formatNames[choice.format]}…`}</Button>
      </footer>
    </form>
  )
}

function keptOut(privateNotes: number): string {
  if (privateNotes === 0) return 'A figure never holds notes.'
  return privateNotes === 1 ? '1 private note is kept out: notes are never in a figure.' : `${privateNotes.toLocaleString()} private notes are kept out: notes are never in a figure.`
}
