import { describe, expect, it } from 'vitest'
import { usualEncodings, type Encodings } from '../../db/contract/entities/encodings.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import type { Scene, Theme } from '../../db/domain/scene/types.ts'
import { renderSvg } from '../../db/formats/svg.ts'
import { codingOf } from '../fixtures/coding.ts'
import { sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'
import { elementsOf, parseXml, type XmlElement } from '../fixtures/xml.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: true } as const
/** In CSS pixels of the screen that the figure repeats. */
const tolerance = 0.5

const attribute = (element: XmlElement, name: string) => element.attributes.get(name) ?? ''
const number = (element: XmlElement, name: string) => Number(attribute(element, name))
const numbersIn = (text: string) => (text.match(/-?\d+(?:\.\d+)?/gu) ?? []).map(Number)

/** The middle and extent of a drawn shape, in the units that it is written in. */
function boxOf(shape: XmlElement): { x: number; y: number; width: number; height: number } {
  if (shape.name === 'circle') return { x: number(shape, 'cx'), y: number(shape, 'cy'), width: 2 * number(shape, 'r'), height: 2 * number(shape, 'r') }
  if (shape.name === 'rect') {
    const [width, height] = [number(shape, 'width'), number(shape, 'height')]
    return { x: number(shape, 'x') + width / 2, y: number(shape, 'y') + height / 2, width, height }
  }
  const points = numbersIn(attribute(shape, 'points'))
  const [xs, ys] = [points.filter((_, at) => at % 2 === 0), points.filter((_, at) => at % 2 === 1)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

async function drawn(scene: Scene) {
  const root = parseXml((await renderSvg(scene, { title: '', source: '', legend: true, widthMm: 174 })).svg)
  const byId = new Map(elementsOf(root).map(element => [attribute(element, 'id'), element]))
  const plane = elementsOf(byId.get('network')!).find(element => element.attributes.has('transform'))!
  // translate(left top) scale(zoom) translate(-x -y)
  const [left, top, zoom, dx, dy] = numbersIn(attribute(plane, 'transform')) as [number, number, number, number, number]
  return { byId, onPage: (x: number, y: number) => [left + zoom * (x + dx), top + zoom * (y + dy)] as const, zoom, shift: [left + zoom * dx, top + zoom * dy] as const }
}

/** Nodes and strands of the screen, in pixels of the screen, must stand in the figure with one common shift. */
async function expectAgreement(scene: Scene): Promise<void> {
  const { byId, onPage, zoom, shift } = await drawn(scene)
  // Labels keep their size on the screen: so many pixels is one unit of the scene there.
  const pixels = 1 / scene.labelScale
  expect(zoom).toBeCloseTo(pixels, 5)
  const at = (x: number, y: number) => [x * pixels + shift[0], y * pixels + shift[1]] as const
  for (const node of scene.nodes) {
    const shape = elementsOf(byId.get(`actor-${node.uid}`)!).find(element => ['circle', 'rect', 'polygon'].includes(element.name))!
    const box = boxOf(shape)
    const [x, y] = onPage(box.x, box.y)
    const [wantedX, wantedY] = at(node.x, node.y)
    // A polygon's corners need not reach the middle of its box: its width and height stand for its place.
    const slack = shape.name === 'polygon' ? 0.25 * Math.max(node.width, node.height) * pixels : 0
    expect(Math.abs(x - wantedX), node.name).toBeLessThanOrEqual(tolerance + slack)
    expect(Math.abs(y - wantedY), node.name).toBeLessThanOrEqual(tolerance + slack)
    expect([attribute(shape, 'fill'), attribute(shape, 'stroke'), number(shape, 'stroke-width')]).toEqual([node.fill, node.stroke, expect.closeTo(node.strokeWidth, 2)])
  }
  for (const tie of scene.ties) {
    const paths = elementsOf(byId.get(`tie-${tie.uid}`)!).filter(element => element.attributes.has('data-strand'))
    const strands = scene.strands.filter(strand => strand.tie === tie.uid)
    expect(paths.length).toBe(strands.length)
    strands.forEach((strand, index) => {
      const path = paths[index]!
      const points = numbersIn(attribute(path, 'd'))
      for (const [point, x, y] of [[strand.start, points[0]!, points[1]!], [strand.end, points.at(-2)!, points.at(-1)!]] as const) {
        const [wantedX, wantedY] = at(point.x, point.y)
        const [drawnX, drawnY] = onPage(x, y)
        expect(Math.hypot(drawnX - wantedX, drawnY - wantedY), tie.title).toBeLessThanOrEqual(tolerance)
      }
      expect([attribute(path, 'stroke'), number(path, 'stroke-width'), attribute(path, 'data-strand')]).toEqual([strand.colour, expect.closeTo(strand.width, 2), strand.role])
    })
  }
}

describe('screen and figure agree', () => {
  it.each<Theme>(['light', 'dark', 'grey'])('on every actor and tie, their colours and widths, in %s', async theme => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      const scene = figureScene(data, { ...time, theme }, { widthMm: 174 })
      expect(scene.nodes.length).toBeGreaterThan(5)
      expect(scene.strands.length).toBeGreaterThan(5)
      await expectAgreement(scene)
    }
  })

  it.each<Theme>(['light', 'dark', 'grey'])('under encodings of every kind, in %s', async theme => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      const coding = codingOf(data, {
        ties: data.ties.uid.map((_, tie) => ({ supporting: tie % 7 })), affiliations: [{ actor: 4, with: 0 }, { actor: 5, with: 1 }],
        fits: data.ties.uid.map((_, tie) => ({ tie, period: 0, p1: (tie % 5) - 2, p2: tie % 3 === 0 ? null : (tie % 4) - 1, reading: 'unbalanced' as const })),
      })
      const dates = { ...parseEdtf('2015/2024'), questionable: false, approximate: false }
      const periods = [{ uid: '00000000-0000-4000-8000-000000000015', name: 'Syria', description: '', dates }]
      const looks: Partial<Encodings>[] = [
        { tieColour: 'p1', nodeColour: 'bloc', nodeSize: 'degree' }, { tieColour: 'both', nodeColour: 'kind', nodeShape: 'none' },
        { tieColour: 'reading', nodeColour: 'evidence', nodeSize: 'betweenness', labels: 'full' }, { tieColour: 'evidence', nodeColour: 'strength', labelMeasure: 'degree', labelDensity: 'all' },
      ]
      for (const look of looks) {
        const scene = figureScene({ ...data, periods }, { ...time, theme, coding, encodings: { ...usualEncodings, ...look } }, { widthMm: 174 })
        expect(scene.strands.every(({ role }) => role === 'encoded')).toBe(true)
        await expectAgreement(scene)
      }
    }
  })

  it('at the zoom of the screen too', async () => {
    for (const zoom of [0.4, 1, 2.5]) await expectAgreement(figureScene(sampleNetwork(), { ...time, theme: 'light' }, { widthMm: 174, zoom }))
  })
})
