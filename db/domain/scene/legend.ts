import { actorKinds } from '../../contract/vocabulary.ts'
import type { NetworkLook } from '../encoding/look.ts'
import { kindLabels } from './kinds.ts'
import { fadedShare, blend, type Palette } from './palette.ts'
import { notCodedDash, notCodedWidth, noneWidth, strandWidths } from './routes.ts'
import { dashOf } from './strands.ts'
import { markLabels } from './marks.ts'
import type { LegendEntry, MarkForm, SceneArrow, SceneMark, SceneNode, SceneStrand, SceneTie } from './types.ts'

interface Visible {
  readonly nodes: readonly SceneNode[]
  readonly ties: readonly SceneTie[]
  readonly strands: readonly SceneStrand[]
  readonly arrows: readonly SceneArrow[]
  readonly marks: readonly SceneMark[]
}

/** The entry that explains a mark on a line. */
export const markEntry = (mark: MarkForm, colour: string, { background }: Palette, label: string = markLabels[mark]): LegendEntry => (
  { id: mark, group: 'ties', label, swatch: { form: 'mark', mark, colour, background } }
)

/** The key to what is visible, and to nothing else: to ties, to what encodings say of ties and actors, to the shapes of actors. */
export function legendOf({ nodes, ties, strands, arrows, marks }: Visible, palette: Palette, look: NetworkLook | null = null): LegendEntry[] {
  const entries: LegendEntry[] = []
  const roles = new Set(strands.map((strand) => strand.role))
  for (const role of ['cooperation', 'conflict'] as const) {
    if (!roles.has(role)) continue
    entries.push({
      id: role, group: 'ties', label: role === 'cooperation' ? 'Cooperation, 1 to 3' : 'Conflict, 1 to 3',
      swatch: { form: 'strand', role, widths: strandWidths.slice(1), colour: palette[role], dash: [], faded: false,
        ...(palette.levels ? { colours: palette.levels[role], ticked: role === 'conflict' } : {}),
      },
    })
  }
  const line = (id: string, label: string, part: { role?: 'not-coded' | 'none'; width: number; colour: string; dash: readonly number[]; faded?: boolean }): LegendEntry => ({
    id, group: 'ties', label,
    swatch: { form: 'strand', role: part.role ?? 'cooperation', widths: [part.width], colour: part.colour, dash: part.dash, faded: part.faded ?? false },
  })
  if (roles.has('not-coded')) entries.push(line('not-coded', 'Not coded', { role: 'not-coded', width: notCodedWidth, colour: palette.notCoded, dash: notCodedDash }))
  if (roles.has('none')) entries.push(line('none', 'Neither', { role: 'none', width: noneWidth, colour: palette.none, dash: [] }))
  const sample = 3
  for (const certainty of ['tentative', 'disputed'] as const) {
    if (!ties.some((tie) => tie.certainty === certainty)) continue
    entries.push(line(certainty, certainty === 'tentative' ? 'Tentative' : 'Disputed', { width: sample, colour: palette.mutedInk, dash: dashOf(certainty, 'cooperation', sample) }))
  }
  if (strands.some((strand) => strand.faded) || nodes.some((node) => node.faded)) {
    entries.push(line('faded', 'Date uncertain', { width: strandWidths[2], colour: blend(palette.mutedInk, palette.background, fadedShare), dash: [], faded: true }))
  }
  if (arrows.length > 0) entries.push({ id: 'directed', group: 'ties', label: 'Directed', swatch: { form: 'arrow', colour: palette.arrow } })
  if (marks.some(({ form }) => form === 'count')) entries.push(markEntry('count', palette.ink, palette))
  if (look?.ties && strands.some(({ role }) => role === 'encoded')) entries.unshift(encodedWidths(palette))
  if (look) entries.push(...look.legend)
  if (look?.isShapeless) return entries
  const kinds = new Set(nodes.map((node) => node.kind))
  for (const kind of actorKinds) {
    if (kinds.has(kind)) entries.push({ id: kind, group: 'actors', label: kindLabels[kind], swatch: { form: 'node', kind } })
  }
  return entries
}

/** What the width of a line says whose colour says something else. */
const encodedWidths = (palette: Palette): LegendEntry => ({
  id: 'encoded', group: 'ties', label: 'Cooperation or conflict, whichever is higher: 1 to 3',
  swatch: { form: 'strand', role: 'encoded', widths: strandWidths.slice(1), colour: palette.mutedInk, dash: [], faded: false },
})
