import { useEffect, useMemo, useRef, useState } from 'react'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { differenceScene } from '../../../db/domain/compare/difference-scene.ts'
import { periodTime } from '../../../db/domain/compare/panels.ts'
import { encodingsNeedCoding } from '../../../db/domain/encoding/look.ts'
import type { LegendEntry, Scene } from '../../../db/domain/scene/types.ts'
import { Legend } from '../../graph/Legend.tsx'
import { loadLabelFonts } from '../../graph/fonts.ts'
import { ScenePicture } from '../../graph/ScenePicture.tsx'
import { dayText } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useAnswer, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'
import { selectedIn, typeIn } from '../network/selection.ts'
import { useSize } from '../timebar/useSize.ts'
import { ChangeTable } from './ChangeTable.tsx'
import { CompareBar } from './CompareBar.tsx'
import { useFilterAt } from '../filter/useFilter.ts'
import { usePanels } from './usePanels.ts'
import './compare.css'

/** Two dates of the network side by side, their difference, or every period: in the place of the one picture. */
export function CompareStage({ data }: { data: NetworkData }) {
  const mode = useStoreValue(useWorkbench().compareView, state => state.mode)
  return mode === 'periods' ? <Periods data={data} /> : <Dates data={data} />
}

function Dates({ data }: { data: NetworkData }) {
  const { time, compareView } = useWorkbench()
  const { asOf, since, dating, allTime } = useStoreValue(time, state => state)
  const { against, show } = useStoreValue(compareView, state => state)
  const [first, second] = [against ?? data.studyPeriod.from, asOf ?? data.studyPeriod.to].toSorted((a, b) => a - b) as [number, number]
  const times = useMemo(() => [first, second].map(day => ({ asOf: day, since: null, dating, allTime: false })), [first, second, dating])
  // A range, or all time, is no date to compare.
  useEffect(() => {
    if (since !== null || allTime) compareView.setState({ mode: 'off' })
  }, [since, allTime, compareView])
  const box = useRef<HTMLDivElement>(null)
  const panels = useNetworkPanels(data, times, box, show === 'side' ? 2 : 1)
  const [before, after] = panels.scenes
  const difference = useMemo(() => (before && after ? differenceScene(before, after) : null), [before, after])
  const names = [first, second].map(dayText)
  return (
    <>
      <CompareBar data={data} first={first} second={second} comparison={difference?.comparison ?? null} />
      <div ref={box} className="compare-room">
        {show === 'list' && difference && <ChangeTable data={data} comparison={difference.comparison} days={[first, second]} />}
        {show === 'side' && <Grid data={data} panels={panels} captions={names} />}
        {show === 'difference' && difference && <Grid data={data} panels={{ ...panels, scenes: [difference.scene] }} captions={[`From ${names[0] ?? ''} to ${names[1] ?? ''}`]} />}
      </div>
      {show !== 'list' && <Legends scenes={show === 'difference' && difference ? [difference.scene] : panels.scenes} />}
    </>
  )
}

function Periods({ data }: { data: NetworkData }) {
  const dating = useStoreValue(useWorkbench().time, state => state.dating)
  const times = useMemo(() => data.periods.map(period => periodTime(period, data.studyPeriod, dating)), [data, dating])
  const box = useRef<HTMLDivElement>(null)
  const panels = useNetworkPanels(data, times, box, Math.max(1, times.length))
  return (
    <>
      <CompareBar data={data} first={null} second={null} comparison={null} />
      <div ref={box} className="compare-room">
        {times.length === 0
          ? <EmptyState centred title="No periods yet" text="A period names a stretch of the study, such as 2015 to 2021. Each has a picture of its own here, with what held at some time in it." />
          : <Grid data={data} panels={panels} captions={data.periods.map(({ name }) => name)} details={data.periods.map(({ dates }) => dates.raw)} />}
      </div>
      {times.length > 0 && <Legends scenes={panels.scenes} />}
    </>
  )
}

