import { describe, expect, it } from 'vitest'
import { dayOf } from '../../db/domain/edtf.ts'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { describeTime, renderSvg, type Figure } from '../../db/formats/svg.ts'
import { networkOf, sampleNetwork, varietyNetwork } from '../fixtures/networks.ts'
import { elementsOf, parseXml, textOf, type XmlElement } from '../fixtures/xml.ts'

const time = { asOf: null, since: null, dating: 'possibly', allTime: false, theme: 'light' } as const
const figure: Figure = { title: 'Russia & Israel <2015>', source: 'Russia and Israel, 2015-2024', legend: true, widthMm: 174 }
const sceneOf = (data = sampleNetwork()) => figureScene(data, time, { widthMm: 174 })

const id = (root: XmlElement, wanted: string) => elementsOf(root).find((element) => element.attributes.get('id') === wanted)

describe('an SVG figure', () => {
  it('is the same text twice', async () => {
    const [one, two] = [await renderSvg(sceneOf(), figure), await renderSvg(sceneOf(structuredClone(sampleNetwork())), figure)]
    expect(one.svg).toBe(two.svg)
  })
  it('is well-formed, with one root, a title, a description and ids that are used once', async () => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      const { svg } = await renderSvg(sceneOf(data), figure)
      const root = parseXml(svg)
      expect(root.name).toBe('svg')
      expect(root.attributes.get('role')).toBe('img')
      expect(textOf(id(root, 'figure-title')!)).toBe(figure.title)
      expect(textOf(id(root, 'figure-description')!)).toMatch(/^Network of \d+ actors and \d+ ties\. As of /)
      const ids = elementsOf(root).flatMap((element) => element.attributes.get('id') ?? [])
      expect(new Set(ids).size).toBe(ids.length)
      for (const named of root.attributes.get('aria-labelledby')!.split(' ')) expect(ids).toContain(named)
    }
  })
  it('carries the name of every visible actor as text, and a title for every actor and tie', async () => {
    for (const data of [sampleNetwork(), varietyNetwork()]) {
      const scene = sceneOf(data)
      expect(scene.hiddenLabels).toEqual([])
      const root = parseXml((await renderSvg(scene, figure)).svg)
      for (const node of scene.nodes) {
        const label = elementsOf(root).find((element) => element.attributes.get('data-actor') === node.uid)!
        expect(label.children.flatMap((line) => (typeof line === 'string' ? [] : textOf(line))).join(' ').replaceAll('\u200F', '')).toBe(node.name)
        expect(textOf(elementsOf(id(root, `actor-${node.uid}`)!)[1]!)).toBe(data.actors.name[node.actor])
      }
      for (const tie of scene.ties) expect(textOf(elementsOf(id(root, `tie-${tie.uid}`)!)[1]!)).toBe(tie.title)
    }
  })
  it('names the font of each run, and holds those fonts itself', async () => {
    const root = parseXml((await renderSvg(sceneOf(varietyNetwork()), { ...figure, title: 'Friends: ישראל, إيران, Россия' })).svg)
    const set = elementsOf(root).filter(({ name, children }) => (name === 'text' || name === 'tspan') && children.every((child) => typeof child === 'string'))
    const familyOf = (wanted: string) => set.find((run) => textOf(run).includes(wanted))?.attributes.get('font-family')
    expect(familyOf('Россия')).toBe('Noto Sans, sans-serif')
    expect(familyOf('Ευρωπαϊκή')).toBe('Noto Sans, sans-serif')
    expect(familyOf('ישראל')).toBe('Noto Sans Hebrew, sans-serif')
    expect(familyOf('حزب الله')).toBe('Noto Sans Arabic, sans-serif')
    expect(familyOf('בנימין')).toBe('Noto Sans Hebrew, sans-serif')
    for (const run of set) {
      const text = textOf(run)
      const family = run.attributes.get('font-family')
      if (/\p{Script=Hebrew}/u.test(text)) expect(family).toContain('Hebrew')
      if (/\p{Script=Arabic}/u.test(text)) expect(family).toContain('Arabic')
      if (/\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u.test(text)) expect(family).toBe('Noto Sans, sans-serif')
    }
    const hebrew = elementsOf(root).find((element) => element.name === 'text' && textOf(element) === 'בנימין נתניהו')!
    expect([hebrew.attributes.get('direction'), hebrew.attributes.get('unicode-bidi')]).toEqual(['rtl', 'embed'])
    const style = textOf(elementsOf(root).find(({ name }) => name === 'style')!)
    const faces = [...style.matchAll(/@font-face\{font-family:'([^']+)';font-weight:(\d+);src:url\(data:font\/ttf;base64,([^)]+)\) format\('truetype'\)\}/g)]
    expect(faces.map(([, family, weight]) => `${family} ${weight}`).toSorted()).toEqual([
      'Noto Sans 400', 'Noto Sans 600', 'Noto Sans Arabic 400', 'Noto Sans Arabic 600', 'Noto Sans Hebrew 400', 'Noto Sans Hebrew 600',
    ])
    for (const [, , , data] of faces) expect(Buffer.from(data!, 'base64').readUInt32BE(0)).toBe(0x00010000)
  })
  it('refers to nothing outside of itself', async () => {
    const { svg } = await renderSvg(sceneOf(varietyNetwork()), { ...figure, crop: { x: -100, y: -100, width: 300, height: 200 } })
    expect([...svg.matchAll(/[a-z]+:\/\/[^"'\s<]+/gi)].map(([address]) => address)).toEqual(['http://www.w3.org/2000/svg'])
    expect([...svg.matchAll(/url\((?!data:|#)/g)]).toEqual([])
    expect(svg).not.toMatch(/href|<image|<script|@import|<!DOCTYPE/i)
  })
  it('says what it shows, when, and where it comes from', async () => {
    const text = (root: XmlElement, part: string) => textOf(id(root, part)!)
    const root = parseXml((await renderSvg(sceneOf(), figure)).svg)
    expect(text(root, 'heading')).toBe(`${figure.title}As of 30 June 2024`)
    expect(text(root, 'source')).toBe('Source: Russia and Israel, 2015-2024. Made with Entente.')
    const legend = elementsOf(id(root, 'legend')!).flatMap((element) => element.attributes.get('data-legend') ?? [])
    expect(legend).toEqual(sceneOf().legend.map((entry) => entry.id))
    const always = figureScene(sampleNetwork(), { ...time, allTime: true }, { widthMm: 174 })
    expect(text(parseXml((await renderSvg(always, figure)).svg), 'heading')).toContain('All times')
    const range = figureScene(sampleNetwork(), { ...time, asOf: dayOf('2021-12-31'), since: dayOf('2015-01-01') }, { widthMm: 174 })
    const ranged = parseXml((await renderSvg(range, figure)).svg)
    expect(text(ranged, 'heading')).toBe(`${figure.title}From 1 January 2015 to 31 December 2021: each tie at its highest level`)
    expect(text(ranged, 'figure-description')).toContain('From 1 January 2015 to 31 December 2021')
    expect(describeTime({ ...range, dating: 'certainly' })).toBe('From 1 January 2015 to 31 December 2021: ties that certainly held then, each at its highest level')
    expect(describeTime({ ...range, since: range.asOf })).toBe('As of 31 December 2021')
    expect(id(parseXml((await renderSvg(sceneOf(), { ...figure, legend: false })).svg), 'legend')).toBeUndefined()
  })
  it('has the width asked for, in millimetres, and the height that goes with it', async () => {
    const result = await renderSvg(sceneOf(), { ...figure, widthMm: 84.5 })
    const root = parseXml(result.svg)
    const [, , width, height] = root.attributes.get('viewBox')!.split(' ').map(Number) as [number, number, number, number]
    expect(root.attributes.get('width')).toBe('84.5mm')
    expect(Number.parseFloat(root.attributes.get('height')!)).toBeCloseTo((84.5 * height) / width, 1)
    expect(result.heightMm).toBeCloseTo((84.5 * height) / width, 3)
  })
  it('shows the part asked for and no more', async () => {
    const scene = sceneOf()
    const one = scene.nodes[0]!
    const root = parseXml((await renderSvg(scene, { ...figure, crop: { x: one.x - 60, y: one.y - 60, width: 120, height: 120 } })).svg)
    expect(id(root, `actor-${one.uid}`)).toBeDefined()
    expect(elementsOf(root).filter((element) => element.attributes.get('id')?.startsWith('actor-')).length).toBeLessThan(5)
    expect(id(root, 'network')!.attributes.get('clip-path')).toBe('url(#plane)')
  })
  it('keeps hostile names as text, and tells which characters no font has', async () => {
    const data = networkOf({ actors: [{ name: '</text><script>x</script>\u0000 & "中国"', kind: 'state' }], ties: [] })
    const result = await renderSvg(sceneOf(data), figure)
    const root = parseXml(result.svg)
    expect(elementsOf(root).some(({ name }) => name === 'script')).toBe(false)
    expect(textOf(elementsOf(root).find((element) => element.attributes.has('data-actor'))!)).toContain('<script>x</script>')
    expect(result.missingCharacters).toEqual(expect.arrayContaining(['中', '国']))
    expect((await renderSvg(sceneOf(), figure)).missingCharacters).toEqual([])
  })
})
