import { expect, test } from 'vitest'
import { usualEncodings, type Encodings } from '../../db/contract/entities/encodings.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { palettes } from '../../db/domain/scene/palette.ts'
import { actorRows } from '../../renderer/features/network/rows.ts'
import { networkOf, type NetworkPlan } from '../fixtures/networks.ts'

/** A and B are friends at odds over C; D is a friend of C alone and E is tied to D with nothing coded. */
const tie = (from: number, to: number, cooperation: number | null, conflict: number | null): NetworkPlan['ties'][number] => ({ from, to, phases: [{ dates: '2015/2024', cooperation, conflict }] })
const data = networkOf({
  actors: ['A', 'B', 'C', 'D', 'E'].map(name => ({ kind: 'state' as const, name })),
  ties: [tie(0, 1, 2, 0), tie(0, 2, 3, 1), tie(1, 2, null, 2), tie(2, 3, 1, 1), tie(3, 4, null, null)],
})
const show = (changes: Partial<Encodings>) => buildScene(data, { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', labelScale: 1, encodings: { ...usualEncodings, ...changes }, coding: null })

test('ties in unbalanced triads have a colour and ticks, others say why they have none', () => {
  const scene = show({ tieColour: 'balance' })
  const { conflict, none, notCoded } = palettes.light
  expect([0, 1, 2, 3, 4].map(row => scene.strands.find(strand => strand.tie === data.ties.uid[row])?.colour)).toEqual([conflict, conflict, conflict, none, notCoded])
  expect(scene.strands.filter(({ ticks }) => (ticks?.length ?? 0) > 0).map(strand => data.ties.uid.indexOf(strand.tie)).toSorted((a, b) => a - b)).toEqual([0, 1, 2])
  expect(scene.ties.find(each => each.tie === 0)?.title).toContain('in 1 unbalanced of 1 triads')
  expect(scene.legend.filter(({ group }) => group === 'tie-look').map(({ label }) => label)).toEqual(['In unbalanced triads', 'In no complete triad', 'No sign'])
})

test('actors by core, closeness and community of the ties that show; the table has the same', () => {
  expect(show({ labelMeasure: 'core' }).labels.map(({ lines }) => lines.map(({ text }) => text).join(' ')).toSorted()).toEqual(['A · 2', 'B · 2', 'C · 2', 'D · 1', 'E · 1'])
  const sized = show({ nodeSize: 'closeness' })
  expect(sized.nodes.toSorted((a, b) => b.width - a.width)[0]?.name).toBe('C')
  expect(show({ nodeColour: 'community' }).legend.filter(({ group }) => group === 'actor-look').map(({ label }) => label)).toEqual(['Community 1', 'Community 2'])
  expect(actorRows(sized).map(({ name, measures }) => [name, measures?.core, measures?.closeness])).toEqual([['A', 2, 4 / 7], ['B', 2, 4 / 7], ['C', 2, 0.8], ['D', 1, 2 / 3], ['E', 1, 4 / 9]])
})
