import type { Aspect, Framework, Indicator } from '../contract/entities/coding.ts'
import type { CodebookChange } from '../contract/entities/codebook.ts'

type Fields<Entity> = readonly (readonly [label: string, value: (entity: Entity) => string])[]

const yesNo = (value: boolean) => (value ? 'yes' : 'no')
const codebookFields: Fields<Framework> = [['name', book => book.name], ['version', book => book.version], ['description', book => book.description]]
const aspectFields: Fields<Aspect> = [
  ['code', aspect => aspect.code], ['name', aspect => aspect.name], ['role', aspect => aspect.role], ['definition', aspect => aspect.definition],
  ['retired', aspect => yesNo(aspect.retired)],
]
const indicatorFields: Fields<Indicator> = [
  ['code', indicator => indicator.code], ['name', indicator => indicator.name], ['definition', indicator => indicator.definition],
  ['include', indicator => indicator.include], ['exclude', indicator => indicator.exclude], ['example', indicator => indicator.example],
  ['retired', indicator => yesNo(indicator.retired)],
]
type Step = Aspect['scale'][number]
const stepFields: Fields<Step> = [['name', step => step.label], ['anchor', step => step.anchor]]

/**
 * What differs between two states of a codebook: aspects and indicators matched by uid, steps of a scale by their value. Moved is what changed
 * its place among those that both states have, or its aspect. In the order of the later state; what is gone comes last.
 */
export function codebookChanges(before: Framework, after: Framework): CodebookChange[] {
  const aspectsBefore = new Map(before.aspects.map(aspect => [aspect.uid, aspect]))
  const placesBefore = new Map(before.aspects.flatMap(aspect => aspect.indicators.map(indicator => [indicator.uid, { aspect, indicator }] as const)))
  const kept = new Set(after.aspects.flatMap(aspect => [aspect.uid, ...aspect.indicators.map(indicator => indicator.uid)]))
  const movedAspects = moved(before.aspects, after.aspects)
  const changes: CodebookChange[] = fieldChanges('codebook', 'Codebook', codebookFields, before, after)
  for (const aspect of after.aspects) {
    const title = aspectTitle(aspect)
    const former = aspectsBefore.get(aspect.uid)
    if (!former) changes.push({ of: 'aspect', what: 'added', title, field: '', before: '', after: aspect.definition })
    else changes.push(...fieldChanges('aspect', title, aspectFields, former, aspect), ...scaleChanges(aspect, former), ...movedAspects.has(aspect.uid) ? [move('aspect', title)] : [])
    const movedHere = moved(former?.indicators ?? [], aspect.indicators)
    for (const indicator of aspect.indicators) {
      const place = placesBefore.get(indicator.uid)
      const name = indicatorTitle(aspect, indicator)
      if (!place) changes.push({ of: 'indicator', what: 'added', title: name, field: '', before: '', after: indicator.definition })
      else {
        changes.push(...fieldChanges('indicator', name, indicatorFields, place.indicator, indicator))
        if (place.aspect.uid !== aspect.uid) changes.push(move('indicator', name, aspectTitle(place.aspect), title))
        else if (movedHere.has(indicator.uid)) changes.push(move('indicator', name))
      }
    }
  }
  for (const aspect of before.aspects) {
    if (!kept.has(aspect.uid)) changes.push(gone('aspect', aspectTitle(aspect), aspect.definition))
    for (const indicator of aspect.indicators) if (!kept.has(indicator.uid)) changes.push(gone('indicator', indicatorTitle(aspect, indicator), indicator.definition))
  }
  return changes
}

const aspectTitle = (aspect: Aspect) => `${aspect.code} ${aspect.name}`
const indicatorTitle = (aspect: Aspect, indicator: Indicator) => `${aspect.code} · ${indicator.name}`
const move = (of: 'aspect' | 'indicator', title: string, before = '', after = ''): CodebookChange => ({ of, what: 'moved', title, field: '', before, after })
const gone = (of: CodebookChange['of'], title: string, before: string): CodebookChange => ({ of, what: 'removed', title, field: '', before, after: '' })

function fieldChanges<Entity>(of: CodebookChange['of'], title: string, fields: Fields<Entity>, before: Entity, after: Entity): CodebookChange[] {
  return fields.flatMap(([field, value]) => {
    const [one, other] = [value(before), value(after)]
    return one === other ? [] : [{ of, what: 'changed' as const, title, field, before: one, after: other }]
  })
}

function scaleChanges(aspect: Aspect, former: Aspect): CodebookChange[] {
  const before = new Map(former.scale.map(step => [step.value, step]))
  const title = (step: Step) => `${aspect.code} ${step.value > 0 && aspect.role === 'practice' ? '+' : ''}${step.value} ${step.label}`
  const values = new Set(aspect.scale.map(step => step.value))
  return [
    ...aspect.scale.flatMap(step => {
      const one = before.get(step.value)
      return one ? fieldChanges('step', title(step), stepFields, one, step) : [{ of: 'step' as const, what: 'added' as const, title: title(step), field: '', before: '', after: step.anchor }]
    }),
    ...former.scale.filter(step => !values.has(step.value)).map(step => gone('step', title(step), step.anchor)),
  ]
}

/** Those that left their place among the ones that both lists have: all but a longest run that kept its order. */
function moved(before: readonly { uid: string }[], after: readonly { uid: string }[]): Set<string> {
  const place = new Map(before.map(({ uid }, index) => [uid, index]))
  const both = after.flatMap(({ uid }) => {
    const index = place.get(uid)
    return index === undefined ? [] : [{ uid, index }]
  })
  // Longest increasing subsequence, by its length up to each element: codebooks are short.
  const runs: { length: number; from: number }[] = []
  let last = -1
  both.forEach(({ index }, at) => {
    let best = { length: 1, from: -1 }
    for (let other = 0; other < at; other++) {
      const run = runs[other]
      if (run && (both[other]?.index ?? Infinity) < index && run.length + 1 > best.length) best = { length: run.length + 1, from: other }
    }
    runs.push(best)
    if (last === -1 || best.length > (runs[last]?.length ?? 0)) last = at
  })
  const stayed = new Set<number>()
  for (let at = last; at !== -1; at = runs[at]?.from ?? -1) stayed.add(at)
  return new Set(both.filter((_, at) => !stayed.has(at)).map(({ uid }) => uid))
}
