import { useMemo } from 'react'
import type { Project } from '../../../db/contract/methods/project.ts'
import { formatDay } from '../../../db/domain/edtf.ts'
import type { Viewport } from '../../state/workbench.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { ruleOf } from '../../state/balance-view.ts'
import { useFollowedActors, useFollowedTie } from '../balance/followed.ts'
import { timeInput } from '../balance/time.ts'
import { panelsShown } from '../compare/panels-shown.ts'
import { matrixTies } from '../matrix/ties.ts'
import { figureOptions, pageOptions, type FigureChoice } from './figure-options.ts'
import type { FigureQuestion } from './figure-subject.ts'

/** What the window shows, as a figure. */
export interface FigureDrawing {
  /** What is asked for with a choice; null while what the window shows is not known. */
  readonly question: (choice: FigureChoice) => FigureQuestion | null
  /** What of the network is in sight; null where there is no such thing. */
  readonly viewport: Viewport | null
}

/** The network, at the time and in the manner that the window shows. */
export function useNetworkFigure({ studyPeriod }: Pick<Project, 'studyPeriod'>): FigureDrawing {
  const workbench = useWorkbench()
  const time = useStoreValue(workbench.time, state => state)
  const viewport = useStoreValue(workbench.viewport, state => state.viewport)
  const encodings = useStoreValue(workbench.appearance, state => state)
  const focus = useStoreValue(workbench.focusView, state => state)
  const compared = useStoreValue(workbench.compareView, state => state)
  const rules = useStoreValue(workbench.rules, state => state.rules)
  const view = useStoreValue(workbench.shownView, state => state.uid)
  return {
    viewport,
    question: choice => {
      // A figure with its evidence has one picture, whatever the window shows.
      const panels = choice.format === 'evidence' || choice.evidenceList ? {} : panelsShown(compared, time.asOf, studyPeriod)
      return { subject: 'network', options: { ...figureOptions(choice, time, viewport), ...focus, rules: [...rules], ...(view === null ? {} : { view }), encodings, ...panels } }
    },
  }
}

/** The ties that the matrix shows, in its order and with its columns. */
export function useMatrixFigure(): FigureDrawing {
  const { matrixView } = useWorkbench()
  const data = useAnswer('matrix.get', {})
  const view = useStoreValue(matrixView, state => state)
  const ties = useMemo(() => data && matrixTies(data, view), [data, view])
  return {
    viewport: null,
    question: choice => ties ? { subject: 'matrix', options: { ...pageOptions(choice), ties, groupBy: view.groupBy, readings: view.readings } } : null,
  }
}

/** What the balance tab shows: triads by type at the time shown, or the lines through time. */
export function useBalanceFigure(): FigureDrawing {
  const { time, balanceView } = useWorkbench()
  const shown = useStoreValue(time, state => state)
  const view = useStoreValue(balanceView, state => state)
  const tie = useFollowedTie()
  const actors = useFollowedActors()
  return {
    viewport: null,
    question: choice => {
      const common = { ...pageOptions(choice), ...ruleOf(view) }
      if (view.part !== 'time') return { subject: 'balance', options: { ...common, ...timeInput(shown), chart: 'census' } }
      const line = { ...common, dating: shown.dating, by: view.by, window: view.window, changes: view.changes }
      if (view.lines === 'balance') return { subject: 'balance', options: { ...line, chart: 'timeline', ...(tie === null ? {} : { tie: tie.uid }) } }
      return { subject: 'balance', options: { ...line, chart: 'centrality', measure: view.measure, tieChoice: view.ties, ...(actors.length === 0 ? {} : { actors: actors.map(({ uid }) => uid) }) } }
    },
  }
}

/** The part of time that the timeline shows, with its lanes. */
export function useTimelineFigure(): FigureDrawing {
  const { timelineView } = useWorkbench()
  const { by, window } = useStoreValue(timelineView, state => state)
  const shown = window === null ? {} : { from: formatDay(Math.floor(window.from)), to: formatDay(Math.floor(window.to)) }
  return { viewport: null, question: choice => ({ subject: 'timeline', options: { ...pageOptions(choice), ...shown, by, lanes: Number(choice.lanes) } }) }
}

/** The page of two actors, at the time shown. */
export function useDyadFigure(): FigureDrawing {
  const { time, balanceView, dyadView } = useWorkbench()
  const shown = useStoreValue(time, state => state)
  const view = useStoreValue(balanceView, state => state)
  const { one, other, by, goldstein } = useStoreValue(dyadView, state => state)
  return {
    viewport: null,
    question: choice => (one === null || other === null ? null : { subject: 'dyad', options: { ...pageOptions(choice), ...timeInput(shown), ...ruleOf(view), actors: [one, other], by, goldstein, chart: choice.dyadChart } }),
  }
}

/** The plane of the period that the window shows, or of all. */
export function usePlaneFigure(): FigureDrawing {
  const { planeView } = useWorkbench()
  const periods = useAnswer('periods.list', {})
  const period = useStoreValue(planeView, state => state.period)
  const known = period !== null && periods?.some(each => each.uid === period) ? { period } : {}
  return { viewport: null, question: choice => periods ? { subject: 'plane', options: { ...pageOptions(choice), ...known } } : null }
}
