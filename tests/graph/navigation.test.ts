import { describe, expect, it } from 'vitest'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { pressKey, type Canvas, type Ring } from '../../renderer/graph/keys.ts'
import { actorTowards, endTowards, firstActor, spoken, tieAround } from '../../renderer/graph/navigation.ts'
import { networkOf, sampleNetwork } from '../fixtures/networks.ts'

const options = { asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1 } as const
const phases = [{ dates: '2015/2024', cooperation: 2, conflict: 1 }]

/** A cross: the middle tied to all four sides, and one actor without a tie far to the right. */
const cross = buildScene(networkOf({
  actors: ['Middle', 'Left', 'Right', 'Up', 'Down', 'Far right'].map((name) => ({ name, kind: 'state' })),
  positions: [{ x: 0, y: 0 }, { x: -200, y: 10 }, { x: 200, y: -20 }, { x: 15, y: -150 }, { x: -10, y: 150 }, { x: 500, y: 0 }],
  ties: [1, 2, 3, 4].map((to) => ({ from: 0, to, phases })),
}), options)
const uid = (name: string) => cross.nodes.find((node) => node.name === name)!.uid
const nameOf = (wanted: string | null) => cross.nodes.find((node) => node.uid === wanted)?.name ?? null

describe('arrows', () => {
  it('lead to the neighbour that lies that way', () => {
    expect((['left', 'right', 'up', 'down'] as const).map((heading) => nameOf(actorTowards(cross, uid('Middle'), heading)))).toEqual(['Left', 'Right', 'Up', 'Down'])
    expect(nameOf(actorTowards(cross, uid('Left'), 'right'))).toBe('Middle')
  })
  it('lead to the nearest other actor where no neighbour lies that way, and nowhere at the edge', () => {
    expect(nameOf(actorTowards(cross, uid('Right'), 'right'))).toBe('Far right')
    expect(actorTowards(cross, uid('Far right'), 'right')).toBeNull()
  })
  it('reach every actor of the sample from the first', () => {
    const scene = buildScene(sampleNetwork(), options)
    const reached = new Set([firstActor(scene)!])
    for (const from of reached) for (const heading of ['left', 'right', 'up', 'down'] as const) {
      const next = actorTowards(scene, from, heading)
      if (next) reached.add(next)
    }
    expect(scene.nodes.filter(({ uid: own }) => !reached.has(own)).map(({ name }) => name)).toEqual([])
  })
  it('lead from a tie to its end on that side', () => {
    const tie = cross.ties.find(({ to }) => to === uid('Right'))!
    expect([nameOf(endTowards(cross, tie, 'right')), nameOf(endTowards(cross, tie, 'left'))]).toEqual(['Right', 'Middle'])
  })
})

describe('ties of an actor', () => {
  it('come clockwise from above, both ways round', () => {
    const others: (string | null)[] = []
    let tie: string | null = null
    for (let i = 0; i < 5; i++) {
      tie = tieAround(cross, uid('Middle'), tie, 1)
      others.push(nameOf(cross.ties.find((candidate) => candidate.uid === tie)?.to ?? null))
    }
    expect(others).toEqual(['Up', 'Right', 'Down', 'Left', 'Up'])
    expect(tieAround(cross, uid('Middle'), null, -1)).toBe(cross.ties.find(({ to }) => to === uid('Left'))!.uid)
    expect(tieAround(cross, uid('Far right'), null, 1)).toBeNull()
  })
})

describe('what is spoken', () => {
  it('names actor, kind and ties, or the tie with both its levels', () => {
    expect(spoken(cross, uid('Middle'), true)).toBe('Middle, state, 4 ties, selected')
    expect(spoken(cross, uid('Far right'), false)).toBe('Far right, state, no ties now')
    expect(spoken(cross, cross.ties[0]!.uid, false)).toBe('Middle – Left (friendship): cooperation 2 of 3, conflict 1 of 3')
  })
})

