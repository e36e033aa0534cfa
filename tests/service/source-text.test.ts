import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { placePassages } from '../../db/domain/anchor/place.ts'
import { quoteAt, type Quote } from '../../db/domain/anchor/quote.ts'
import { addExcerpt, smallCase } from '../builders/entities.ts'
import { openTestProject, testProject } from '../builders/project.ts'

const first = 'Leaders met in Moscow.\nA hotline was set up in 2015. They met again.\nA hotline was set up in 2015, twice. The end.'

describe('the full text of a source', () => {
  it('is given, found by its words, and taken back, as one step', async () => {
    const project = testProject()
    const { call, step } = project
    const { source } = await smallCase(project)
    expect(await call('sources.text', { uid: source })).toBeNull()
    const result = await step('sources.setText', { uid: source, text: ` ${first.replaceAll('\n', '\r\n')}\n`, origin: 'pasted' })
    expect(result).toEqual({ label: 'Text of Kertcher and Course 2024', changed: true, length: first.length, before: null, found: 0, lost: [] })
    expect(await call('sources.text', { uid: source })).toEqual({ text: first, origin: 'pasted', pages: [] })
    expect((await call('sources.get', { uid: source })).source.textLength).toBe(first.length)
    expect((await call('search.query', { query: 'Moscow' })).hits).toContainEqual(expect.objectContaining({ type: 'source', uid: source }))
    expect(project.dump()).toContain(createHash('sha256').update(first).digest('hex'))
    await call('history.undo', {})
    expect(await call('sources.text', { uid: source })).toBeNull()
    expect((await call('search.query', { query: 'Moscow' })).hits).toEqual([])
  })

  it('given again leaves no step', async () => {
    const project = testProject()
    const { source } = await smallCase(project)
    await project.step('sources.setText', { uid: source, text: first, origin: 'pasted' })
    const before = project.dump()
    expect(await project.call('sources.setText', { uid: source, text: `${first}\r\n`, origin: 'pasted' })).toMatchObject({ changed: false, before: first.length })
    expect(project.dump()).toBe(before)
  })

  it('replaced keeps the ranges of excerpts honest: found again at one place, or given up', async () => {
    const project = testProject()
    const { call, step } = project
    const { source } = await smallCase(project)
    await step('sources.setText', { uid: source, text: first, origin: 'pasted' })
    const at = (words: string, from = 0) => ({ start: first.indexOf(words, from), end: first.indexOf(words, from) + words.length })
    const hotline = 'A hotline was set up in 2015'
    const moved = await addExcerpt(project, { source, label: 'S02', text: 'They met again.', ...at('They met again.') })
    const gone = await addExcerpt(project, { source, label: 'S03', text: 'Leaders met in Moscow.', ...at('Leaders met in Moscow.') })
    const twice = await addExcerpt(project, { source, label: 'S04', text: 'In the analyst’s own words.', ...at(hotline, first.indexOf(hotline) + 1) })
    const rangeless = await addExcerpt(project, { source, label: 'S05', text: 'The end.' })
    const placeOf = async (uid: string) => {
      const { excerpt: { start, end, text } } = await call('excerpts.get', { uid })
      return { start, end, text }
    }

    const second = `A new beginning.\n${first.slice(first.indexOf('\n') + 1)}`
    expect(await step('sources.setText', { uid: source, text: second, origin: 'pasted' })).toMatchObject({ before: first.length, found: 2, lost: [{ type: 'excerpt', uid: gone, title: 'S03 Leaders met in Moscow.' }] })
    expect(await placeOf(moved)).toEqual({ text: 'They met again.', start: second.indexOf('They met'), end: second.indexOf('They met') + 15 })
    expect(await placeOf(gone)).toEqual({ text: 'Leaders met in Moscow.', start: null, end: null })
    // Its words stand there twice; those around it tell which is meant.
    expect((await placeOf(twice)).start).toBe(second.lastIndexOf(hotline))
    expect(await placeOf(rangeless)).toEqual({ text: 'The end.', start: null, end: null })

    // What was lost is known by its words when they come back.
    expect(await step('sources.setText', { uid: source, text: first, origin: 'pasted' })).toMatchObject({ found: 3, lost: [] })
    expect(await placeOf(gone)).toMatchObject({ start: 0, end: 22 })
  })

  it('is removed in one step; excerpts keep their words and find their place when it comes back', async () => {
    const project = testProject()
    const { call, step } = project
    const { source } = await smallCase(project)
    expect(await project.refusal('sources.removeText', { uid: source })).toMatchObject({ code: 'not_found' })
    await step('sources.setText', { uid: source, text: first, origin: 'pasted' })
    const start = first.indexOf('They met again.')
    const met = await addExcerpt(project, { source, label: 'S02', text: 'In my own words.', start, end: start + 15 })
    const before = project.dump()
    expect(await step('sources.removeText', { uid: source })).toEqual({ label: 'Remove the text of Kertcher and Course 2024', excerpts: 1 })
    expect(await call('sources.text', { uid: source })).toBeNull()
    expect((await call('search.query', { query: 'Moscow' })).hits).toEqual([])
    expect((await call('excerpts.get', { uid: met })).excerpt).toMatchObject({ text: 'In my own words.', start: null, end: null })
    await call('history.undo', {})
    expect(project.dump()).toBe(before)
    await call('history.redo', {})
    expect(await step('sources.setText', { uid: source, text: `Preface. ${first}`, origin: 'pasted' })).toMatchObject({ found: 1, lost: [] })
    expect((await call('excerpts.get', { uid: met })).excerpt).toMatchObject({ start: start + 9, end: start + 24 })
  })

  it('is refused without words, for a source that is not there, and on a read-only project', async () => {
    const project = testProject()
    const { source, tie } = await smallCase(project)
    expect(await project.refusal('sources.setText', { uid: source, text: '\0\0', origin: '' })).toMatchObject({ code: 'bad_request', fields: ['text'] })
    expect(await project.refusal('sources.setText', { uid: tie, text: 'x', origin: '' })).toMatchObject({ code: 'not_found' })
    project.close()
    const reader = openTestProject(project.file, { access: 'read' })
    expect(await reader.refusal('sources.setText', { uid: source, text: 'x', origin: '' })).toMatchObject({ code: 'read_only' })
    expect(await reader.call('sources.text', { uid: source })).toBeNull()
  })
})

describe('a passage by its words', () => {
  it('is found where it stands once, or where the words around it tell which is meant', () => {
    const text = 'one two one'
    const findQuote = (quote: Quote) => placePassages('', text, [{ quote, range: null }])[0]
    expect(findQuote({ exact: 'two', prefix: 'x ', suffix: ' y' })).toEqual({ start: 4, end: 7 })
    expect(findQuote({ exact: 'one', prefix: '', suffix: '' })).toBeNull()
    expect(findQuote(quoteAt(text, { start: 8, end: 11 }))).toEqual({ start: 8, end: 11 })
    expect(findQuote({ exact: 'three', prefix: '', suffix: '' })).toBeNull()
    expect(findQuote({ exact: '', prefix: '', suffix: '' })).toBeNull()
  })
})
