import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { centralityMeasures, tieChoices, type CentralityMeasure, type TieChoice } from '../../../db/contract/entities/centrality.ts'
import { balanceLines, centralityLines, measureTitles } from '../../../db/domain/charts/time-lines.ts'
import type { ChartScene } from '../../../db/domain/charts/types.ts'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import { changeRule } from '../../../db/domain/measures/change-points.ts'
import { Button, Toggle } from '../../ui/Button.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAnswer, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { ChartDrawing } from './ChartDrawing.tsx'
import { useFollowedActors, useFollowedTie } from './followed.ts'
import { RunStatus } from './RunStatus.tsx'
import { ruleOf } from '../../state/balance-view.ts'
import { useRun } from './useRun.ts'
import { ruleText } from './words.ts'

const byWords = { year: 'Years', period: 'Periods', window: 'Windows' } as const
const windows = ['2', '3', '4', '5', '10'] as const
export const tieWords: Readonly<Record<TieChoice, string>> = { all: 'All ties', cooperation: 'Cooperation alone', conflict: 'Conflict alone' }

/** Balance, frustration and strain, or measures of actors, through time; a step takes the network there. */
export function TimeLines() {
  const workbench = useWorkbench()
  const { balanceView, time, layout } = workbench
  const view = useStoreValue(balanceView, state => state)
  const dating = useStoreValue(time, state => state.dating)
  const periods = useAnswer('periods.list', {})
  const theme = useTheme()
  const stage = useRef<HTMLDivElement>(null)
  const size = useStage(stage)
  const tie = useFollowedTie()
  const actors = useFollowedActors()
  const isBalance = view.lines === 'balance'
  const stretch = { by: view.by, window: view.window, dating }
  const balance = useRun('balance.timeline', isBalance ? { ...ruleOf(view), ...stretch, ...(tie === null ? {} : { tie: tie.uid }) } : null)
  const measures = useRun('balance.centralityTimeline', !isBalance && actors.length > 0 ? { ...stretch, ties: view.ties, weighted: view.weighted, actors: actors.map(({ uid }) => uid) } : null)
  const line = isBalance ? balance.value : measures.value
  const { changes, measure } = view
  const scene = useMemo((): ChartScene | null => {
    if (!size || !periods) return null
    const look = { theme, ...size, changes, periods: periods.map(({ name, dates }) => ({ name, from: dates.startEarliest, to: dates.endLatest })) }
    if (isBalance) return balance.value && balance.value.points.length > 0 ? balanceLines(balance.value, { ...look, tie: tie?.title }) : null
    return measures.value && measures.value.points.length > 0 ? centralityLines(measures.value, measure, look) : null
  }, [size, periods, theme, changes, isBalance, balance.value, measures.value, measure, tie?.title])

  const shown = useStoreValue(time, state => state)
  const days = useMemo(() => line?.points.map(({ from, to }) => ({ from: parseEdtf(from).startEarliest, to: parseEdtf(to).startEarliest })) ?? [], [line])
  const study = useAnswer('project.get', {})?.studyPeriod
  const day = shown.asOf ?? (study === undefined ? null : parseEdtf(study).endLatest)
  const current = shown.allTime || day === null ? -1 : days.findIndex(({ from, to }) => (view.by === 'year' ? day <= to && day > to - 366 : shown.since === null ? day >= from && day <= to : shown.since === from && day === to))
  const go = (index: number) => {
    const point = days[index]
    if (point) time.setState({ asOf: point.to, since: point.from < point.to ? point.from : null, allTime: false })
  }
  return (
    <>
      <div className="result-bar">
        <SegmentedControl label="Lines of" value={view.lines} onChange={lines => balanceView.setState({ lines })} segments={[{ value: 'balance', text: 'Balance' }, { value: 'centrality', text: 'Centrality' }]} />
        <SegmentedControl label="A point for each of" value={view.by} onChange={by => balanceView.setState({ by })} segments={(['year', 'period', 'window'] as const).map(value => ({ value, text: byWords[value] }))} />
        {view.by === 'window' && <Select label="Years of a window" hideLabel className="years-select" value={String(view.window) as (typeof windows)[number]} onChange={next => balanceView.setState({ window: Number(next) })} options={windows.map(value => ({ value, label: `${value} years` }))} />}
        {isBalance
          ? <Toggle isSelected={changes} onChange={next => balanceView.setState({ changes: next })}>Change points</Toggle>
          : (
            <>
              <Select<CentralityMeasure> label="Measure" hideLabel className="measure-select" value={measure} onChange={next => balanceView.setState({ measure: next })} options={centralityMeasures.map(value => ({ value, label: measureTitles[value] }))} />
              <Select<TieChoice> label="Ties" hideLabel className="measure-select" value={view.ties} onChange={next => balanceView.setState({ ties: next })} options={tieChoices.map(value => ({ value, label: tieWords[value] }))} />
            </>
          )}
        <Button look="quiet" icon={<ExportIcon />} onPress={() => layout.setState({ dialog: 'balance-figure' })}>Export figure…</Button>
      </div>
      <RunStatus run={isBalance ? balance : measures} what={isBalance ? 'Balance through time' : 'Centrality through time'} />
      <div className="time-lines" ref={stage}>
        {scene && <ChartDrawing scene={scene} label={isBalance ? 'Balance through time' : `${measureTitles[measure]} through time`} current={current < 0 ? null : current} onStep={go} />}
        {line && line.points.length === 0 && <p className="quiet">No {view.by === 'period' ? 'period' : 'year'} to show yet.</p>}
        {line && (
          <p className="quiet time-lines-note">
            {isBalance && balance.value ? `Rule: ${ruleText(balance.value)}. ` : measures.value && !isBalance ? `${measures.value.sentence} ` : ''}
            {view.by === 'year' ? 'Years by their last day' : view.by === 'period' ? 'Periods by all that held in them' : 'Windows by all that held in them'}; ties that hold {dating} then. A step takes the network there.
            {isBalance ? (tie ? '' : ' Select a tie to follow its strain.') : ' Select actors to follow them.'}
            {isBalance && changes && ` ${changeRule}`}
          </p>
        )}
      </div>
    </>
  )
}

/** The room for the chart; null before it is known. */
function useStage(stage: React.RefObject<HTMLDivElement | null>): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const box = stage.current
    if (!box) return
    // Room is kept for the line that says what a step shows, and for the note below.
    const measure = () => setSize({ width: Math.max(320, box.clientWidth - 24), height: Math.max(260, box.clientHeight - 92) })
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [stage])
  return size
}
