import { useEffect, useRef, useState } from 'react'
import { EntenteError, type ApiErrorBody } from '../../../db/contract/errors.ts'
import type { Project } from '../../../db/contract/methods/project.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useQuery, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { figureOptions, problemsOf, usualWidths, type FigureChoice } from './figure-options.ts'
import { useDebounced } from './useDebounced.ts'
import './figure.css'

type Outcome = { kind: 'saving' } | { kind: 'saved'; text: string } | { kind: 'error'; error: ApiErrorBody } | null

const widthOptions = [...usualWidths, { value: 'custom', text: 'Other' }]
const isUsual = (width: string) => usualWidths.some(({ value }) => value === width)

/** Choices on one side, the figure as it will be on the other. */
export function FigureForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const workbench = useWorkbench()
  const time = useStoreValue(workbench.time, state => state)
  const viewport = useStoreValue(workbench.viewport, state => state.viewport)
  const theme = useTheme()
  const [choice, setChoice] = useState<FigureChoice>(() => ({
    format: 'svg', widthMm: '174', dpi: '300', title: project.title, legend: true, theme, extent: 'screen',
  }))
  const [customWidth, setCustomWidth] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>(null)
  const change = (changes: Partial<FigureChoice>) => {
    setChoice(before => ({ ...before, ...changes }))
    setOutcome(null)
  }

  const problems = problemsOf(choice)
  const isSound = Object.keys(problems).length === 0
  const shown = useDebounced(isSound ? figureOptions({ ...choice, format: 'svg' }, time, viewport) : null, 200)
  const preview = useQuery('figures.svg', shown)

  const save = async () => {
    setOutcome({ kind: 'saving' })
    try {
      const options = figureOptions(choice, time, viewport)
      const file = choice.format === 'svg' ? await svgFile(options) : await renderedFile(choice.format, options)
      const text = await workbench.shell.saveFile(file)
      setOutcome(text === null ? null : { kind: 'saved', text })
      if (text !== null) workbench.announce(text)
    } catch (error) {
      setOutcome({ kind: 'error', error: error instanceof EntenteError ? error.body() : { code: 'internal', message: 'The figure could not be written. Nothing in the project changed.' } })
    }
  }
  const svgFile = async (options: ReturnType<typeof figureOptions>) => {
    const { svg, fileName } = await workbench.client.call('figures.svg', options)
    return { name: fileName, mime: 'image/svg+xml', bytes: new TextEncoder().encode(svg) }
  }
  const renderedFile = async (format: 'pdf' | 'png', options: ReturnType<typeof figureOptions>) => {
    const { base64, fileName } = await workbench.client.call(`figures.${format}`, options)
    return { name: fileName, mime: format === 'pdf' ? 'application/pdf' : 'image/png', bytes: Uint8Array.from(atob(base64), character => character.charCodeAt(0)) }
  }

  const privateNotes = project.counts.privateNotes
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
          segments={[{ value: 'svg', text: 'SVG' }, { value: 'pdf', text: 'PDF' }, { value: 'png', text: 'PNG' }]}
        />
        {viewport !== null && (
          <SegmentedControl
            label="Extent" hideLabel={false} value={choice.extent} onChange={extent => change({ extent })}
            segments={[{ value: 'screen', text: 'What the screen shows' }, { value: 'everything', text: 'Everything' }]}
          />
        )}
        <SegmentedControl
          label="Width" hideLabel={false} value={customWidth || !isUsual(choice.widthMm) ? 'custom' : choice.widthMm} segments={widthOptions}
          onChange={value => {
            setCustomWidth(value === 'custom')
            if (value !== 'custom') change({ widthMm: value })
          }}
        />
        <div className="figure-numbers">
          {customWidth && <Field label="Millimetres" inputMode="numeric" value={choice.widthMm} onChange={widthMm => change({ widthMm })} error={problems.widthMm} />}
          {choice.format === 'png' && <Field label="Dots per inch" inputMode="numeric" value={choice.dpi} onChange={dpi => change({ dpi })} error={problems.dpi} />}
        </div>
        <Field label="Title" value={choice.title} onChange={title => change({ title })} placeholder="No title" />
        <SegmentedControl
          label="Legend" hideLabel={false} value={choice.legend ? 'on' : 'off'} onChange={value => change({ legend: value === 'on' })}
          segments={[{ value: 'on', text: 'With legend' }, { value: 'off', text: 'Without' }]}
        />
        <SegmentedControl
          label="Theme" hideLabel={false} value={choice.theme} onChange={value => change({ theme: value })}
          segments={[{ value: 'light', text: 'Light' }, { value: 'dark', text: 'Dark' }]}
        />
      </div>
      <div className="figure-preview">
        {preview.status === 'error' ? <ErrorNotice title="This figure cannot be drawn" error={preview.error} /> : <Preview svg={preview.status === 'ready' ? preview.value.svg : null} />}
      </div>
      <footer className="figure-foot">
        <p className="figure-kept-out"><Lock />{keptOut(privateNotes)}</p>
        {missing.length > 0 && (
          <p role="status">
            The shipped fonts lack {missing.slice(0, 12).join(' ')}{missing.length > 12 ? ' …' : ''}: {choice.format !== 'svg' ? `a ${choice.format.toUpperCase()} shows boxes for them; an SVG leaves them to the reader’s fonts.` : 'they show where the reader’s own fonts have them.'}
          </p>
        )}
        {outcome?.kind === 'error' && <ErrorNotice title="The figure was not saved" error={outcome.error} />}
        {outcome?.kind === 'saved' && <p role="status">{outcome.text}</p>}
        <Button onPress={onClose}>Close</Button>
        <Button look="strong" type="submit" isDisabled={!isSound} isPending={outcome?.kind === 'saving'}>{outcome?.kind === 'saving' ? 'Saving…' : `Save ${choice.format.toUpperCase()}…`}</Button>
      </footer>
    </form>
  )
}

function keptOut(privateNotes: number): string {
  if (privateNotes === 0) return 'A figure never holds notes.'
  return privateNotes === 1 ? '1 private note is kept out: notes are never in a figure.' : `${privateNotes.toLocaleString()} private notes are kept out: notes are never in a figure.`
}

/** The figure as a picture. The one before stays until the next is there. */
function Preview({ svg }: { svg: string | null }) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (svg === null || !image.current) return
    const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    image.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [svg])
  return <img ref={image} alt="Preview of the figure" />
}
