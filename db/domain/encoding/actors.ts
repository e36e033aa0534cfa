import type { Encodings, Measure } from '../../contract/entities/encodings.ts'
import { actorKinds, type ActorKind } from '../../contract/vocabulary.ts'
import { holding } from '../scene/holding.ts'
import { kindLabels } from '../scene/kinds.ts'
import { contrast, palettes } from '../scene/palette.ts'
import type { LegendEntry, Theme } from '../scene/types.ts'
import { isShare, type Measured } from './measures.ts'
import { communitiesShown } from './structure.ts'
import { encodingPalettes } from './palettes.ts'
import { amountText, countSteps, numberSteps, type Steps } from './steps.ts'
import { allOf, type Coded, type Visible } from './visible.ts'

export interface ActorLook {
  readonly fill: string
  /** Of what is drawn on the fill. */
  readonly ink: string
  /** Outline in dashes: there is nothing to show. */
  readonly isHollow: boolean
  /** A letter that tells the class where colour cannot; empty for none. */
  readonly letter: string
  /** In words, for the spoken name. */
  readonly says: string
}

interface ActorLooks {
  readonly looks: (ActorLook | null)[]
  readonly legend: LegendEntry[]
}

/** How long the dashes of an actor's outline are that has nothing to show. */
export const hollowDash = [3, 2.5] as const

interface Pass { readonly visible: Visible; readonly theme: Theme; readonly heading: string }

/** How each actor looks that shows; null where what colours it is not there (yet). */
export function lookOfActors(visible: Visible, { nodeColour, nodeAttribute }: Encodings, known: Coded | null, theme: Theme, measures: (measure: Measure) => Measured | null): ActorLooks | null {
  const pass = (heading: string): Pass => ({ visible, theme, heading: `Colour: ${heading}` })
  const { data } = visible
  switch (nodeColour) {
    case 'none': return null
    case 'kind': return byClass(pass('kind'), () => data.actors.kind, { missing: '', order: actorKinds, called: (kind) => kindLabels[kind as ActorKind] })
    case 'bloc':
      if (!known) return null
      return byClass(pass('affiliated with'), (at) => blocs(at, known).map((row) => (row === null ? null : data.actors.shortName[row] || (data.actors.name[row] ?? ''))), { missing: 'No affiliation' })
    case 'attribute': {
      const attribute = known?.coding.attributes.find(({ of, name }) => of === 'actor' && name === nodeAttribute)
      if (!known || !attribute) return null
      const at = new Map(attribute.row.map((row, index) => [row, index]))
      const index = data.actors.uid.map((_, actor) => at.get(known.rows.actors[actor] ?? -1) ?? null)
      if (attribute.kind === 'class') return byClass(pass(nodeAttribute), () => index.map((row) => (row === null ? null : (attribute.value[row] ?? null))), { missing: 'Not given' })
      const values = index.map((row) => (row === null ? null : (attribute.number[row] ?? null)))
      const shown = values.filter((value, actor): value is number => value !== null && allOf(visible).some((each) => each.actors[actor] ?? false))
      return byStep(pass(nodeAttribute), values, shown.length > 0 ? numberSteps(Math.min(...shown), Math.max(...shown)) : countSteps(0), 'Not given')
    }
    case 'community': {
      const communities = (at: Visible) => communitiesShown(at).map((each) => (each === null ? null : `Community ${each}`))
      return byClass(pass('community, by ties that show'), communities, { missing: 'No ties' })
    }
    case 'degree': case 'strength': case 'betweenness': case 'closeness': case 'eigenvector': case 'core': case 'evidence': {
      const measured = measures(nodeColour)
      if (!measured) return null
      const steps = isShare(nodeColour) ? shareSteps(measured.most) : countSteps(measured.most)
      const none = { degree: 'No ties', strength: 'Strength 0', betweenness: 'Between none', closeness: 'No ties', eigenvector: 'No ties', core: 'No ties', evidence: 'No evidence' }[nodeColour]
      return byStep(pass(measured.title.charAt(0).toLowerCase() + measured.title.slice(1)), [...measured.values], steps, none)
    }
  }
}

/** As `numberSteps` from 0 on, with 0 apart. */
function shareSteps(most: number): Steps {
  if (most <= 0) return countSteps(0)
  const steps = numberSteps(0, most)
  return { ...steps, of: (amount) => (amount <= 0 ? -1 : steps.of(amount)) }
}

const inkOn = (fill: string, { nodeStroke, background }: { nodeStroke: string; background: string }) => (contrast(fill, nodeStroke) >= contrast(fill, background) ? nodeStroke : background)

function lookOf(theme: Theme, fill: string | null, letter: string, says: string): ActorLook {
  const palette = palettes[theme]
  return { fill: fill ?? palette.background, ink: fill === null ? palette.nodeStroke : inkOn(fill, palette), isHollow: fill === null, letter, says }
}

