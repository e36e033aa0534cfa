import { useMemo } from 'react'
import type { NetworkCoding } from '../../../db/contract/entities/network-coding.ts'
import type { NetworkData } from '../../../db/contract/entities/views.ts'
import { lookOf } from '../../../db/domain/encoding/look.ts'
import { filterOf } from '../../../db/domain/filter/apply-rules.ts'
import { inFocus, sceneOfFocus } from '../../../db/domain/focus/focus.ts'
import { standing } from '../../../db/domain/scene/dim.ts'
import { boundsOf } from '../../../db/domain/scene/geometry.ts'
import { palettes } from '../../../db/domain/scene/palette.ts'
import { prepare } from '../../../db/domain/scene/prepare.ts'
import { presenceIn } from '../../../db/domain/scene/presence.ts'
import { timeOfView } from '../../state/view-settings.ts'
import { useAnswer, useTheme } from '../../ui/hooks.ts'

const [width, height, margin] = [96, 60, 5]

interface Marks {
  lines: { key: string; d: string; colour: string; opacity: number }[]
  dots: { key: string; x: number; y: number; opacity: number; colour: string }[]
  /** Radius of dots and width of lines, in pixels. */
  radius: number
  width: number
}

/** What a view shows, small: who and which ties, where they stand and in which colours; no names. */
export function Thumbnail({ view, coding }: { view: string; coding: NetworkCoding | undefined }) {
  const data = useAnswer('network.get', { view })
  const theme = useTheme()
  const { lines, dots, radius, width: thin } = useMemo(() => (data ? marksOf(data, coding ?? null, theme) : nothing), [data, coding, theme])
  return (
    <svg className="view-thumbnail" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {lines.map(({ key, d, colour, opacity }) => <path key={key} d={d} fill="none" stroke={colour} strokeWidth={thin} opacity={opacity} />)}
      {dots.map(({ key, x, y, opacity, colour }) => <circle key={key} cx={x} cy={y} r={radius} fill={colour} opacity={opacity} />)}
    </svg>
  )
}

const nothing: Marks = { lines: [], dots: [], radius: 0, width: 0 }
/** From so many actors on the marks are smaller, as the square root of their number grows. */
const roomy = 60

/** All ties of one colour are one path, so that a large network is a few elements and many points. */
function marksOf(data: NetworkData, coding: NetworkCoding | null, theme: 'light' | 'dark'): Marks {
  const { settings } = data.view
  const time = timeOfView(settings)
  const prepared = prepare(data)
  const presence = presenceIn(data, prepared, time)
  const rules = filterOf(settings.rules, { data, coding, time })
  const found = settings.focus && inFocus(data, time, settings.focus, rules)
  const scope = sceneOfFocus(data, found, settings.outside, '', rules)
  const { filter } = scope
  const left = (standings: Uint8Array | undefined, row: number) => standings?.[row] !== standing.hidden
  const bodies = prepared.bodies.map((body, row) => scope.places?.get(row) ?? body)
  const actors = bodies.flatMap(({ x, y }, row) => (presence.actors[row] !== 'not' && left(filter?.actors, row) ? [{ row, x, y }] : []))
  const bounds = boundsOf(actors.map(({ x, y }) => ({ x: x - 1, y: y - 1, width: 2, height: 2 })))
  const scale = Math.min((width - 2 * margin) / Math.max(1, bounds.width), (height - 2 * margin) / Math.max(1, bounds.height))
  const at = ({ x, y }: { x: number; y: number }) => ({
    x: Math.round((width / 2 + (x - bounds.x - bounds.width / 2) * scale) * 10) / 10, y: Math.round((height / 2 + (y - bounds.y - bounds.height / 2) * scale) * 10) / 10,
  })
  const palette = palettes[theme]
  const pale = (standings: Uint8Array | undefined, row: number) => (standings?.[row] === standing.dimmed ? 0.25 : 1)
  const look = lookOf({ data, presence }, settings.encodings, coding, theme, filter ?? null)
  const colourOf = (row: number) => {
    const own = look?.actors?.[row]
    return own && !own.isHollow ? own.fill : own ? palette.notCoded : palette.nodeStroke
  }
  const share = Math.min(1, Math.sqrt(roomy / Math.max(1, actors.length)))
  const paths = new Map<string, { d: string; colour: string; opacity: number }>()
  data.ties.uid.forEach((_, tie) => {
    const reading = presence.ties[tie]
    const [from, to] = [bodies[data.ties.from[tie] ?? -1], bodies[data.ties.to[tie] ?? -1]]
    if (!reading || !from || !to || !left(filter?.ties, tie)) return
    const [cooperation, conflict] = [reading.cooperation.level ?? 0, reading.conflict.level ?? 0]
    const colour = look?.ties?.[tie]?.colour ?? (conflict > cooperation ? palette.conflict : cooperation > 0 ? palette.cooperation : palette.notCoded)
    const opacity = pale(filter?.ties, tie)
    const key = `${colour} ${opacity}`
    const [a, b] = [at(from), at(to)]
    paths.set(key, { colour, opacity, d: `${paths.get(key)?.d ?? ''}M${a.x} ${a.y}L${b.x} ${b.y}` })
  })
  return { lines: [...paths].map(([key, path]) => ({ key, ...path })), radius: Math.max(0.6, 2.4 * share), width: Math.max(0.3, 1.25 * share), dots: actors.map(actor => ({ key: String(actor.row), ...at(actor), opacity: pale(filter?.actors, actor.row), colour: colourOf(actor.row) })) }
}
