import type { ReactNode } from 'react'
import type { Condition } from '../../../db/contract/entities/filter-rules.ts'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { actorKinds, certainties, readingAspects, readingLabels, reliabilities, tieKinds } from '../../../db/contract/vocabulary.ts'
import { Field } from '../../ui/Field.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { actorKindWords, certaintyWords, readingLabelWords, reliabilityWords, tieKindWords } from '../../ui/words.ts'
import { Checks, Names } from './Choices.tsx'
import { dateProblem } from './kinds.ts'

interface Props {
  condition: Condition
  data: NetworkData
  coding: NetworkCoding | undefined
  onChange: (condition: Condition) => void
}

const anyPeriod = 'any'
const words = <K extends string>(keys: readonly K[], labels: Readonly<Record<K, { label: string }>>) => keys.map(value => ({ value, label: labels[value].label }))
const within = <K extends string>(keys: readonly K[], chosen: readonly string[]): K[] => keys.filter(key => chosen.includes(key))
const notCoded = 'not-coded'
const levelOptions = (levels: readonly number[]) => [...levels.map(level => ({ value: String(level), label: level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0' })), { value: notCoded, label: 'Not coded' }]
const toLevel = (text: string) => (text === notCoded ? null : Number(text))
const fromLevel = (level: number | null) => (level === null ? notCoded : String(level))

/** The fields of a condition. */
export function ConditionFields({ condition, data, coding, onChange }: Props): ReactNode {
  const actors = data.actors.uid.map((value, row) => ({ value, label: data.actors.shortName[row] || (data.actors.name[row] ?? '') }))
  const periods = data.periods.map(({ uid, name }) => ({ value: uid, label: name }))
  const period = (chosen: string | null, change: (uid: string | null) => void) => (
    <Select
      label="In" value={chosen ?? anyPeriod} options={[{ value: anyPeriod, label: 'Any period' }, ...periods]}
      onChange={value => change(value === anyPeriod ? null : value)}
    />
  )
  const dating = (chosen: 'certainly' | 'possibly', change: (value: 'certainly' | 'possibly') => void) => (
    <SegmentedControl label="They hold then" hideLabel={false} value={chosen} onChange={change} segments={[{ value: 'certainly', text: 'Certainly' }, { value: 'possibly', text: 'Possibly' }]} />
  )
  switch (condition.by) {
    case 'actor-kind': return <Checks label="Kinds" options={words(actorKinds, actorKindWords)} value={condition.kinds} onChange={kinds => onChange({ ...condition, kinds: within(actorKinds, kinds) })} />
    case 'tie-kind': return <Checks label="Kinds" options={words(tieKinds, tieKindWords)} value={condition.kinds} onChange={kinds => onChange({ ...condition, kinds: within(tieKinds, kinds) })} />
    case 'certainty': return <Checks label="Certainty" options={words(certainties, certaintyWords)} value={condition.certainties} onChange={chosen => onChange({ ...condition, certainties: within(certainties, chosen) })} />
    case 'bloc': return <Names label="Blocs or organisations" options={actors} value={condition.actors} onChange={chosen => onChange({ ...condition, actors: chosen })} />
    case 'text': return <Field label="Text in a name or an alias" value={condition.text} onChange={text => onChange({ ...condition, text })} />
    case 'period': return (
      <>
        <Checks label="Periods" options={periods} value={condition.periods} onChange={chosen => onChange({ ...condition, periods: chosen })} />
        {dating(condition.dating, value => onChange({ ...condition, dating: value }))}
      </>
    )
    case 'date': return (
      <>
        <Field label="Date" value={condition.date} placeholder="2016, 2015/2021" error={condition.date === '' ? undefined : dateProblem(condition.date) ?? undefined} onChange={date => onChange({ ...condition, date })} />
        {dating(condition.dating, value => onChange({ ...condition, dating: value }))}
      </>
    )
    case 'practice': return (
      <>
        <SegmentedControl label="Aspect" hideLabel={false} value={condition.aspect} onChange={aspect => onChange({ ...condition, aspect, levels: [] })} segments={readingAspects.map(value => ({ value, text: value }))} />
        <Checks
          label="Levels" options={levelOptions(condition.aspect === 'P1' || condition.aspect === 'P2' ? [2, 1, 0, -1, -2] : [3, 2, 1, 0])} value={condition.levels.map(fromLevel)}
          onChange={levels => onChange({ ...condition, levels: levels.map(toLevel) })}
        />
        {period(condition.period, value => onChange({ ...condition, period: value }))}
      </>
    )
    case 'reading': return (
      <>
        <Checks label="Readings" options={words(readingLabels, readingLabelWords)} value={condition.readings} onChange={chosen => onChange({ ...condition, readings: within(readingLabels, chosen) })} />
        {period(condition.period, value => onChange({ ...condition, period: value }))}
      </>
    )
    case 'evidence': return (
      <>
        <SegmentedControl
          label="Items" hideLabel={false} value={condition.stance ?? 'any'} onChange={stance => onChange({ ...condition, stance: stance === 'any' ? null : stance })}
          segments={[{ value: 'any', text: 'All' }, { value: 'supports', text: 'For' }, { value: 'contradicts', text: 'Against' }, { value: 'context', text: 'Context' }]}
        />
        <WholeNumber label="At least" value={condition.atLeast} most={100_000} onChange={atLeast => onChange({ ...condition, atLeast })} />
      </>
    )
    case 'source': return (
      <Names
        label="Sources" options={(coding?.sources.uid ?? []).map((value, row) => ({ value, label: coding?.sources.title[row] || 'Untitled' }))} value={condition.sources}
        onChange={sources => onChange({ ...condition, sources })}
      />
    )
    case 'grade': return (
      <Checks
        label="Reliability" options={[...words(reliabilities, reliabilityWords), { value: notCoded, label: 'Not graded' }]} value={condition.reliabilities.map(grade => grade ?? notCoded)}
        onChange={chosen => onChange({ ...condition, reliabilities: [...within(reliabilities, chosen), ...(chosen.includes(notCoded) ? [null] : [])] })}
      />
    )
    case 'coder': return (
      <Checks
        label="Coders" options={(coding?.coders.uid ?? []).map((value, row) => ({ value, label: coding?.coders.name[row] || 'Unnamed' }))} value={condition.coders}
        onChange={coders => onChange({ ...condition, coders })}
      />
    )
    case 'level': return (
      <>
        <SegmentedControl
          label="Strand" hideLabel={false} value={condition.strand} onChange={strand => onChange({ ...condition, strand })}
          segments={[{ value: 'cooperation', text: 'Cooperation' }, { value: 'conflict', text: 'Conflict' }]}
        />
        <Checks
          label="Levels at the time shown" options={[...[3, 2, 1, 0].map(level => ({ value: String(level), label: String(level) })), { value: notCoded, label: 'Not coded' }]}
          value={condition.levels.map(fromLevel)} onChange={levels => onChange({ ...condition, levels: levels.map(toLevel) })}
        />
      </>
    )
    case 'neighbourhood': return (
      <>
        <Names label="Around" options={actors} value={condition.actors} onChange={chosen => onChange({ ...condition, actors: chosen })} />
        <WholeNumber label="Ties away, at most" value={condition.depth} most={9} onChange={depth => onChange({ ...condition, depth })} />
      </>
    )
    case 'path': return (
      <>
        <Names one label="From" options={actors} value={[condition.from]} onChange={([from = '']) => onChange({ ...condition, from })} />
        <Names one label="To" options={actors} value={[condition.to]} onChange={([to = '']) => onChange({ ...condition, to })} />
        <SegmentedControl
          label="Longer ways too" hideLabel={false} value={String(condition.longer)} onChange={longer => onChange({ ...condition, longer: Number(longer) })}
          segments={[{ value: '0', text: 'Shortest' }, { value: '1', text: '+1 tie' }, { value: '2', text: '+2 ties' }]}
        />
      </>
    )
    case 'connected': return <WholeNumber label="Ties left by the other rules, at least" value={condition.ties} most={1_000} onChange={ties => onChange({ ...condition, ties })} />
  }
}

/** A number from 1 on; what is not one is passed on as 0, which no rule takes. */
function WholeNumber({ label, value, most, onChange }: { label: string; value: number; most: number; onChange: (value: number) => void }) {
  const isSound = Number.isInteger(value) && value >= 1 && value <= most
  return (
    <Field
      label={label} inputMode="numeric" value={value === 0 ? '' : String(value)} error={isSound ? undefined : `A whole number from 1 to ${most.toLocaleString()}`}
      onChange={text => onChange(/^\d+$/.test(text.trim()) ? Number(text) : 0)}
    />
  )
}
