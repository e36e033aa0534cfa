import { expect, it, vi } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { createNudge } from '../../renderer/graph/controllers/nudge.ts'
import { pressKey, type Canvas, type Ring } from '../../renderer/graph/keys.ts'
import { sampleNetwork } from '../fixtures/networks.ts'

const free = (point: { x: number; y: number }) => point

it('moves on from where the last key left an actor, until the data have it', () => {
  const nudge = createNudge()
  const data = new Map([['a', { x: 10, y: 10 }], ['b', { x: 0.04, y: 0 }]])
  const placeOf = (uid: string) => data.get(uid) ?? null
  expect(nudge.by(['a', 'gone'], 5, 0, placeOf, free)).toEqual(new Map([['a', { x: 15, y: 10 }]]))
  expect(nudge.by(['a', 'b'], 5, 0, placeOf, free)).toEqual(new Map([['a', { x: 20, y: 10 }], ['b', { x: 5, y: 0 }]]))
  // The first of the two has been kept and comes back: the actor stays where the second key had it.
  data.set('a', { x: 15, y: 10 })
  nudge.follow(placeOf)
  expect(nudge.pending().get('a')).toEqual({ x: 20, y: 10 })
  data.set('a', { x: 20, y: 10 })
  nudge.follow(placeOf)
  expect([...nudge.pending().keys()]).toEqual(['b'])
  nudge.forget()
  expect(nudge.pending().size).toBe(0)
  expect(nudge.by(['a'], 5, 5, placeOf, () => ({ x: 40, y: 20 })), 'on the grid').toEqual(new Map([['a', { x: 40, y: 20 }]]))
})

it('is done with Ctrl, Shift and the arrows, for what is selected or what the keyboard is on, and never where nothing can be moved', () => {
  const scene = buildScene(sampleNetwork(), { asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1 })
  const [one, two] = scene.nodes.map(({ uid }) => uid) as [string, string]
  const moved = vi.fn<(uids: readonly string[], dx: number, dy: number) => void>()
  const quiet = () => undefined
  const canvas: Canvas = { scene, selection: [two], readOnly: false, focus: quiet, announce: quiet, select: quiet, open: quiet, togglePin: quiet, fit: quiet, zoomBy: quiet, panBy: quiet, nudge: moved }
  const press = (key: string, more: Partial<Canvas> = {}, ring: Ring = { at: one, actor: null }, held: { ctrlKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {}) =>
    pressKey({ key, ctrlKey: true, shiftKey: true, altKey: false, metaKey: false, ...held }, ring, { ...canvas, ...more })
  expect(press('ArrowRight')).toBe(true)
  expect(moved).toHaveBeenLastCalledWith([two], 5, 0)
  expect(press('ArrowUp', { selection: [], snap: true })).toBe(true)
  expect(moved).toHaveBeenLastCalledWith([one], 0, -20)
  expect(press('ArrowLeft', {}, { at: null, actor: null }, { ctrlKey: false, altKey: true })).toBe(true)
  expect(moved).toHaveBeenLastCalledWith([two], -25, 0)
  moved.mockClear()
  expect(press('ArrowLeft', { readOnly: true })).toBe(false)
  expect(press('ArrowLeft', { nudge: undefined })).toBe(false)
  expect(press('ArrowLeft', { selection: [] }, { at: null, actor: null })).toBe(false)
  expect(press('ArrowLeft', {}, { at: one, actor: null }, { altKey: true, ctrlKey: false, shiftKey: false }), 'Alt is back and forward').toBe(false)
  expect(moved).not.toHaveBeenCalled()
})
