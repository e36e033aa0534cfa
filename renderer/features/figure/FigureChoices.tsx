import { Checkbox } from 'react-aria-components'
import { Field, TextArea } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { targets, type FigureChoice, type Problems } from './figure-options.ts'
import type { FigureSubject } from './figure-subject.ts'

const targetSegments = targets.map(({ name, text, label }) => ({ value: name, text, label }))
const formats = [{ value: 'svg', text: 'SVG' }, { value: 'pdf', text: 'PDF' }, { value: 'png', text: 'PNG' }] as const
const parts = [['legend', 'Legend'], ['timeLine', 'Date and filter'], ['sourceLine', 'Source line'], ['evidenceList', 'Numbered evidence list']] as const
/** Other figures than the network's say what time they show, and have no numbers. */
const pageParts = parts.filter(([part]) => part === 'legend' || part === 'sourceLine')

interface Props {
  subject: FigureSubject
  choice: FigureChoice
  problems: Problems
  /** Whether what is in sight is less than everything. */
  hasExtents: boolean
  onChange: (changes: Partial<FigureChoice>) => void
}

/** What can be chosen about a figure of a subject. */
export function FigureChoices({ subject, choice, problems, hasExtents, onChange }: Props) {
  return (
    <div className="figure-choices">
      <SegmentedControl
        label="Format" hideLabel={false} value={choice.format} onChange={format => onChange({ format })}
        segments={subject === 'network' ? [...formats, { value: 'evidence', text: 'With evidence' }] : formats}
      />
      {choice.format === 'evidence' && (
        <SegmentedControl
          label="Written as" hideLabel={false} value={choice.form} onChange={form => onChange({ form })}
          segments={[{ value: 'html', text: 'One HTML file' }, { value: 'markdown', text: 'Markdown, SVG, data' }]}
        />
      )}
      {subject === 'dyad' && (
        <SegmentedControl
          label="Charts" hideLabel={false} value={choice.dyadChart} onChange={dyadChart => onChange({ dyadChart })}
          segments={[{ value: 'all', text: 'All' }, { value: 'series', text: 'Lines' }, { value: 'practices', text: 'Practices' }, { value: 'strain', text: 'Third parties' }]}
        />
      )}
      {hasExtents && (
        <SegmentedControl
          label="Extent" hideLabel={false} value={choice.extent} onChange={extent => onChange({ extent })}
          segments={[{ value: 'screen', text: 'What the screen shows' }, { value: 'everything', text: 'Everything' }]}
        />
      )}
      <SegmentedControl
        label="For" hideLabel={false} value={choice.target} segments={targetSegments}
        onChange={target => onChange({ target, ...targets.find(({ name }) => name === target)?.sets })}
      />
      {choice.target === 'other' && (
        <div className="figure-numbers">
          <Field label="Millimetres" inputMode="numeric" value={choice.widthMm} onChange={widthMm => onChange({ widthMm })} error={problems.widthMm} />
          <Field label="Height" inputMode="numeric" value={choice.heightMm} placeholder="As needed" onChange={heightMm => onChange({ heightMm })} error={problems.heightMm} />
        </div>
      )}
      <div className="figure-numbers">
        {subject === 'timeline' && <Field label="Most lanes" inputMode="numeric" value={choice.lanes} onChange={lanes => onChange({ lanes })} error={problems.lanes} />}
        <Field label="Names, in points" inputMode="numeric" value={choice.letteringPt} onChange={letteringPt => onChange({ letteringPt })} error={problems.letteringPt} />
        {choice.format === 'png' && <Field label="Dots per inch" inputMode="numeric" value={choice.dpi} onChange={dpi => onChange({ dpi })} error={problems.dpi} />}
      </div>
      <Field label="Title" value={choice.title} onChange={title => onChange({ title })} placeholder="No title" />
      <TextArea label="Caption" rows={2} value={choice.caption} onChange={caption => onChange({ caption })} placeholder="No caption" />
      <div role="group" aria-label="What goes in" className="figure-parts">
        {(subject === 'network' ? parts : pageParts).filter(([part]) => part !== 'evidenceList' || choice.format !== 'evidence').map(([part, text]) => (
          <Checkbox key={part} className="figure-part" isSelected={choice[part]} onChange={value => onChange({ [part]: value })}>
            <CheckMark />
            {text}
          </Checkbox>
        ))}
        {choice.format === 'svg' && (
          <Checkbox className="figure-part" isSelected={choice.outlines} onChange={outlines => onChange({ outlines })}>
            <CheckMark />
            Text as outlines
          </Checkbox>
        )}
      </div>
      <SegmentedControl
        label="Theme" hideLabel={false} value={choice.theme} onChange={value => onChange({ theme: value })}
        segments={[{ value: 'light', text: 'Light' }, { value: 'dark', text: 'Dark' }, { value: 'grey', text: 'Grey' }]}
      />
      <SegmentedControl
        label="Background" hideLabel={false} value={choice.background} onChange={background => onChange({ background })}
        segments={[{ value: 'filled', text: 'Filled' }, { value: 'transparent', text: 'Transparent' }]}
      />
    </div>
  )
}
