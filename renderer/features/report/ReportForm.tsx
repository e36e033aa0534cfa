import { useMemo } from 'react'
import { Checkbox, CheckboxGroup } from 'react-aria-components'
import { citationStyleNames, citationStyles, pageSizes, reportSectionNames, reportSections, type ReportSection } from '../../../db/contract/entities/reports.ts'
import { formatDay } from '../../../db/domain/edtf.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { countedWords } from '../../ui/counted.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useRun } from '../balance/useRun.ts'
import { ReportPreview } from './ReportPreview.tsx'
import { subjectOf, withSubject, type ReportChoice, type ReportSubjects } from './report-choice.ts'
import { useReportFile } from './useReportFile.ts'
import './report.css'

interface Props {
  choice: ReportChoice
  subjects: ReportSubjects
  onChange: (choice: ReportChoice) => void
  onClose: () => void
}

const formatNames = { pdf: 'PDF', html: 'HTML', md: 'Markdown' } as const
const isSection = (name: string): name is ReportSection => (reportSections as readonly string[]).includes(name)

/** What goes into a report on one side, the report itself on the other. */
export function ReportForm({ choice, subjects, onChange, onClose }: Props) {
  const { time, balanceView } = useWorkbench()
  const { asOf, dating } = useStoreValue(time, state => state)
  const rule = useStoreValue(balanceView, state => state.rule)
  const tie = useAnswer('entities.resolve', subjects.tie === null ? null : { uid: subjects.tie })
  const one = useAnswer('entities.resolve', subjects.dyad === null ? null : { uid: subjects.dyad[0] })
  const other = useAnswer('entities.resolve', subjects.dyad === null ? null : { uid: subjects.dyad[1] })
  const periods = useAnswer('periods.list', {}) ?? []
  const period = periods.find(({ uid }) => uid === choice.period) ?? null
  const options = useMemo(() => ({
    subject: subjectOf(choice.about, subjects), sections: [...choice.sections], style: choice.style, dating, rule,
    ...(period === null ? (asOf === null ? {} : { asOf: formatDay(asOf) }) : { period: period.uid }),
  }), [choice, subjects, dating, rule, asOf, period])
  const preview = useRun('reports.preview', choice.sections.length === 0 ? null : options)
  const file = useReportFile()
  const change = (changes: Partial<ReportChoice>) => {
    file.forget()
    onChange({ ...choice, ...changes })
  }
  const save = () => void file.save({ ...options, format: choice.format, page: choice.page, packed: true })
  const abouts = [
    ...(subjects.tie === null ? [] : [{ value: 'tie' as const, label: `The tie ${tie?.title ?? ''}` }]),
    ...(subjects.dyad === null ? [] : [{ value: 'dyad' as const, label: `${one?.title ?? ''} and ${other?.title ?? ''}`, definition: 'All ties between the two' }]),
    { value: 'project' as const, label: 'The whole project' },
  ]
  return (
    <form
      className="report" onSubmit={event => {
        event.preventDefault()
        if (choice.sections.length > 0 && file.state.kind !== 'saving') save()
      }}
    >
      <div className="report-body">
        <div className="report-choices">
          <Select label="About" value={subjectOf(choice.about, subjects).kind} onChange={about => { file.forget(); onChange(withSubject(choice, about)) }} options={abouts} />
          <Select
            label="Time" value={period?.uid ?? 'day'} onChange={next => change({ period: next === 'day' ? null : next })}
            options={[{ value: 'day', label: asOf === null ? 'As of the end of the study' : `As of ${formatDay(asOf)}`, definition: 'The day of the time bar' }, ...periods.map(({ uid, name }) => ({ value: uid, label: name }))]}
          />
          <CheckboxGroup className="report-sections" value={[...choice.sections]} onChange={names => change({ sections: reportSections.filter(section => names.filter(isSection).includes(section)) })} aria-label="Sections">
            <span className="field-label" aria-hidden>Sections</span>
            {reportSections.map(section => (
              <Checkbox key={section} value={section} className="report-section"><CheckMark /><span>{reportSectionNames[section]}</span></Checkbox>
            ))}
          </CheckboxGroup>
          <Select label="Citations" value={choice.style} onChange={style => change({ style })} options={citationStyles.map(style => ({ value: style, label: citationStyleNames[style] }))} />
          <SegmentedControl label="Format" hideLabel={false} value={choice.format} onChange={format => change({ format })} segments={(['pdf', 'html', 'md'] as const).map(format => ({ value: format, text: formatNames[format] }))} />
          {choice.format === 'pdf' && <SegmentedControl label="Page" hideLabel={false} value={choice.page} onChange={page => change({ page })} segments={pageSizes.map(page => ({ value: page, text: page }))} />}
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard too */}
        <div className="report-paper" tabIndex={0} role="region" aria-label="Preview of the report" aria-busy={preview.running !== null}>
          {choice.sections.length === 0 && <p className="quiet">Choose a section on the left: a report has at least one.</p>}
          {preview.error && <ErrorNotice title="The report cannot be shown" error={preview.error} onRetry={preview.again} />}
          {choice.sections.length > 0 && !preview.value && preview.running && (
            <p className="quiet report-waiting" role="status">Putting the report together… <progress aria-label="Report" max={1} {...(preview.running.total > 0 ? { value: preview.running.done / preview.running.total } : {})} /></p>
          )}
          {choice.sections.length > 0 && preview.value && <ReportPreview document={preview.value.document} />}
        </div>
      </div>
      {file.state.kind === 'error' && <div className="report-refusal"><ErrorNotice title="No report was saved" error={file.state.error} /></div>}
      <footer className="dialog-actions">
        <p className="report-foot" role="status">
          {file.state.kind === 'saved'
            ? <bdi>{file.state.text}</bdi>
            : preview.value && (preview.value.manifest.withheld.length === 0 ? 'Nothing had to be kept out.' : `Kept out: ${preview.value.manifest.withheld.map(countedWords).join(', ')}.`)}
        </p>
        {file.state.kind === 'saving' && <progress aria-label="Saving the report" max={1} {...(file.state.total > 0 ? { value: file.state.done / file.state.total } : {})} />}
        <Button onPress={() => { file.stop(); onClose() }}>{file.state.kind === 'saved' ? 'Close' : 'Cancel'}</Button>
        <Button look="strong" type="submit" isDisabled={choice.sections.length === 0} isPending={file.state.kind === 'saving'}>{file.state.kind === 'saving' ? 'Saving…' : `Save ${formatNames[choice.format]}…`}</Button>
      </footer>
    </form>
  )
}