const entry = (pass: Pass, id: string, label: string, { fill, ink, isHollow, letter }: ActorLook): LegendEntry => ({
  id: `actor-${id}`, group: 'actor-look', heading: pass.heading, label,
  swatch: { form: 'circle', diameter: 12, fill, stroke: palettes[pass.theme].nodeStroke, dash: isHollow ? hollowDash : [], letter, ink },
})

/** By classes without an order: the most frequent have colours of their own, the rest share one. `classesOf`: the class of each actor, by row, at a time. */
function byClass(pass: Pass, classesOf: (at: Visible) => readonly (string | null)[], { missing, order, called = (name) => name }: { missing: string; order?: readonly string[]; called?: (name: string) => string }): ActorLooks {
  const { visible, theme } = pass
  const { classes: colours, rest } = encodingPalettes[theme]
  const counts = new Map<string, number>()
  for (const at of allOf(visible)) {
    classesOf(at).forEach((name, actor) => {
      if (name !== null && at.actors[actor]) counts.set(name, (counts.get(name) ?? 0) + 1)
    })
  }
  const classes = classesOf(visible)
  const names = order
    ? order.filter((name) => counts.has(name))
    : [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
  const own = names.length > colours.length ? names.slice(0, colours.length - 1) : names
  const letter = (at: number) => (theme === 'grey' ? String.fromCodePoint(65 + at) : '')
  const lookOfClass = new Map(own.map((name, at) => [name, lookOf(theme, colours[at] ?? rest, letter(at), called(name))]))
  const others = names.length - own.length
  const otherLook = (name: string) => lookOf(theme, rest, letter(own.length), called(name))
  const hollow = lookOf(theme, null, '', missing.toLowerCase())
  const isMissing = classes.some((name, actor) => name === null && visible.actors[actor])
  return {
    looks: classes.map((name) => (name === null ? hollow : (lookOfClass.get(name) ?? otherLook(name)))),
    legend: [
      ...own.flatMap((name) => {
        const look = lookOfClass.get(name)
        return look ? [entry(pass, name, called(name), look)] : []
      }),
      ...(others > 0 ? [entry(pass, 'rest', `${others} others`, otherLook(''))] : []),
      ...(isMissing ? [entry(pass, 'missing', missing, hollow)] : []),
    ],
  }
}

/** By amounts: the more, the stronger the colour; what is not there, and nothing at all, is hollow. */
function byStep(pass: Pass, values: readonly (number | null)[], steps: Steps, missing: string): ActorLooks {
  const { visible, theme } = pass
  const { nodeSteps } = encodingPalettes[theme]
  const used = new Set<number>()
  const looks = values.map((value, actor) => {
    const step = value === null ? -1 : steps.of(value)
    if (visible.actors[actor]) used.add(step)
    return lookOf(theme, nodeSteps[step] ?? null, '', step < 0 ? missing.toLowerCase() : `${lower(pass.heading)} ${amountText(value ?? 0)}`)
  })
  return {
    looks,
    legend: [
      ...steps.labels.map((label, step) => entry(pass, String(step), label, lookOf(theme, nodeSteps[step] ?? null, '', ''))),
      ...(used.has(-1) ? [entry(pass, 'missing', missing, lookOf(theme, null, '', ''))] : []),
    ],
  }
}

const lower = (heading: string) => heading.replace(/^Colour: /u, '')

/** Blocs come first, then organisations, then states, then whoever else one is affiliated with. */
const rank: { readonly [K in ActorKind]: number } = { bloc: 0, organisation: 1, state: 2, 'state-body': 3, 'armed-group': 3, society: 3, leader: 4 }

/**
 * With whom each actor is affiliated at the time shown: the bloc where there is one, else an organisation, a state, another; of several the one
 * that the affiliation with began last. An actor that others are affiliated with, and that is not itself, stands for itself.
 */
function blocs({ data, presence }: Visible, { coding, rows }: Coded): (number | null)[] {
  const rowOf = new Map([...rows.actors].map((row, actor) => [row, actor]))
  const found: (number | null)[] = data.actors.uid.map(() => null)
  const heads = new Set<number>()
  const { affiliations } = coding
  affiliations.actor.forEach((coded, row) => {
    const [actor, other] = [rowOf.get(coded), rowOf.get(affiliations.with[row] ?? -1)]
    if (actor === undefined || other === undefined || (!presence.allTime && holding(affiliations, row, presence.range) === 'not')) return
    heads.add(other)
    const before = found[actor] ?? null
    const placeOf = (candidate: number) => rank[data.actors.kind[candidate] ?? 'leader']
    // They come in the order of their beginnings.
    if (before === null || placeOf(other) <= placeOf(before)) found[actor] = other
  })
  return found.map((head, actor) => head ?? (heads.has(actor) ? actor : null))
}
