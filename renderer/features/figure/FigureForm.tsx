import { useState } from 'react'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import type { Project } from '../../../db/contract/methods/project.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useQuery, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { FigureChoices } from './FigureChoices.tsx'
import { FigureContents } from './FigureContents.tsx'
import { copyPicture, copySvg } from './figure-copy.ts'
import { figureFile } from './figure-files.ts'
import { FigurePreview } from './FigurePreview.tsx'
import { letteringWarning, problemsOf, sizeWords, type FigureChoice } from './figure-options.ts'
import { figureMethods, type FigureSubject, type SvgMethod } from './figure-subject.ts'
import type { FigureDrawing } from './useFigures.ts'
import { useDebounced } from './useDebounced.ts'
import './figure.css'

type Outcome = { kind: 'saving' } | { kind: 'copying' } | { kind: 'saved'; text: string } | { kind: 'error'; error: ApiErrorBody } | null

const formatNames = { svg: 'SVG', pdf: 'PDF', png: 'PNG', evidence: 'figure and evidence' } as const

interface Props {
  subject: FigureSubject
  drawing: FigureDrawing
  project: Project
  onClose: () => void
}

/** Choices on one side, the figure as it will be on the other. */
export function FigureForm({ subject, drawing, project, onClose }: Props) {
  const workbench = useWorkbench()
  const theme = useTheme()
  const [choice, setChoice] = useState<FigureChoice>(() => ({
    format: 'svg', form: 'html', target: 'page', widthMm: '174', heightMm: '', letteringPt: '7.2', dpi: '300', title: project.title, caption: '',
    legend: true, timeLine: true, sourceLine: true, evidenceList: false, outlines: false, theme, background: 'filled', extent: 'screen', lanes: '12', dyadChart: 'all',
  }))
  const [trueSize, setTrueSize] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const change = (changes: Partial<FigureChoice>) => {
    setChoice(before => ({ ...before, ...changes }))
    setOutcome(null)
  }

  const problems = problemsOf(choice)
  const isSound = Object.keys(problems).length === 0
  const wanted = isSound ? drawing.question(choice) : null
  // The picture is the same at every resolution.
  const shown = useDebounced(isSound ? drawing.question({ ...choice, dpi: '300' }) : null, 200)
  const preview = useQuery<SvgMethod>(figureMethods[subject].svg, shown?.options ?? null)

  const save = async () => {
    if (!wanted) return
    setOutcome({ kind: 'saving' })
    try {
      const file = await figureFile(workbench.client, choice, wanted)
      const text = await workbench.shell.saveFile(file)
      setOutcome(text === null ? null : { kind: 'saved', text })
      if (text !== null) workbench.announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be written. Nothing in the project changed.' } })
    }
  }
  const copy = async (kind: 'png' | 'svg') => {
    const question = drawing.question({ ...choice, format: kind })
    if (!question) return
    setOutcome({ kind: 'copying' })
    try {
      const text = kind === 'png' ? await copyPicture(workbench.client, question) : await copySvg(workbench, question)
      setOutcome({ kind: 'saved', text })
      workbench.announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be copied. Nothing in the project changed.' } })
    }
  }

  const privateNotes = project.counts.privateNotes
  const warning = preview.status === 'ready' ? letteringWarning(preview.value.smallestPt, choice, subject) : null
  const missing = preview.status === 'ready' ? preview.value.missingCharacters : []
  return (
    <form
      className="figure"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <FigureChoices subject={subject} choice={choice} problems={problems} hasExtents={drawing.viewport !== null} onChange={change} />
      <div className="figure-shown">
        {preview.status === 'error'
          ? <div className="figure-preview"><ErrorNotice title="This figure cannot be drawn" error={preview.error} /></div>
          : <FigurePreview svg={preview.status === 'ready' ? preview.value.svg : null} widthMm={trueSize && preview.status === 'ready' ? preview.value.widthMm : null} />}
        {choice.format === 'evidence' && <FigureContents options={shown?.subject === 'network' ? shown.options : null} />}
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
          <Button isDisabled={!wanted} isPending={outcome?.kind === 'copying'}>Copy…</Button>
        </Menu>
        <Button onPress={onClose}>Close</Button>
        <Button look="strong" type="submit" isDisabled={!wanted} isPending={outcome?.kind === 'saving'}>{outcome?.kind === 'saving' ? 'Saving…' : `Save ${formatNames[choice.format]}…`}</Button>
      </footer>
    </form>
  )
}

function keptOut(privateNotes: number): string {
  if (privateNotes === 0) return 'A figure never holds notes.'
  return privateNotes === 1 ? '1 private note is kept out: notes are never in a figure.' : `${privateNotes.toLocaleString()} private notes are kept out: notes are never in a figure.`
}
