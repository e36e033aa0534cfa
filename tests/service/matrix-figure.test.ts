import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addActor, addTie, aspect, find } from '../builders/entities.ts'
import { scratchFolder, testProject } from '../builders/project.ts'
import { twoCoders } from '../builders/two-coders.ts'
import { elementsOf, parseXml, textOf } from '../fixtures/xml.ts'

describe('the matrix as a figure', () => {
  it('has every tie, aspect and period of the sample as text, its levels, readings and legend; the same bytes each time', async () => {
    const project = testProject({ sample: true })
    const { svg, fileName, missingCharacters, smallestPt } = await project.call('figures.matrix', {})
    expect(fileName).toBe('Russia and Israel, 2015-2024 matrix.svg')
    expect(missingCharacters).toEqual([])
    expect(smallestPt).toBeGreaterThan(4)
    const root = parseXml(svg)
    const data = await project.call('matrix.get', {})
    const texts = elementsOf(root).filter(element => element.name === 'text').map(textOf)
    for (const { name } of data.periods) expect(texts).toContain(name)
    for (const title of ['+2', '−1', 'Managed rivalry', 'Not coded']) expect(texts.join(' ')).toContain(title)
    const ids = elementsOf(root).flatMap(element => element.attributes.get('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [row, uid] of data.ties.uid.entries()) {
      const group = elementsOf(root).find(element => element.attributes.get('id') === `tie-${uid}`)
      expect(textOf(elementsOf(group!).find(element => element.name === 'title')!)).toBe(data.ties.title[row])
    }
    expect(svg).toContain('<title>Russia – Israel, Syria, P1: +2 strong; evidence')
    expect(svg).not.toMatch(/presidents|1974|counts all/u)
    expect((await project.call('figures.matrix', {})).svg).toBe(svg)
    const grouped = (await project.call('figures.matrix', { groupBy: 'period', readings: false, theme: 'grey', legend: false })).svg
    expect(grouped).not.toContain('Managed rivalry')
    expect(grouped).not.toContain('id="legend"')
    for (const [colour] of grouped.replace(/<style>.*<\/style>/su, '').matchAll(/#[0-9A-F]{6}/gu)) expect(colour).toMatch(/^#(..)\1\1$/u)
    const one = (await project.call('figures.matrix', { ties: [await find(project, 'tie', 'Iran – Israel')], caption: 'Table 1.', outlines: true })).svg
    expect(one).not.toContain('Russia – Israel')
    expect(one).not.toMatch(/<text|font-face/u)
    expect(one).toContain('<title>Table 1.</title>')
  })

  it('fits a page of a given size: smaller where it would be too high, free below where it is not', async () => {
    const project = testProject({ sample: true })
    for (const method of ['figures.matrix', 'figures.plane'] as const) {
      const usual = await project.call(method, { widthMm: 338.7, letteringPt: 14 })
      const slide = await project.call(method, { widthMm: 338.7, heightMm: 190.5, letteringPt: 14 })
      expect(slide, method).toMatchObject({ widthMm: 338.7, heightMm: 190.5 })
      expect(slide.svg).toMatch(/ width="338\.7mm" height="190\.5mm"/u)
      expect(usual.heightMm).toBeGreaterThan(190.5)
      expect(slide.smallestPt).toBeLessThanOrEqual(usual.smallestPt)
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(slide.svg)?.map(Number) ?? []
      const bottoms = elementsOf(parseXml(slide.svg)).filter(element => element.name === 'text').map(element => Number(element.attributes.get('y') ?? 0))
      expect(Math.max(...bottoms), method).toBeLessThan(height ?? 0)
      expect((width ?? 0) / (height ?? 1)).toBeCloseTo(338.7 / 190.5, 2)
      const tall = await project.call(method, { widthMm: 174, heightMm: 600 })
      expect(tall, method).toMatchObject({ heightMm: 600 })
      expect((await project.call(method, { widthMm: 600, letteringPt: 9 })).smallestPt / (await project.call(method, { widthMm: 600, letteringPt: 6 })).smallestPt, method).toBeCloseTo(1.5, 3)
    }
    expect((await project.call('figures.plane', {})).smallestPt).toBeGreaterThan(6)
  })

  it('splits a cell where coders differ, and ticks one that was decided', async () => {
    const project = testProject()
    const { ada, ben, first: tie, syria: period } = await twoCoders(project)
    const third = (await project.call('coders.list', {})).coders.find(({ uid }) => uid !== ada && uid !== ben)
    await project.call('coders.setCurrent', { uid: third?.uid ?? '' })
    expect((await project.call('figures.matrix', {})).svg).toContain('Coders differ')
    await project.call('agreement.adjudicate', { tie, period, aspect: await aspect(project, 'P2'), level: 1, reason: 'Agreed.' })
    expect((await project.call('figures.matrix', {})).svg).toContain('Decided between coders')
  })

  it('as PDF gives every name back, Hebrew and Arabic too, with its fonts inside (pdftotext, pdffonts)', async context => {
    const project = testProject({ sample: true })
    const [one, other] = [await addActor(project, { name: 'ישראל החדשה' }), await addActor(project, { name: 'حزب الله' })]
    await addTie(project, { from: one, to: other })
    for (const method of ['figures.matrixPdf', 'figures.planePdf'] as const) {
      const { base64 } = await project.call(method, { caption: 'Shown: ישראל, حزب الله' })
      expect((await project.call(method, { caption: 'Shown: ישראל, حزب الله' })).base64).toBe(base64)
      if (spawnSync('pdftotext', ['-v']).error) context.skip('pdftotext is not installed (Debian: apt-get install poppler-utils)')
      const file = join(scratchFolder(), 'figure.pdf')
      writeFileSync(file, Buffer.from(base64, 'base64'))
      const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
      for (const word of ['ישראל', 'حزب', 'Russia – Israel']) expect(text, method).toContain(word)
      const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
      expect(fonts.length).toBeGreaterThan(2)
      for (const font of fonts) expect(font).toMatch(/\byes yes yes\b/u)
    }
  })
})
