import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Dyad } from '../../../db/contract/methods/dyad.ts'
import { dyadLines } from '../../../db/domain/charts/dyad-lines.ts'
import { parseEdtf } from '../../../db/domain/edtf.ts'
import { Button, IconButton, Toggle } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ExportIcon } from '../../ui/icons/actions.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useAnswer, useQuery, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { useNetwork } from '../../ui/useNetwork.ts'
import { ChartDrawing } from '../balance/ChartDrawing.tsx'
import { RuleBar } from '../balance/RuleBar.tsx'
import { StrainView } from '../balance/StrainView.tsx'
import { useSignedInput } from '../balance/time.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { TimeBar } from '../timebar/TimeBar.tsx'
import { DyadNotes } from './DyadNotes.tsx'
import { DyadTies } from './DyadTies.tsx'
import { useSelectedPair } from './useSelectedPair.ts'
import '../balance/result-page.css'
import './dyad.css'

/** Two actors on one page: their ties through time, the practices, what happened between them, and who pulls at them. */
export function DyadFeature() {
  const { dyadView, layout, commands } = useWorkbench()
  const { one, other, by, goldstein } = useStoreValue(dyadView, state => state)
  const network = useNetwork()
  const pair = useSelectedPair(network)
  const isTaken = useRef(false)
  useEffect(() => {
    // Whoever comes here with two actors or a tie selected means these; later selections leave the page as it is.
    if (!network || isTaken.current) return
    isTaken.current = true
    if (pair) dyadView.setState({ one: pair[0], other: pair[1] })
  }, [network, pair, dyadView])
  const input = useSignedInput()
  const query = useQuery('dyad.get', one === null || other === null ? null : { ...input, actors: [one, other], by })
  const dyad = query.status === 'loading' ? undefined : query.value
  return (
    <div className="result-page dyad-page" data-main tabIndex={-1}>
      <div className="result-bar">
        <Side place="one" label="First actor" />
        <Side place="other" label="Second actor" />
        <SegmentedControl label="Events by" value={by} onChange={next => dyadView.setState({ by: next })} segments={[{ value: 'month', text: 'Months' }, { value: 'year', text: 'Years' }]} />
        {dyad?.points.some(point => point.goldstein !== null) && (
          <Toggle isSelected={goldstein} onChange={next => dyadView.setState({ goldstein: next })} tip="Mean of the scores that data sets give to kinds of events (Goldstein 1992). Contested: they weigh the kind of an event, not the event">Goldstein</Toggle>
        )}
        {dyad && <IconButton label="Export figure…" icon={<ExportIcon />} onPress={() => layout.setState({ dialog: 'dyad-figure' })} />}
        {dyad && <Button onPress={() => void commands.run('report')}>Report…</Button>}
      </div>
      {query.status === 'error' && <ErrorNotice title="The page cannot be shown" error={query.error} />}
      {(one === null || other === null) && <EmptyState centred title="Two actors" text="Choose two actors above, or select a tie or two actors and come back: their ties, the practices, what happened and who pulls at them stand here on one page." />}
      {dyad && one !== null && other !== null && <Page dyad={dyad} />}
      {network && <TimeBar data={network} />}
    </div>
  )
}

/** One of the two, chosen by name. */
function Side({ place, label }: { place: 'one' | 'other'; label: string }) {
  const { dyadView } = useWorkbench()
  const { one, other } = useStoreValue(dyadView, state => state)
  const uid = place === 'one' ? one : other
  const ref = useAnswer('entities.resolve', uid === null ? null : { uid })
  const exclude = [one, other].flatMap(each => (each === null || each === uid ? [] : [each]))
  return <EntityPicker label={label} hideLabel placeholder={label} className="dyad-picker" types={['actor']} exclude={exclude} value={ref ?? null} onChange={next => next && dyadView.setState({ [place]: next.uid })} />
}

function Page({ dyad }: { dyad: Dyad }) {
  const [one, other] = dyad.actors
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by keys
    <div className="dyad-scroll" role="region" aria-label={`${one?.name ?? ''} and ${other?.name ?? ''}`} tabIndex={0}>
      <Chart dyad={dyad} />
      <div className="dyad-columns">
        <div>
          <DyadTies dyad={dyad} />
          <Events dyad={dyad} />
          <DyadNotes ties={dyad.ties} />
        </div>
        <section>
          <h2>Third parties</h2>
          <RuleBar />
          <StrainView strain={dyad.strain} Heading="h3" />
        </section>
      </div>
    </div>
  )
}

function Chart({ dyad }: { dyad: Dyad }) {
  const { dyadView, time } = useWorkbench()
  const goldstein = useStoreValue(dyadView, state => state.goldstein)
  const theme = useTheme()
  const stage = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const box = stage.current
    if (!box) return
    const observer = new ResizeObserver(() => setWidth(Math.max(320, box.clientWidth)))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const scene = useMemo(() => (width === null ? null : dyadLines(dyad, { theme, width, height: undefined, goldstein })), [dyad, theme, width, goldstein])
  const { asOf, allTime } = useStoreValue(time, state => state)
  const study = useAnswer('project.get', {})?.studyPeriod
  const day = asOf ?? (study === undefined ? null : parseEdtf(study).endLatest)
  const days = useMemo(() => dyad.points.map(({ from, to }) => [parseEdtf(from).startEarliest, parseEdtf(to).startEarliest] as const), [dyad])
  const current = allTime || day === null ? -1 : days.findIndex(([from, to]) => day >= from && day <= to)
  return (
    <div ref={stage} className="dyad-chart">
      {scene && (
        <ChartDrawing
          scene={scene} label="The two through time" current={current < 0 ? null : current}
          onStep={index => {
            const to = days[index]?.[1]
            if (to !== undefined) time.setState({ asOf: to, since: null, allTime: false })
          }}
        />
      )}
    </div>
  )
}

function Events({ dyad: { events, dataSets, unplaced } }: { dyad: Dyad }) {
  const total = dataSets.reduce((sum, set) => sum + set.events, 0)
  return (
    <section>
      <h2>Events <span className="quiet">{total.toLocaleString()}</span></h2>
      {total === 0 && events.length === 0 && <p className="quiet">No event has the two as its parties yet.</p>}
      {dataSets.length > 0 && (
        <p className="quiet">
          {dataSets.map(({ name, events: count }) => `${count.toLocaleString()} ${name === null ? 'written here' : `from ${name}`}`).join(', ')}.
          {dataSets.length > 1 ? ' Data sets may report the same event.' : ''}{unplaced > 0 ? ` ${unplaced.toLocaleString()} have no month of their own and are not in the chart.` : ''}
        </p>
      )}
      <ul className="dyad-list" aria-label="Events written here">
        {events.map(({ uid, title, dates }) => <li key={uid}><span className="quiet dyad-date"><bdi>{dates ?? 'no date'}</bdi></span><EntityLink entity={{ type: 'event', uid, title }} /></li>)}
      </ul>
    </section>
  )
}
