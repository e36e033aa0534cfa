import { useEffect, useMemo, useState } from 'react'
import type { Framework } from '../../../db/contract/entities/coding.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { DownIcon, PlusIcon, UpIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { countOf, signed } from '../../ui/words.ts'
import { useAnswer, useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { codebookView } from '../proposals/rules-view.ts'
import { RulesView } from '../proposals/RulesView.tsx'
import { CodebookVersions } from './CodebookVersions.tsx'
import { MergeIndicatorDialog } from './MergeIndicatorDialog.tsx'
import { codebookRows, placeAfterStep, type CodebookRow } from './codebook-rows.ts'
import './codebook-tab.css'

/** The codebook as a whole: aspects with their indicators in order, and its versions. The inspector edits what is selected. */
export function CodebookFeature() {
  const workbench = useWorkbench()
  const query = useQuery('framework.get', {})
  const view = codebookView(workbench)
  const shown = useStoreValue(view, state => state.part)
  const framework = query.status === 'loading' ? undefined : query.value
  return (
    <div className="codebook">
      <div className="codebook-head">
        <SegmentedControl
          label="Codebook" value={shown} onChange={part => view.setState({ part })}
          segments={[{ value: 'content', text: 'Aspects and indicators' }, { value: 'rules', text: 'Event codes' }, { value: 'versions', text: 'Versions' }]}
        />
        {framework && <p className="codebook-name truncate"><bdi>{framework.name}</bdi>{framework.version !== '' && <span className="quiet"> {framework.version}</span>}</p>}
      </div>
      {query.status === 'error' && <ErrorNotice title="The codebook could not be read" error={query.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {framework && (shown === 'content' ? <Content framework={framework} /> : shown === 'rules' ? <RulesView framework={framework} /> : <CodebookVersions />)}
    </div>
  )
}

function Content({ framework }: { framework: Framework }) {
  const workbench = useWorkbench()
  const { commands, write, announce } = workbench
  const isReadOnly = useReadOnly()
  const uses = useAnswer('codebook.uses', {})
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const rows = useMemo(() => codebookRows(framework, uses), [framework, uses])
  const current = rows.find(row => row.uid === selected.at(-1)?.uid) ?? null
  const [merging, setMerging] = useState<string | null>(null)
  const canChange = !isReadOnly && current !== null

  const move = (step: -1 | 1) => {
    const place = current && placeAfterStep(framework, current, step)
    if (!place) return
    const { title } = current
    void (current.type === 'aspect'
      ? write('aspects.move', { uid: current.uid, to: place.to })
      : write('indicators.move', { uid: current.uid, to: place.to, ...(place.aspect === undefined ? {} : { aspect: place.aspect }) })
    ).then(() => announce(`${title}: ${place.said}`), () => undefined)
  }
  useEffect(() => commands.register([
    { id: 'codebook.up', title: 'Move up in the codebook', group: 'Edit', keys: ['Alt+ArrowUp'], when: () => canChange && placeAfterStep(framework, current, -1) !== null, run: () => move(-1) },
    { id: 'codebook.down', title: 'Move down in the codebook', group: 'Edit', keys: ['Alt+ArrowDown'], when: () => canChange && placeAfterStep(framework, current, 1) !== null, run: () => move(1) },
    { id: 'codebook.merge', title: 'Merge this indicator into another', group: 'Edit', keys: ['M'], when: () => canChange && current.type === 'indicator', run: () => setMerging(current?.uid ?? null) },
  ]))
  const can = (step: -1 | 1) => canChange && placeAfterStep(framework, current, step) !== null
  return (
    <>
      {!isReadOnly && (
        <div className="codebook-tools" role="toolbar" aria-label="Codebook">
          <Button icon={<PlusIcon />} keys="N I" onPress={() => void commands.run('new.indicator')}>New indicator</Button>
          <Button look="quiet" icon={<UpIcon />} keys="Alt+ArrowUp" isDisabled={!can(-1)} onPress={() => move(-1)}>Up</Button>
          <Button look="quiet" icon={<DownIcon />} keys="Alt+ArrowDown" isDisabled={!can(1)} onPress={() => move(1)}>Down</Button>
          <Button look="quiet" keys="M" isDisabled={!canChange || current.type !== 'indicator'} onPress={() => setMerging(current?.uid ?? null)}>Merge into…</Button>
        </div>
      )}
      <VirtualList<CodebookRow>
        label="Aspects and indicators" className="codebook-list" count={rows.length} rowHeight={44} rowAt={index => rows[index]} keyOf={row => row.uid}
        selectedKey={current?.uid ?? null} isSelected={row => row.uid === current?.uid}
        onSelect={row => workbench.select({ type: row.type, uid: row.uid })} onOpen={() => void commands.run('focus-inspector')}
        render={row => <Row row={row} />}
      />
      <MergeIndicatorDialog framework={framework} indicator={merging} onClose={() => setMerging(null)} />
    </>
  )
}

function Row({ row }: { row: CodebookRow }) {
  if (row.type === 'aspect') {
    const { aspect } = row
    const scale = aspect.scale.toSorted((a, b) => a.value - b.value)
    const ends = [scale[0], scale.at(-1)].map(step => (step ? `${aspect.role === 'practice' ? signed(step.value) : step.value} ${step.label}` : '')).join(' to ')
    return (
      <div className="codebook-row codebook-aspect" data-aspect={aspect.code}>
        <span className="codebook-code">{aspect.code}</span>
        <span className="codebook-text">
          <span className="truncate"><strong><bdi>{aspect.name}</bdi></strong>{aspect.retired && <span className="codebook-retired"> retired</span>}</span>
          <span className="quiet truncate">{aspect.role}, {ends}</span>
        </span>
        <span className="codebook-uses quiet">{row.uses === null ? '' : countOf('assessment', row.uses)}</span>
      </div>
    )
  }
  return (
    <div className="codebook-row codebook-indicator">
      <span className="codebook-text">
        <span className="truncate"><bdi>{row.indicator.name}</bdi>{row.indicator.retired && <span className="codebook-retired"> retired</span>}</span>
        <span className="quiet truncate"><bdi>{row.indicator.definition || row.indicator.code}</bdi></span>
      </span>
      <span className="codebook-uses quiet">{row.uses === null ? '' : countOf('evidence', row.uses)}</span>
    </div>
  )
}
