import { describe, expect, it } from 'vitest'
import { renderPng } from '../../db/formats/png.ts'
import { find } from '../builders/entities.ts'
import { openTestProject, stillPorts, testProject } from '../builders/project.ts'

describe('figures of the sample', () => {
  it('are the same bytes every time, name every visible actor, and hold no private word', async () => {
    const project = testProject({ sample: true })
    const { svg, fileName } = await project.call('figures.svg', {})
    project.ports.advance(400 * 24 * 3_600_000)
    expect((await project.call('figures.svg', {})).svg).toBe(svg)
    project.close()
    expect((await openTestProject(project.file, { access: 'read' }).call('figures.svg', {})).svg).toBe(svg)
    expect(fileName).toBe('Russia and Israel, 2015-2024 2024-06-30.svg')
    expect(svg).toContain('As of 30 June 2024')
    expect(svg).not.toMatch(/presidents|1974|counts all/u)
    expect(svg).not.toMatch(/(?:href|src)="(?!#|data:)/u)
  })

  it('name the characters that the shipped fonts lack', async () => {
    const project = testProject({ sample: true })
    expect((await project.call('figures.svg', {})).missingCharacters).toEqual([])
    expect((await project.call('figures.svg', { title: '中国 and Israel' })).missingCharacters).toEqual(expect.arrayContaining(['中', '国']))
  })

  it('show the day asked for, else the view’s, else the end of the study period', async () => {
    const project = testProject({ sample: true })
    const asOf = async (options: Parameters<typeof project.call<'figures.svg'>>[1]) => /As of [^<.]+|All times/u.exec((await project.call('figures.svg', options)).svg)?.[0]
    expect(await asOf({ asOf: '2018' })).toBe('As of 31 December 2018')
    expect(await asOf({ asOf: '30 Sep 2015' })).toBe('As of 30 September 2015')
    const uid = (await project.call('views.list', {}))[0]?.uid ?? ''
    await project.call('views.update', { uid, changes: { settings: { asOf: '2019-06', dating: 'possibly', allTime: false } } })
    expect(await asOf({})).toBe('As of 30 June 2019')
    expect(await asOf({ allTime: true })).toBe('All times')
    expect(await project.refusal('figures.svg', { asOf: 'the day before' })).toMatchObject({ code: 'bad_request', fields: ['asOf'] })
    expect(await project.refusal('figures.svg', { asOf: '../..' })).toMatchObject({ code: 'bad_request', fields: ['asOf'] })
    expect(await project.refusal('figures.svg', { view: await find(project, 'actor', 'Russia') })).toMatchObject({ code: 'not_found' })
  })

  it('show the range asked for, else the view’s, and say so', async () => {
    const project = testProject({ sample: true })
    const figure = async (options: Parameters<typeof project.call<'figures.svg'>>[1]) => {
      const { svg, fileName } = await project.call('figures.svg', options)
      return { when: /(?:As of|From) [^<.]+|All times/u.exec(svg)?.[0], fileName, ties: svg.match(/<g id="tie-/gu)?.length }
    }
    const wartime = await figure({ since: '2022', asOf: '2023' })
    expect(wartime).toMatchObject({
      when: 'From 1 January 2022 to 31 December 2023: each tie at its highest level', fileName: 'Russia and Israel, 2015-2024 2022-01-01 to 2023-12-31.svg',
    })
    expect(wartime.ties).toBeGreaterThan((await figure({ asOf: '2022-01-01' })).ties ?? 0)
    expect((await figure({ since: '2022' })).when).toBe('From 1 January 2022 to 30 June 2024: each tie at its highest level')
    expect((await figure({ since: '2022-03-05', asOf: '2022-03-05' })).when).toBe('As of 5 March 2022')
    expect((await figure({ since: '2022', dating: 'certainly' })).when).toContain('ties that certainly held then')

    const uid = (await project.call('views.list', {}))[0]?.uid ?? ''
    await project.step('views.update', { uid, changes: { settings: { asOf: 'Dec 2021', since: 'Sept 2015', dating: 'possibly', allTime: false } } })
    expect((await project.call('network.get', {})).view.settings).toMatchObject({ asOf: '2021-12', since: '2015-09' })
    expect((await figure({})).when).toBe('From 1 September 2015 to 31 December 2021: each tie at its highest level')
    expect((await figure({ since: null })).when).toBe('As of 31 December 2021')
    expect((await figure({ asOf: '2018' })).when).toBe('As of 31 December 2018')
    expect((await figure({ allTime: true })).when).toBe('All times')

    expect(await project.refusal('figures.svg', { since: '2023', asOf: '2016' })).toMatchObject({
      code: 'bad_request', fields: ['since'], message: expect.stringContaining('begins on 2023-01-01, after it ends on 2016-12-31'),
    })
    for (const since of ['../2016', '..', 'once']) expect(await project.refusal('figures.svg', { since })).toMatchObject({ code: 'bad_request', fields: ['since'] })
    expect(await project.refusal('figures.svg', { since: '2015', allTime: true })).toMatchObject({ code: 'bad_request', fields: ['since'] })
    const turned = { asOf: '2016', since: '2023', dating: 'possibly', allTime: false } as const
    expect(await project.refusal('views.update', { uid, changes: { settings: turned } })).toMatchObject({ code: 'bad_request', fields: ['settings.since'] })
  })

  it('carry what was chosen: caption, lines, lettering, background, grey', async () => {
    const project = testProject({ sample: true })
    const figure = (options: Parameters<typeof project.call<'figures.svg'>>[1]) => project.call('figures.svg', options)
    const usual = await figure({})
    const stated = { theme: 'light', background: 'filled', legend: true, timeLine: true, sourceLine: true, letteringPt: 7.2, widthMm: 174 } as const
    expect(await figure(stated)).toEqual(usual)
    expect(usual.smallestPt).toBeCloseTo(6.3, 1)
    expect((await figure({ caption: 'Figure 1. ישראל and others' })).svg).toMatch(/<g id="caption">.*Figure 1/u)
    const bare = (await figure({ timeLine: false, sourceLine: false, legend: false, title: '', background: 'transparent' })).svg
    expect(bare).not.toContain('>As of 30 June 2024<')
    expect(bare).not.toContain('Made with Entente')
    expect(bare).not.toMatch(/<rect width=/u)
    expect(usual.svg).toMatch(/<rect width=/u)
    const grey = (await figure({ theme: 'grey' })).svg
    expect(grey).toContain('data-ticks="conflict"')
    for (const [colour] of grey.replace(/<style>.*<\/style>/su, '').matchAll(/#[0-9A-F]{6}/gu)) expect(colour).toMatch(/^#(..)\1\1$/u)
    expect((await figure({ letteringPt: 14.4 })).smallestPt).toBeCloseTo(12.6, 1)
  })

  it('fill a page of a given height, with the lettering asked for where there is room', async () => {
    const project = testProject({ sample: true })
    for (const [page, least] of [[{ widthMm: 338.7, heightMm: 190.5, letteringPt: 14 }, 12], [{ widthMm: 841, heightMm: 594, letteringPt: 24 }, 20], [{ widthMm: 174, heightMm: 60 }, 1]] as const) {
      const { svg, widthMm, heightMm, smallestPt } = await project.call('figures.svg', page)
      expect([widthMm, heightMm]).toEqual([page.widthMm, page.heightMm])
      const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? []
      expect(Number(height) / Number(width)).toBeCloseTo(page.heightMm / page.widthMm, 3)
      expect(smallestPt).toBeGreaterThan(least)
      expect(Number(/<text x="[\d.]+" y="([\d.]+)"[^>]*>Source/u.exec(svg)?.[1])).toBeLessThan(Number(height))
    }
  })

  it('are drawn as pictures of the size asked for, and refused beyond the limit', async () => {
    const ports = stillPorts()
    const { file, close } = testProject({ sample: true })
    close()
    const project = openTestProject(file, { access: 'read', ports: { ...ports, renderPng: input => Promise.resolve().then(() => renderPng(input)) } })
    const { base64, widthPx, heightPx } = await project.call('figures.png', { widthMm: 60, dpi: 150 })
    const bytes = Buffer.from(base64, 'base64')
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([widthPx, heightPx])
    expect(widthPx).toBe(Math.round((60 / 25.4) * 150))
    const refusal = await project.refusal('figures.png', { widthMm: 2_000, dpi: 2_400 })
    expect(refusal.code).toBe('too_large')
    expect(refusal.message).toContain('16,000')
  })
})
