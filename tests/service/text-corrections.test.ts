import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../db/domain/anchor/words.ts'
import { addEvidence, addExcerpt, addSource, indicator, smallCase } from '../builders/entities.ts'
import { testProject } from '../builders/project.ts'
import { edited, edits, formerText, rangeIn, ranges, signsOf, textOf } from '../fixtures/edited-text.ts'

const form = (text: string) => wordsOf(text).form
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a corrected text', () => {
  it('keeps every excerpt at its own words or lists it, and undo gives back exactly what was', async () => {
    const project = testProject()
    const { call } = project
    let number = 0
    await fc.assert(fc.asyncProperty(formerText, ranges, edits, async (given, wanted, changes) => {
      const source = await addSource(project, { citationKey: `source${(number += 1)}` })
      await call('sources.setText', { uid: source, text: given, origin: 'pasted' })
      const former = (await call('sources.text', { uid: source }))?.text ?? ''
      const quoted = new Map<string, string>()
      for (const range of wanted.flatMap(one => rangeIn(former, one) ?? [])) {
        const words = former.slice(range.start, range.end)
        quoted.set(await addExcerpt(project, { source, form: 'quote', text: words.trim() || words, ...range }), words)
      }
      const text = textOf(changes.reduce(edited, signsOf(former)))
      if (text.trim() === '') return
      const before = project.dump()
      const input = { uid: source, name: 'text.txt', base64: base64(text), format: 'text' as const, encoding: 'UTF-8' }
      const foreseen = await call('sources.previewText', input)
      expect(project.dump()).toBe(before)
      const report = await call('sources.importText', input)
      expect(foreseen).toMatchObject({ changed: report.changed, found: report.found, lost: report.lost })
      const held = (await call('sources.text', { uid: source }))?.text ?? ''
      const { excerpts } = await call('sources.get', { uid: source })
      const lost = new Set(report.lost.map(({ uid }) => uid))
      const listed = new Map((await call('sources.unanchored', { uid: source })).map(item => [item.excerpt.uid, item]))
      expect(report.found).toBe(excerpts.filter(({ start }) => start !== null).length)
      for (const { uid, start, end } of excerpts) {
        const words = quoted.get(uid) ?? ''
        expect([start === null, lost.has(uid), listed.has(uid)], words).toEqual(Array(3).fill(start === null))
        if (start !== null && end !== null) expect(form(held.slice(start, end))).toBe(form(words))
        else expect(listed.get(uid)?.quote).toBe(words)
      }
      if (report.changed) {
        await call('history.undo', {})
        expect(project.dump()).toBe(before)
        await call('history.redo', {})
      }
    }), { numRuns: 40 })
  })

  it('lists what it lost with a guess, which the analyst accepts as it is or with its words', async () => {
    const project = testProject()
    const { call, step } = project
    const source = await addSource(project, { citationKey: 'talk' })
    const first = 'They met in May. The hotline between the armies was set up in 2015. Nobody was harmed.'
    await call('sources.setText', { uid: source, text: first, origin: 'pasted' })
    const at = (words: string, text = first) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
    const hotline = 'The hotline between the armies was set up in 2015.'
    const one = await addExcerpt(project, { source, label: 'A', form: 'quote', text: hotline, ...at(hotline) })
    const two = await addExcerpt(project, { source, label: 'B', form: 'quote', text: 'A quotation of other words entirely.' })
    const three = await addExcerpt(project, { source, label: 'C', form: 'quote', text: 'Nobody was “harmed”' })
    await addExcerpt(project, { source, label: 'D', form: 'paraphrase', text: 'Nobody was harmed.' })
    const second = first.replace('between the armies', 'between the two armies').replace('2015', 'October 2015')
    expect(await step('sources.setText', { uid: source, text: second, origin: 'pasted' })).toMatchObject({ found: 1, lost: [{ uid: one, title: `A ${hotline}` }] })
    expect((await call('excerpts.get', { uid: three })).excerpt).toMatchObject(at('Nobody was harmed', second))
    const guessed = 'The hotline between the two armies was set up in October 2015'
    const unanchored = await call('sources.unanchored', { uid: source })
    expect(unanchored).toEqual([
      { excerpt: { type: 'excerpt', uid: one, title: `A ${hotline}` }, form: 'quote', quote: hotline, guess: { ...at(guessed, second), text: guessed, likeness: expect.closeTo(20 / 22, 2) as number } },
      { excerpt: { type: 'excerpt', uid: two, title: 'B A quotation of other words entirely.' }, form: 'quote', quote: 'A quotation of other words entirely.', guess: null },
    ])
    const range = at(guessed, second)
    expect((await step('excerpts.anchor', { uid: one, ...range })).label).toBe('Place excerpt A of A source')
    expect((await call('excerpts.get', { uid: one })).excerpt).toMatchObject({ text: hotline, ...range })
    await step('excerpts.anchor', { uid: one, ...range, words: 'take' })
    expect((await call('excerpts.get', { uid: one })).excerpt).toMatchObject({ text: guessed, ...range })
    expect(await call('sources.unanchored', { uid: source })).toHaveLength(1)
    expect(await project.refusal('excerpts.anchor', { uid: one, start: 5, end: 5_000 })).toMatchObject({ code: 'bad_request', fields: ['end'] })
  })

  it('with pages gives locators; an excerpt that goes to another source takes its place with it or leaves it', async () => {
    const project = testProject()
    const { call, step } = project
    const { tie, source } = await smallCase(project)
    const { linesFrom, pdfOf } = await import('../fixtures/documents.ts')
    const file = pdfOf([linesFrom(700, 'A hotline was set up.'), linesFrom(700, 'They met again in May.')], { labels: '<< /Nums [0 << /S /D /St 11 >>] >>' })
    const report = await step('sources.importText', { uid: source, name: 'talk.pdf', base64: Buffer.from(file).toString('base64') })
    expect(report).toMatchObject({ format: 'pdf', encoding: null, pages: [{ label: '11', start: 0 }, { label: '12', start: 23 }] })
    expect(await call('sources.text', { uid: source })).toMatchObject({ origin: 'talk.pdf', pages: report.pages })
    const made = await step('evidence.createWithExcerpt', {
      excerpt: { source, label: '', form: 'quote', statement: 'claim', text: 'hotline', locator: '', modality: null, credibility: null, attributedTo: null, actors: [], start: 2, end: 9 },
      evidence: { tie, phase: null, indicator: await indicator(project, 'P2.deconfliction'), stance: 'supports', by: 'both', about: null, probativeValue: null, comment: '' },
    })
    expect((await call('excerpts.get', { uid: made.excerpt })).excerpt).toMatchObject({ start: 2, end: 9, locator: 'p. 11' })
    const both = await addExcerpt(project, { source, text: 'set up. They met', start: 14, end: 31 })
    expect((await call('excerpts.get', { uid: both })).excerpt.locator).toBe('pp. 11–12')
    const kept = await addExcerpt(project, { source, text: 'set up', locator: '¶ 1', start: 14, end: 20 })
    expect((await call('excerpts.get', { uid: kept })).excerpt.locator).toBe('¶ 1')

    const other = await addSource(project, { citationKey: 'other' })
    await call('sources.setText', { uid: other, text: 'On 1 May a hotline was set up at last.', origin: 'pasted' })
    await step('excerpts.update', { uid: kept, changes: { source: other } })
    expect((await call('excerpts.get', { uid: kept })).excerpt).toMatchObject({ start: 23, end: 29 })
    await step('excerpts.update', { uid: both, changes: { source: other } })
    expect((await call('excerpts.get', { uid: both })).excerpt).toMatchObject({ start: null, end: null })
    expect(await call('sources.unanchored', { uid: other })).toMatchObject([{ excerpt: { uid: both } }])
    await step('excerpts.update', { uid: kept, changes: { start: null, end: null } })
    expect(await call('sources.unanchored', { uid: other })).toHaveLength(1)
    await addEvidence(project, { tie, indicator: await indicator(project, 'P2.deconfliction'), excerpt: kept })
  })

  it('is refused where it cannot be read, with the reason', async () => {
    const project = testProject()
    const { source } = await smallCase(project)
    const before = project.dump()
    expect(await project.refusal('sources.importText', { uid: source, name: 'old.doc', base64: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString('base64') }))
      .toMatchObject({ code: 'bad_request', message: expect.stringContaining('“old.doc” cannot be read. This is an older Word document') as string })
    expect(await project.refusal('sources.importText', { uid: source, name: 'x.txt', base64: '' })).toMatchObject({ code: 'bad_request', message: expect.stringContaining('empty') as string })
    expect(project.dump()).toBe(before)
  })
})
