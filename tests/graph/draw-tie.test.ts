import { describe, expect, it } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { actorAt, placeOf } from '../../renderer/graph/DrawTie.tsx'
import type { GraphView } from '../../renderer/graph/graph-view.ts'
import { pressKey, type Canvas, type Pressed, type Ring } from '../../renderer/graph/keys.ts'
import { varietyNetwork } from '../fixtures/networks.ts'

const scene = buildScene(varietyNetwork(), { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', labelScale: 1 })
const [first, second] = [scene.nodes[0]!, scene.nodes[1]!]
const key = (name: string): Pressed => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false })

function canvas(readOnly = false) {
  const drawn: [string, string][] = []
  const said: string[] = []
  const nothing = () => undefined
  const made: Canvas = {
    scene, selection: [], readOnly, focus: nothing, announce: text => said.push(text), select: nothing, open: nothing, togglePin: nothing, fit: nothing,
    zoomBy: nothing, panBy: nothing, drawTie: (from, to) => drawn.push([from, to]),
  }
  return { made, drawn, said }
}

describe('drawing a tie by keyboard', () => {
  it('begins with L at one actor and ends with L or Enter at another', () => {
    for (const last of ['l', 'Enter']) {
      const { made, drawn } = canvas()
      const ring: Ring = { at: first.uid, actor: null }
      expect(pressKey(key('L'), ring, made)).toBe(true)
      ring.at = second.uid
      expect(pressKey(key(last), ring, made)).toBe(true)
      expect(drawn).toEqual([[first.uid, second.uid]])
      expect(ring.drawing).toBeNull()
    }
  })

  it('refuses the same actor, is left by Escape, and is not there where nothing can be changed', () => {
    const { made, drawn, said } = canvas()
    const ring: Ring = { at: first.uid, actor: null }
    pressKey(key('l'), ring, made)
    pressKey(key('l'), ring, made)
    expect(said.at(-1)).toContain('two different actors')
    expect(pressKey(key('Escape'), ring, made)).toBe(true)
    expect(pressKey(key('Escape'), ring, made)).toBe(false)
    expect(drawn).toEqual([])
    expect(pressKey(key('l'), { at: first.uid, actor: null }, canvas(true).made)).toBe(false)
  })
})

describe('drawing a tie by pointer', () => {
  const view = { scene: () => scene, view: () => ({ crop: { x: -100, y: -50, width: 800, height: 600 }, zoom: 2 }) } as unknown as GraphView
  it('finds the actor under a point, in the zoom of the view', () => {
    const place = placeOf(view, second.uid)
    expect(place).toMatchObject({ x: (second.x + 100) * 2, y: (second.y + 50) * 2 })
    expect(actorAt(view, place!)).toBe(second.uid)
    expect(actorAt(view, { x: -9_000, y: -9_000 })).toBeNull()
  })
})
