import type { FigurePanels } from '../contract/entities/figure-panels.ts'
import type { NetworkData } from '../contract/entities/views.ts'
import type { Day } from '../contract/values.ts'
import { differenceScene } from '../domain/compare/difference-scene.ts'
import { panelScenes, periodTime, type PanelOptions } from '../domain/compare/panels.ts'
import { focusSentence } from '../domain/focus/sentence.ts'
import type { SceneTimeOptions } from '../domain/scene/presence.ts'
import { renderPanels, type Panel } from '../formats/svg-panels.ts'
import { writtenDay, type Figure, type NetworkFigure } from '../formats/svg.ts'
import { badField } from './errors.ts'

interface PanelsWanted {
  readonly data: NetworkData
  readonly panels: FigurePanels
  readonly look: PanelOptions
  readonly dating: SceneTimeOptions['dating']
  readonly figure: Figure
  /** What is said of the rules that hold; empty where there is none. */
  readonly rules: string
  /** The day that a date stands for. */
  readonly dayOf: (field: string, written: string) => Day
}

/** A figure of several pictures: two dates, their difference, or every period. What comes and goes is told by the pictures; each states its time. */
export async function panelsFigure({ data, panels, look, dating, figure, rules, dayOf }: PanelsWanted): Promise<NetworkFigure & { readonly what: string; readonly make: (labelScale: number) => readonly Panel[] }> {
  const told = [...(look.focus === null ? [] : [focusSentence(data, look.focus)]), ...(rules === '' ? [] : [rules])]
  if (panels.kind === 'periods') {
    if (data.periods.length === 0) throw badField('panels', 'The project has no periods yet: a figure with a picture for each needs one.')
    const times = data.periods.map((period) => periodTime(period, data.studyPeriod, dating))
    const captions = data.periods.map(({ name, dates }) => (dates.raw === '' ? name : `${name}, ${dates.raw}`))
    const scenes = panelScenes(data, times, look)
    const make = (labelScale: number) => scenes(labelScale).map((scene, index) => ({ scene, caption: captions[index] ?? '' }))
    return { ...await renderPanels(make, { ...figure, lines: [`By period: each tie at its highest level in it${dating === 'certainly' ? ', ties that certainly held then' : ''}`, ...told] }), what: 'by period', make }
  }
  const [first, second] = panels.dates.map((date, index) => dayOf(`panels.dates.${index}`, date)).toSorted((a, b) => a - b) as [Day, Day]
  const times = [first, second].map((day): SceneTimeOptions => ({ asOf: day, since: null, dating, allTime: false }))
  // Two dates are compared tie by tie.
  const scenes = panelScenes(data, times, { ...look, parallel: 'spread' })
  const names = [first, second].map(writtenDay)
  const change = `Change from ${names[0] ?? ''} to ${names[1] ?? ''}`
  const make = (labelScale: number): Panel[] => {
    const [before, after] = scenes(labelScale)
    if (panels.show === 'side' || !before || !after) return scenes(labelScale).map((scene, index) => ({ scene, caption: names[index] ?? '' }))
    return [{ scene: differenceScene(before, after).scene, caption: change }]
  }
  const line = panels.show === 'side' ? `${names[0] ?? ''} and ${names[1] ?? ''}${dating === 'certainly' ? ': ties that certainly hold then' : ''}` : 'Warmed: more cooperation or less conflict. Cooled: the other way round. Mixed: more, or less, of both'
  return { ...await renderPanels(make, { ...figure, lines: [line, ...told] }), what: panels.show === 'side' ? 'two dates' : 'change', make }
}
