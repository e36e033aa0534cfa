import type { ViewSettings } from '../../db/contract/entities/views.ts'
import { DAY_MAX, DAY_MIN } from '../../db/contract/values.ts'
import { formatDay, parseEdtf } from '../../db/domain/edtf.ts'
import { rulesFrom } from './network-rules.ts'
import type { TimeState, Workbench } from './workbench.ts'

type Parts = Pick<Workbench, 'time' | 'rules' | 'appearance' | 'focusView' | 'viewport'>

/** The time of a view as the window keeps it. */
export function timeOfView({ asOf, since, dating, allTime }: Pick<ViewSettings, 'asOf' | 'since' | 'dating' | 'allTime'>): TimeState {
  const day = asOf === null ? DAY_MAX : parseEdtf(asOf).endLatest
  const first = since === null ? DAY_MIN : parseEdtf(since).startEarliest
  return { asOf: day >= DAY_MAX ? null : day, since: first <= DAY_MIN ? null : Math.min(first, day), dating, allTime }
}

/** What the window shows of the network, as settings of a view. */
export function settingsNow({ time, rules, appearance, focusView, viewport }: Parts): ViewSettings {
  const { asOf, since, dating, allTime } = time.getState()
  const seen = viewport.getState().viewport
  return {
    asOf: asOf === null ? null : formatDay(asOf), since: since === null ? null : formatDay(since), dating, allTime,
    rules: [...rules.getState().rules], encodings: appearance.getState(), ...focusView.getState(),
    place: seen && { crop: { x: seen.x, y: seen.y, width: seen.width, height: seen.height }, zoom: seen.zoom },
  }
}

/** Has the window show what a view keeps; what the window showed is gone. Its place on the canvas is the canvas's to take over. */
export function showSettings({ time, rules, appearance, focusView }: Parts, settings: ViewSettings): void {
  const { encodings, focus, outside, parallel } = settings
  focusView.setState({ focus, outside, parallel })
  appearance.setState(encodings)
  rules.setState(rulesFrom(settings.rules))
  time.setState(timeOfView(settings))
}

/**
 * Whether the window shows something else than what a view keeps. Where the canvas stands does not count: looking around changes nothing that a
 * figure shows.
 */
export function isChanged(parts: Parts, settings: ViewSettings): boolean {
  const [time, keptTime] = [parts.time.getState(), timeOfView(settings)]
  // Asked for every day that passes, where the time alone tells most often.
  if (time.asOf !== keptTime.asOf || time.since !== keptTime.since || time.dating !== keptTime.dating || time.allTime !== keptTime.allTime) return true
  const now = { ...settingsNow(parts), place: null }
  const kept = { ...settings, place: null }
  const told = (each: typeof now) => canonical({ ...each, asOf: null, since: null })
  return told(now) !== told(kept)
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (
    each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each))
}
