import { describe, expect, test } from 'vitest'
import { usualEncodings, type Encodings } from '../../db/contract/entities/encodings.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { dayNumber } from '../../db/domain/day.ts'
import { encodedColumns } from '../../renderer/features/network/encoded-columns.tsx'
import { actorRows, tieRows } from '../../renderer/features/network/rows.ts'
import { togglePins } from '../../renderer/features/network/pins.ts'
import { selectedIn, typeIn } from '../../renderer/features/network/selection.ts'
import { networkOf, sampleNetwork } from '../fixtures/networks.ts'

const scene = (data: ReturnType<typeof networkOf>, asOf: number | null, more: { since?: number; dating?: 'certainly' | 'possibly'; allTime?: boolean } = {}) =>
  buildScene(data, { asOf, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...more })

const data = networkOf({
  actors: [{ name: 'Russian Federation', shortName: 'Russia', kind: 'state' }, { name: 'Israel', kind: 'state' }, { name: 'Soviet Union', kind: 'state', dates: '1922/1991' }],
  ties: [
    { from: 0, to: 1, kind: 'friendship', phases: [{ dates: '2015/2019', cooperation: 2, conflict: 1 }, { dates: '2020/2024', cooperation: null, conflict: 3 }] },
    { from: 1, to: 0, directed: true, kind: 'trade', certainty: 'tentative', phases: [{ dates: '2018', cooperation: 1, conflict: null }] },
    { from: 2, to: 1, kind: 'rivalry', phases: [{ dates: null, cooperation: null, conflict: 2 }] },
  ],
})

describe('the table', () => {
  test('has what the drawing has on that day: levels, what is not coded, and nothing that is not drawn', () => {
    const rows = tieRows(data, scene(data, dayNumber(2018, 6, 1)))
    expect(rows.map(row => [row.from.name, row.to.name, row.cooperation, row.conflict, row.certainty])).toEqual([
      ['Russia', 'Israel', 2, 1, 'confirmed'], ['Israel', 'Russia', 1, null, 'tentative'],
    ])
    expect(tieRows(data, scene(data, dayNumber(2022, 1, 1)))).toMatchObject([{ cooperation: null, conflict: 3 }])
  })

  test('counts the ties shown of each actor, and leaves out who is not there', () => {
    expect(actorRows(scene(data, dayNumber(2018, 6, 1))).map(({ name, ties }) => [name, ties])).toEqual([['Russia', 2], ['Israel', 2]])
    expect(actorRows(scene(data, null, { allTime: true })).map(({ name, ties }) => [name, ties])).toEqual([['Russia', 2], ['Israel', 3], ['Soviet Union', 1]])
  })

  test('of the sample has as many rows as the scene has marks, whenever', () => {
    const sample = sampleNetwork()
    for (const asOf of [null, dayNumber(2016, 1, 1), dayNumber(2022, 3, 1)]) {
      const shown = scene(sample, asOf)
      expect(tieRows(sample, shown).map(row => row.uid)).toEqual(shown.ties.map(tie => tie.uid))
      expect(actorRows(shown)).toHaveLength(shown.nodes.length)
    }
  })

  test('of a range has what held at some time in it, at its highest levels', () => {
    const rows = tieRows(data, scene(data, dayNumber(2021, 1, 1), { since: dayNumber(2018, 6, 1) }))
    expect(rows.map(row => [row.from.name, row.to.name, row.cooperation, row.conflict])).toEqual([['Russia', 'Israel', 2, 3], ['Israel', 'Russia', 1, null]])
  })
})

describe('what colours and sizes say', () => {
  const time = { asOf: dayNumber(2018, 6, 1), since: null, dating: 'possibly', allTime: false } as const
  const columns = (encodings: Partial<Encodings>) => encodedColumns({ data, time, encodings: { ...usualEncodings, ...encodings }, coding: null, filter: null })
  const shown = scene(data, time.asOf)

  test('has no columns while everything looks as usual', () => {
    expect(columns({})).toEqual({ ties: [], actors: [] })
    expect(columns({ nodeShape: 'none' })).toEqual({ ties: [], actors: [] })
  })

  test('stands in columns under the words of the legend', () => {
    const { ties, actors } = columns({ tieColour: 'certainty', nodeColour: 'kind', nodeSize: 'degree', labelMeasure: 'strength' })
    expect(ties.map(column => tieRows(data, shown).map(row => column.sortBy(row)))).toEqual([['confirmed', 'tentative']])
    expect(actors.map(({ title }) => title)).toEqual([expect.stringMatching(/^Colour: /u), 'Size: Ties shown', 'Beside the name: Strength: levels of all ties'])
    expect(actors.map(column => actorRows(shown).map(row => column.sortBy(row)))).toEqual([['State', 'State'], [2, 2], [4, 4]])
  })

  test('waits for the coding where it rests on it', () => {
    expect(columns({ tieColour: 'p1' }).ties).toEqual([])
  })
})

describe('pins', () => {
  const [russia, israel] = data.actors.uid as [string, string]

  test('hold actors where they stand, and let go when all are held', () => {
    const pinned = togglePins(data, [russia, israel])
    expect(pinned.map(position => position.pinned)).toEqual([true, true])
    expect(pinned[0]).toMatchObject({ actor: russia, x: data.positions.x[0], y: data.positions.y[0] })
    const held = { ...data, positions: { ...data.positions, pinned: [true, false, false] } }
    expect(togglePins(held, [russia]).map(position => position.pinned)).toEqual([false])
    expect(togglePins(held, [russia, israel]).map(position => position.pinned)).toEqual([true, true])
  })

  test('leave alone what is no actor', () => {
    expect(togglePins(data, [data.ties.uid[0] ?? ''])).toEqual([])
  })
})

test('the selection of the window is cut to what the network holds', () => {
  const [actor, tie] = [data.actors.uid[1] ?? '', data.ties.uid[0] ?? '']
  expect(selectedIn(data, [{ type: 'note', uid: actor }, { type: 'actor', uid: actor }, { type: 'tie', uid: tie }, { type: 'tie', uid: actor }])).toEqual([actor, tie])
  expect([typeIn(data, actor), typeIn(data, tie)]).toEqual(['actor', 'tie'])
})
