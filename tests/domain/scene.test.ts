import { describe, expect, it } from 'vitest'
import { actorKinds } from '../../db/contract/vocabulary.ts'
import { dayOf } from '../../db/domain/edtf.ts'
import { buildScene } from '../../db/domain/scene/build-scene.ts'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { contains, overlap, pointAt } from '../../db/domain/scene/geometry.ts'
import { contrast, palettes } from '../../db/domain/scene/palette.ts'
import { underlap } from '../../db/domain/scene/strands.ts'
import type { Scene, SceneOptions, SceneStrand } from '../../db/domain/scene/types.ts'
import { largeNetwork, networkOf, sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'

const at = (changes: Partial<SceneOptions> = {}): SceneOptions => ({ asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light', labelScale: 1, ...changes })
const on = (date: string, changes: Partial<SceneOptions> = {}) => at({ asOf: dayOf(date), ...changes })

/** Two states and one tie. */
const pair = (phases: { dates: string | null; cooperation: number | null; conflict: number | null }[], more: object = {}) =>
  networkOf({ actors: [{ name: 'A', kind: 'state' }, { name: 'B', kind: 'state' }], ties: [{ from: 0, to: 1, phases, ...more }], positions: [{ x: 0, y: 0 }, { x: 300, y: 0 }] })

const roles = (scene: Scene) => scene.strands.map(({ role, level }) => `${role} ${level}`)

function gap(a: SceneStrand, b: SceneStrand): number {
  return Math.min(...[0.2, 0.5, 0.8].map((t) => {
    const p = pointAt(a, t)
    return Math.min(...Array.from({ length: 101 }, (_, i) => Math.hypot(p.x - pointAt(b, i / 100).x, p.y - pointAt(b, i / 100).y)))
  })) - (a.width + b.width) / 2
}

describe('colours', () => {
  it.each(['light', 'dark'] as const)('reach 3:1 for marks and 4.5:1 for lettering on the %s canvas', (theme) => {
    const { background, ink, mutedInk, ...palette } = palettes[theme]
    for (const mark of ['cooperation', 'conflict', 'notCoded', 'none', 'arrow', 'nodeStroke', 'selection'] as const) {
      expect(contrast(palette[mark], background), mark).toBeGreaterThanOrEqual(3)
    }
    for (const text of [ink, mutedInk]) expect(contrast(text, background)).toBeGreaterThanOrEqual(4.5)
  })
  it('are those of Okabe and Ito on light', () => {
    expect([palettes.light.cooperation, palettes.light.conflict]).toEqual(['#0072B2', '#D55E00'])
  })
})

describe('what a tie shows', () => {
  it('is two strands side by side, cooperation above, as wide as their levels', () => {
    const scene = buildScene(pair([{ dates: '2015/2024', cooperation: 3, conflict: 1 }]), at())
    expect(roles(scene)).toEqual(['cooperation 3', 'conflict 1'])
    const [cooperation, conflict] = scene.strands as [SceneStrand, SceneStrand]
    expect(cooperation.width).toBeGreaterThan(conflict.width * 2)
    expect(cooperation.start.y).toBeLessThan(conflict.start.y)
    expect(gap(cooperation, conflict)).toBeGreaterThan(0.5)
    expect(cooperation.colour).not.toBe(conflict.colour)
  })
  it('keeps cooperation above whichever way the tie runs', () => {
    const data = networkOf({
      actors: [{ name: 'A', kind: 'state' }, { name: 'B', kind: 'state' }], positions: [{ x: 300, y: 40 }, { x: 0, y: 0 }],
      ties: [{ from: 0, to: 1, phases: [{ dates: '2015/2024', cooperation: 2, conflict: 2 }] }],
    })
    const [cooperation, conflict] = buildScene(data, at()).strands as [SceneStrand, SceneStrand]
    expect(pointAt(cooperation, 0.5).y).toBeLessThan(pointAt(conflict, 0.5).y)
  })
  it('tells not coded from none', () => {
    expect(roles(buildScene(pair([{ dates: '2015/2024', cooperation: 2, conflict: 0 }]), at()))).toEqual(['cooperation 2'])
    expect(roles(buildScene(pair([{ dates: '2015/2024', cooperation: 2, conflict: null }]), at()))).toEqual(['cooperation 2', 'not-coded null'])
    expect(roles(buildScene(pair([{ dates: '2015/2024', cooperation: null, conflict: null }]), at()))).toEqual(['not-coded null'])
    expect(roles(buildScene(pair([{ dates: '2015/2024', cooperation: 0, conflict: 0 }]), at()))).toEqual(['none 0'])
    expect(roles(buildScene(pair([]), at()))).toEqual(['not-coded null'])
  })
  it('follows the phase that holds on the day, the highest level where several do, and all of them for all time', () => {
    const data = pair([{ dates: '2015/2018', cooperation: 3, conflict: 0 }, { dates: '2019/2024', cooperation: 1, conflict: 2 }, { dates: '2022/2024', cooperation: 2, conflict: 1 }])
    expect(roles(buildScene(data, on('2016-06-01')))).toEqual(['cooperation 3'])
    expect(roles(buildScene(data, on('2020-06-01')))).toEqual(['cooperation 1', 'conflict 2'])
    expect(roles(buildScene(data, on('2023-06-01')))).toEqual(['cooperation 2', 'conflict 2'])
    expect(roles(buildScene(data, on('2014-06-01')))).toEqual([])
    expect(roles(buildScene(data, on('2014-06-01', { allTime: true })))).toEqual(['cooperation 3', 'conflict 2'])
  })
  it('leaves out what only possibly holds when certainty is asked for, and fades what a flag leaves in doubt', () => {
    const data = pair([{ dates: '2018~/2024', cooperation: 2, conflict: 0 }])
    expect(buildScene(data, on('2017-06-01')).strands[0]).toMatchObject({ faded: true })
    expect(buildScene(data, on('2017-06-01', { dating: 'certainly' })).strands).toHaveLength(0)
    expect(buildScene(data, on('2020-06-01', { dating: 'certainly' })).strands[0]).toMatchObject({ faded: false })
    // A year without a flag stands for the whole year: no doubt is written down.
    expect(buildScene(data, on('2024-06-01')).strands[0]).toMatchObject({ faded: false })
    expect(buildScene(pair([{ dates: null, cooperation: 2, conflict: 0 }]), on('2020-06-01')).strands[0]).toMatchObject({ faded: true })
  })
  it('is dashed where tentative, dotted where disputed, continuous where confirmed', () => {
    const dash = (certainty: string) => buildScene(pair([{ dates: '2015/2024', cooperation: 3, conflict: 0 }], { certainty }), at()).strands[0]?.dash ?? []
    expect(dash('confirmed')).toEqual([])
    expect(dash('tentative')[0]).toBeGreaterThan((dash('disputed')[0] ?? 0) * 2)
  })
  it('ends in an arrow at `to` where directed', () => {
    const scene = buildScene(pair([{ dates: '2015/2024', cooperation: 2, conflict: 1 }], { directed: true }), at())
    const [arrow] = scene.arrows
    const to = scene.nodes[1]!
    expect(contains(to, arrow!.tip, 2.2)).toBe(true)
    expect(contains(to, arrow!.tip, 0)).toBe(false)
    expect(Math.hypot(arrow!.tip.x - arrow!.base.x, arrow!.tip.y - arrow!.base.y)).toBeCloseTo(arrow!.size)
    for (const { end } of scene.strands) expect(Math.abs(end.x - arrow!.base.x)).toBeLessThan(arrow!.size * 0.2)
    expect(buildScene(pair([{ dates: '2015/2024', cooperation: 2, conflict: 1 }]), at()).arrows).toHaveLength(0)
  })
})

describe('lines', () => {
  it('begin and end on the outline of their actors, whatever the shape', () => {
    const others = actorKinds.map((kind, i) => ({ name: kind, kind, angle: (i / actorKinds.length) * 2 * Math.PI + 0.3 }))
    const data = networkOf({
      actors: [{ name: 'Middle', kind: 'state' }, ...others.map(({ name, kind }) => ({ name, kind }))],
      positions: [{ x: 0, y: 0 }, ...others.map(({ angle }) => ({ x: 320 * Math.cos(angle), y: 220 * Math.sin(angle) }))],
      ties: others.flatMap((_, i) => [1, 2].map((cooperation) => ({ from: 0, to: i + 1, phases: [{ dates: '2015/2024', cooperation, conflict: 3 - cooperation }] }))),
    })
    const scene = buildScene(data, at())
    expect(scene.strands).toHaveLength(28)
    const nodes = new Map(scene.nodes.map((node) => [node.uid, node]))
    for (const strand of scene.strands) {
      const tie = scene.ties.find(({ uid }) => uid === strand.tie)!
      for (const [point, uid] of [[strand.start, tie.from], [strand.end, tie.to]] as const) {
        const node = nodes.get(uid)!
        expect(contains(node, point, 0.5), `${strand.id} reaches ${node.kind}`).toBe(true)
        expect(contains(node, point, -underlap - 0.5), `${strand.id} goes too deep into ${node.kind}`).toBe(false)
      }
    }
  })
  it('of parallel ties fan out and do not touch in the middle', () => {
    const data = networkOf({
      actors: [{ name: 'A', kind: 'state' }, { name: 'B', kind: 'state' }], positions: [{ x: 0, y: 0 }, { x: 260, y: 120 }],
      ties: [[0, 1], [1, 0], [0, 1]].map(([from, to]) => ({ from: from!, to: to!, phases: [{ dates: '2015/2024', cooperation: 2, conflict: 2 }] })),
    })
    const { strands } = buildScene(data, at())
    expect(strands).toHaveLength(6)
    strands.forEach((a, i) => strands.slice(i + 1).forEach((b) => expect(gap(a, b), `${a.id} and ${b.id}`).toBeGreaterThan(0)))
  })
  it('bend around actors they do not concern', () => {
    const data = networkOf({
      actors: [{ name: 'A', kind: 'state' }, { name: 'B', kind: 'state' }, { name: 'In between', kind: 'leader' }],
      positions: [{ x: 0, y: 0 }, { x: 400, y: 0 }, { x: 200, y: 0 }], ties: [{ from: 0, to: 1, phases: [{ dates: '2015/2024', cooperation: 3, conflict: 3 }] }],
    })
    const scene = buildScene(data, at())
    for (const strand of scene.strands) for (let t = 0; t <= 1; t += 0.02) expect(contains(scene.nodes[2]!, pointAt(strand, t), strand.width / 2)).toBe(false)
  })
})

describe('actors', () => {
  it('are absent only where they certainly do not exist, and faded where it is open; their ties go with them', () => {
    const data = varietyNetwork()
    const names = (date: string) => buildScene(data, on(date)).nodes.map(({ name }) => name)
    expect(names('1950-01-01')).toContain('Union dissolved long ago')
    expect(names('2020-01-01')).not.toContain('Union dissolved long ago')
    expect(names('1950-01-01')).not.toContain('Perhaps founded')
    expect(buildScene(data, on('2020-06-01')).nodes.find(({ name }) => name === 'Perhaps founded')?.faded).toBe(true)
    expect(buildScene(data, on('2024-01-01')).nodes.find(({ name }) => name === 'Perhaps founded')?.faded).toBe(false)
    expect(buildScene(data, at({ allTime: true })).nodes).toHaveLength(data.actors.uid.length)
    const early = buildScene(data, on('1950-01-01'))
    const shown = new Set(early.nodes.map(({ uid }) => uid))
    for (const tie of early.ties) expect(shown.has(tie.from) && shown.has(tie.to)).toBe(true)
  })
  it('without a tie stay', () => {
    expect(buildScene(varietyNetwork(), on('2000-01-01')).nodes.map(({ name }) => name)).toContain('Isolated actor')
  })
})

describe('labels', () => {
  const noOverlap = (scene: Scene) => {
    scene.labels.forEach((a, i) => {
      for (const b of scene.labels.slice(i + 1)) expect(overlap(a.box, b.box), `${a.lines[0]?.text} and ${b.lines[0]?.text}`).toBe(false)
      for (const node of scene.nodes) {
        const body = { x: node.x - node.width / 2, y: node.y - node.height / 2, width: node.width, height: node.height }
        if (node.uid !== a.actor) expect(overlap(a.box, body), `${a.lines[0]?.text} over ${node.name}`).toBe(false)
      }
    })
  }
  it.each([[780, 640], [780, 480], [1180, 640]])('of the sample all show without overlap where the network fills %i × %i px', (width, height) => {
    const data = sampleNetwork()
    let zoom = 1
    for (let round = 0; round < 4; round++) {
      const { bounds } = buildScene(data, at({ labelScale: 1 / zoom }))
      zoom = Math.min((width - 56) / bounds.width, (height - 100) / bounds.height)
    }
    const scene = buildScene(data, at({ labelScale: 1 / zoom }))
    expect(scene.labels).toHaveLength(20)
    noOverlap(scene)
  })
  it('never overlap, however crowded; the lesser ones are hidden and named', () => {
    const scene = buildScene(largeNetwork(200, 600), at({ labelScale: 3 }))
    noOverlap(scene)
    expect(scene.hiddenLabels.length).toBeGreaterThan(10)
    expect(scene.labels.length + scene.hiddenLabels.length).toBe(200)
    const states = scene.nodes.filter(({ kind }) => kind === 'state')
    const shown = new Set(scene.labels.map(({ actor }) => actor))
    expect(states.filter(({ uid }) => shown.has(uid)).length / states.length).toBeGreaterThan(scene.labels.length / 200)
  })
  it('keep their size on the screen, and their place as time moves', () => {
    const data = sampleNetwork()
    const [one, two] = [buildScene(data, at({ labelScale: 1 })), buildScene(data, at({ labelScale: 2 }))]
    expect(two.labels[0]?.fontSize).toBeCloseTo((one.labels[0]?.fontSize ?? 0) * 2)
    expect(buildScene(data, on('2016-01-01')).labels.map(({ x }) => x)).toEqual(one.labels.map(({ x }) => x))
  })
})

describe('a scene', () => {
  it('is the same for the same input, and leaves its input alone', () => {
    const data = varietyNetwork()
    const before = structuredClone(data)
    const scene = buildScene(data, at({ labelScale: 1.3 }))
    expect(buildScene(structuredClone(data), at({ labelScale: 1.3 }))).toEqual(scene)
    expect(data).toEqual(before)
  })
  it('has a legend of what shows and of nothing else', () => {
    const ids = (scene: Scene) => scene.legend.map(({ id }) => id)
    expect(ids(buildScene(pair([{ dates: '2015/2024', cooperation: 3, conflict: 0 }]), at()))).toEqual(['cooperation', 'state'])
    expect(ids(buildScene(pair([{ dates: '2015/2024', cooperation: 3, conflict: 0 }]), on('1990-01-01')))).toEqual(['state'])
    expect(ids(buildScene(varietyNetwork(), on('2024-12-31')))).toEqual([
      'cooperation', 'conflict', 'not-coded', 'none', 'tentative', 'disputed', 'faded', 'directed', ...actorKinds,
    ])
  })
  it('holds everything within its bounds', () => {
    const { bounds, nodes, labels, strands } = buildScene(varietyNetwork(), at())
    const inside = (x: number, y: number) => x >= bounds.x - 0.5 && x <= bounds.x + bounds.width + 0.5 && y >= bounds.y - 0.5 && y <= bounds.y + bounds.height + 0.5
    for (const { x, y } of nodes) expect(inside(x, y)).toBe(true)
    for (const { box } of labels) expect(inside(box.x, box.y) && inside(box.x + box.width, box.y + box.height)).toBe(true)
    for (const strand of strands) for (const t of [0, 0.5, 1]) expect(inside(pointAt(strand, t).x, pointAt(strand, t).y)).toBe(true)
  })
  it('lets dragged actors take their ties and labels along', () => {
    const data = sampleNetwork()
    const rest = buildScene(data, at())
    const moved = buildScene(data, at({ moved: new Map([[0, { x: 900, y: 700 }]]) }))
    const russia = moved.nodes[0]!
    expect(russia).toMatchObject({ x: 900, y: 700 })
    const own = moved.ties.filter(({ from, to }) => from === russia.uid || to === russia.uid).map(({ uid }) => uid)
    for (const strand of moved.strands) {
      const before = rest.strands.find(({ id }) => id === strand.id)
      if (own.includes(strand.tie)) {
        const tie = moved.ties.find(({ uid }) => uid === strand.tie)!
        if (!tie.directed) expect(contains(russia, tie.from === russia.uid ? strand.start : strand.end, 1)).toBe(true)
        expect(strand).not.toBe(before)
      } else expect(strand).toBe(before)
    }
    const label = moved.labels.find(({ actor }) => actor === russia.uid)!
    const was = rest.labels.find(({ actor }) => actor === russia.uid)!
    expect(label.x - 900).toBeCloseTo(was.x - rest.nodes[0]!.x)
  })
})

describe('the scene of a figure', () => {
  it('fills the width on paper with lettering of a good size', () => {
    const scene = figureScene(sampleNetwork(), at(), { widthMm: 174 })
    const points = (scene.labels[0]!.fontSize / scene.bounds.width) * (174 / 25.4) * 72
    expect(points).toBeGreaterThan(6)
    expect(points).toBeLessThan(10)
  })
  it('looks like the screen at the zoom of the screen', () => {
    const scene = figureScene(sampleNetwork(), at(), { widthMm: 174, zoom: 0.8 })
    expect(scene).toEqual(buildScene(sampleNetwork(), at({ labelScale: 1 / 0.8 })))
  })
})