describe('keys', () => {
  const pressing = (selection: string[] = [], readOnly = false) => {
    const done: unknown[][] = []
    const note = (name: string) => (...rest: unknown[]) => void done.push([name, ...rest])
    const canvas: Canvas = {
      scene: cross, selection, readOnly, focus: note('focus'), announce: () => undefined, select: note('select'), open: note('open'), togglePin: note('pin'),
      fit: note('fit'), zoomBy: note('zoom'), panBy: note('pan'),
    }
    const ring: Ring = { at: null, actor: null }
    const press = (key: string, more: object = {}) => pressKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more }, ring, canvas)
    return { done, ring, press }
  }
  it('begin at the actor with most ties and walk on', () => {
    const { done, ring, press } = pressing()
    expect(press('ArrowRight')).toBe(true)
    expect(nameOf(ring.at)).toBe('Middle')
    press('ArrowRight')
    expect(done.map(([name, at]) => [name, nameOf(String(at))])).toEqual([['focus', 'Middle'], ['focus', 'Right']])
  })
  it('select with Enter, open with Enter again', () => {
    const first = pressing()
    first.ring.at = uid('Left')
    first.press('Enter')
    first.press('Enter', { ctrlKey: true })
    expect(first.done).toEqual([['select', [uid('Left')], 'replace'], ['select', [uid('Left')], 'toggle']])
    const again = pressing([uid('Left')])
    again.ring.at = uid('Left')
    again.press('Enter')
    expect(again.done).toEqual([['open', uid('Left')]])
  })
  it('go through the ties of one actor with T', () => {
    const { ring, press } = pressing()
    ring.at = uid('Middle')
    const seen = [1, 2, 3, 4].map(() => {
      press('t')
      return ring.at
    })
    expect(new Set(seen).size).toBe(4)
    expect(seen.every((at) => cross.ties.some((tie) => tie.uid === at))).toBe(true)
  })
  it('pin what is selected, else what the ring is on; nothing in a project that cannot be changed', () => {
    const chosen = pressing([uid('Up'), cross.ties[0]!.uid])
    expect(chosen.press('p')).toBe(true)
    expect(chosen.done).toEqual([['pin', [uid('Up')]]])
    const ringed = pressing([cross.ties[0]!.uid])
    ringed.ring.at = uid('Down')
    ringed.press('P')
    expect(ringed.done).toEqual([['pin', [uid('Down')]]])
    expect(pressing([uid('Up')], true).press('p')).toBe(false)
  })
  it('walk on with Ctrl and add what they come to', () => {
    const { done, ring, press } = pressing()
    ring.at = uid('Middle')
    press('ArrowRight', { ctrlKey: true })
    expect(done.at(-1)).toEqual(['select', [uid('Middle'), uid('Right')], 'add'])
    press('a', { ctrlKey: true })
    expect(done.at(-1)).toEqual(['select', cross.nodes.map((node) => node.uid), 'replace'])
  })
  it('select with a box between two actors, and Escape leaves it', () => {
    const { done, ring, press } = pressing()
    ring.at = uid('Left')
    press('w')
    ring.at = uid('Down')
    press('W')
    expect(done).toEqual([['select', [uid('Left'), uid('Down')], 'add']])
    press('w')
    expect(press('Escape')).toBe(true)
    expect(press('Escape')).toBe(false)
    expect(done).toHaveLength(1)
  })
  it('take what the keyboard is on for what F2 acts on, and leave F2 to the window', () => {
    const { done, ring, press } = pressing([uid('Left')])
    ring.at = uid('Up')
    expect(press('F2')).toBe(false)
    expect(done).toEqual([['select', [uid('Up')], 'replace']])
  })
  it('move and zoom the view, and leave every other key to the window', () => {
    const { done, press } = pressing()
    press('ArrowLeft', { shiftKey: true })
    press('PageUp')
    press('f')
    expect(done.map(([name]) => name)).toEqual(['pan', 'zoom', 'fit'])
    for (const [key, more] of [['z', { ctrlKey: true }], ['k', { ctrlKey: true }], ['+', {}], ['1', {}], ['ArrowLeft', { altKey: true }], ['Escape', {}]] as const) expect(press(key, more), key).toBe(false)
  })
})