function useNetworkPanels(data: NetworkData, times: Parameters<typeof usePanels>[1], box: React.RefObject<HTMLDivElement | null>, count: number) {
  const { focus, outside, parallel } = useStoreValue(useWorkbench().focusView, state => state)
  const isCompared = useStoreValue(useWorkbench().compareView, state => state.mode === 'dates')
  const theme = useTheme()
  // Two dates are compared tie by tie.
  const filterAt = useFilterAt(data)
  const encodings = useStoreValue(useWorkbench().appearance, state => state)
  const coding = useAnswer('network.coding', encodingsNeedCoding(encodings) ? {} : null)
  return usePanels(data, times, { theme, focus, outside, filterAt, encodings, coding, parallel: isCompared ? 'spread' : parallel }, useSize(box), count)
}

interface GridProps {
  data: NetworkData
  panels: ReturnType<typeof usePanels>
  captions: readonly string[]
  details?: readonly string[]
}

/** Pictures beside and under each other, all with the same part of the plane. */
function Grid({ data, panels: { scenes, view, setView, columns, rows }, captions, details }: GridProps) {
  const workbench = useWorkbench()
  const selected = useStoreValue(workbench.selection, state => state.selected)
  const hovered = useStoreValue(workbench.hover, state => state.hovered)
  const selection = useMemo(() => selectedIn(data, selected), [data, selected])
  const hasFonts = useLabelFonts()
  useEffect(() => {
    const zoomBy = (factor: number) => () => setView({ ...view, zoom: view.zoom * factor })
    return workbench.commands.register([
      { id: 'fit', title: 'Fit the network into the window', group: 'View', keys: ['F'], run: () => setView(null) },
      { id: 'zoom-in', title: 'Zoom in', group: 'View', keys: [], run: zoomBy(1.25) },
      { id: 'zoom-out', title: 'Zoom out', group: 'View', keys: [], run: zoomBy(0.8) },
    ])
  }, [workbench, view, setView])
  return (
    <div className="compare-grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {scenes.map((scene, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a picture is told by its place
        <figure key={index} className="compare-panel">
          <figcaption className="compare-caption">
            <span className="truncate"><bdi>{captions[index]}</bdi>{details?.[index] !== undefined && <span className="quiet"> {details[index]}</span>}</span>
            <span className="quiet">{countOf('tie', scene.ties.length)}</span>
          </figcaption>
          {hasFonts && (
            <ScenePicture
              scene={scene} view={view} onView={setView} onFit={() => setView(null)} selection={selection} hovered={hovered?.uid ?? null}
              label={`${captions[index] ?? ''}: ${countOf('actor', scene.nodes.length)}, ${countOf('tie', scene.ties.length)}. Arrows move all pictures, Page Up and Page Down zoom, F shows everything.`}
              onSelect={(uid, how) => workbench.select(uid === null ? null : { type: typeIn(data, uid), uid }, how)}
              onHover={uid => workbench.hover.setState({ hovered: uid === null ? null : { type: typeIn(data, uid), uid } })}
              onOpen={() => void workbench.commands.run('focus-inspector')}
            />
          )}
        </figure>
      ))}
    </div>
  )
}

/** Whether the fonts of names are there: a picture drawn before would keep others. */
function useLabelFonts(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let isGone = false
    void loadLabelFonts().then(() => {
      if (!isGone) setReady(true)
    })
    return () => {
      isGone = true
    }
  }, [])
  return ready
}

/** One legend for all of the pictures. */
function Legends({ scenes }: { scenes: readonly Scene[] }) {
  const theme = useTheme()
  const entries = useMemo(() => {
    const found = new Map<string, LegendEntry>()
    for (const { legend } of scenes) for (const entry of legend) if (!found.has(entry.id)) found.set(entry.id, entry)
    return [...found.values()]
  }, [scenes])
  return <div className="compare-legend"><Legend entries={entries} theme={theme} /></div>
}
