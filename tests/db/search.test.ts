import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchProject, rebuildSearch, refreshSearch } from '../../db/queries/search.ts'
import { refreshNames } from '../../db/queries/names.ts'
import { matchExpression, readQuery } from '../../db/queries/search-query.ts'
import { snippetOf } from '../../db/queries/search-snippet.ts'
import { checkDatabase } from '../../db/sqlite/check.ts'
import { sql } from '../../db/sqlite/database.ts'
import { inMemoryDatabase } from '../../db/sqlite/open.ts'
import { redo, runAction, undo } from '../../db/sqlite/undo.ts'
import { fill, insert, stamped, type Keys } from './support/project.ts'

describe('search', () => {
  let db: ReturnType<typeof inMemoryDatabase>
  let keys: Keys
  beforeAll(() => {
    db = inMemoryDatabase()
    keys = fill(db)
  })
  afterAll(() => db.close())
  const search = (query: string, more: { private?: boolean; limit?: number; types?: ('actor' | 'note' | 'tie')[] } = {}) =>
    searchProject(db, { query, private: more.private ?? false, limit: more.limit ?? 20, types: more.types })
  const titles = (query: string, more = {}) => search(query, more).map(hit => hit.title)

  it.each([
    ['hezbol'], ['HEZBOLLAH'], ['חזבאללה'], ['חִזְבַּאללה'], ['حزب الله'], ['حِزْبُ ٱللّٰه'], ['хезб'], ['Хезболла'],
  ])('finds Hezbollah first for %s', query => {
    expect(search(query)[0]).toMatchObject({ type: 'actor', title: 'Hezbollah' })
  })

  it('puts the actor before its ties, and these before texts that name it', () => {
    expect(search('hezbol').map(hit => hit.type)).toEqual(['actor', 'tie', 'excerpt'])
    expect(titles('russia')[0]).toBe('Russian Federation')
    expect(titles('russia')).toContain('Russia – Israel')
  })

  it('takes the words of a title in any order for the title', () => {
    for (const query of ['russia israel', 'Israel Russia', 'russ isr', 'Russia – Israel', 'Russia - Israel']) expect(search(query)[0], query).toMatchObject({ type: 'tie', title: 'Russia – Israel' })
    expect(search('hezbollah israel')[0]).toMatchObject({ type: 'tie', title: 'Israel – Hezbollah' })
  })

  it('finds every kind of entity by its own words', () => {
    const byWord: [string, string][] = [
      ['strain', 'tie'], ['syrian skies', 'tie'], ['president', 'actor'], ['isr', 'actor'], ['kertcher2024', 'source'], ['Chen Kertcher', 'source'], ['hotline', 'indicator'],
      ['Hmeimim', 'excerpt'], ['S12', 'excerpt'], ['ilyushin', 'event'], ['latakia', 'event'], ['syria', 'period'], ['throughout', 'assessment'], ['testimony', 'evidence'],
      ['small', 'aspect'], ['balancing', 'framework'], ['everything', 'view'], ['tal', 'coder'], ['Russia and Israel', 'project'],
    ]
    for (const [query, type] of byWord) expect(search(query).map(hit => hit.type), query).toContain(type)
  })

  it('wants every word, and a phrase as it stands', () => {
    expect(search('hotline hmeimim').map(hit => hit.type)).toEqual(['excerpt'])
    expect(search('hotline quincunx')).toEqual([])
    expect(search('"kept aircraft"')).toHaveLength(1)
    expect(search('"aircraft kept"')).toEqual([])
    expect(search('"aircr"  ')).toEqual([])
    expect(search('"kept aircr')).toHaveLength(1)
  })

  it('looks in private notes only when asked, in released ones always', () => {
    expect(search('quincunx')).toEqual([])
    expect(search('slip')).toEqual([])
    expect(search('quincunx', { private: true })).toMatchObject([{ type: 'note', private: true, title: 'Slip' }])
    expect(search('quixotic')).toMatchObject([{ type: 'note', private: false }])
    expect(search('quixotic', { types: ['actor'] })).toEqual([])
    expect(search('qui', { private: true, types: ['note'] })).toHaveLength(2)
  })

  it.each([
    '"', '""', '*', 'a*b', 'NEAR(a b)', 'title:russia', '{title} : x', 'a AND', 'OR', 'NOT russia', '^russia', '(', ')', '-x', "'; DROP TABLE actor; --", '\0', '\u{1f600}',
    'x" OR 1=1 "', '+', 'צה"ל', '\\', '«»', '…',
  ])('takes %j as words', query => {
    expect(() => search(query, { private: true })).not.toThrow()
  })

  it('builds expressions of quoted words alone', () => {
    expect(matchExpression(readQuery('al-Assad "no harm" x*y OR'))).toBe('"al assad" * AND "no harm" AND "x y" * AND "or" *')
    expect(readQuery('צה"ל')).toEqual([{ words: ['צהל'], prefix: true }])
    expect(readQuery('“no harm” done').map(term => term.prefix)).toEqual([false, true])
  })

  it('marks what matched in the original text', () => {
    const [hit] = search('hmeim')
    expect(hit?.marks.map(([start, end]) => hit.snippet.slice(start, end))).toEqual(['Hmeimim'])
    const hebrew = search('חזבאללה')[0]
    expect(hebrew?.marks.map(([start, end]) => hebrew.snippet.slice(start, end))).toEqual(['חִזְבַּאללה'])
    const long = `${'lorem ipsum '.repeat(4_000)}zygote here ${'dolor sit '.repeat(4_000)}`
    const snippet = snippetOf(long, readQuery('zyg'))
    expect(snippet?.snippet.length).toBeLessThan(260)
    expect(snippet?.marks.map(([start, end]) => snippet.snippet.slice(start, end))).toEqual(['zygote'])
    expect(snippet?.snippet.startsWith('…')).toBe(true)
  })

  it('follows every change, and its undo and redo', () => {
    const apply = (changes: Parameters<typeof refreshSearch>[1]) => {
      refreshNames(db, changes)
      refreshSearch(db, changes)
      expect(checkDatabase(db, '').problems).toEqual([])
    }
    const act = (body: () => void) => apply(runAction(db, { label: 'x', at: '2026-01-01T00:00:00.000Z' }, body).changes)
    act(() => db.run(sql`UPDATE actor SET name = 'Party of God' WHERE id = ${keys.hezbollah}`))
    expect(titles('party of god')).toEqual(['Party of God', 'Israel – Party of God'])
    act(() => insert(db, 'actor_alias', { actor_id: keys.israel, name: 'Zion', language: '', position: 9 }))
    expect(titles('zion')).toContain('Israel')
    act(() => db.run(sql`DELETE FROM actor WHERE id = ${keys.hezbollah}`))
    expect(search('party of god')).toEqual([])
    act(() => db.run(sql`UPDATE note SET body = 'palimpsest' WHERE id = ${keys.released}`))
    expect(search('quixotic')).toEqual([])
    act(() => db.run(sql`DELETE FROM tie_phase WHERE id = ${keys.phase}`))
    expect(search('skies')).toEqual([])
    for (let step = 0; step < 5; step += 1) apply(undo(db)?.changes ?? [])
    expect(titles('hezbol')[0]).toBe('Hezbollah')
    expect(search('skies')).toHaveLength(1)
    expect(search('quixotic')).toHaveLength(1)
    for (let step = 0; step < 5; step += 1) apply(redo(db)?.changes ?? [])
    expect(search('palimpsest')).toHaveLength(1)
    for (let step = 0; step < 5; step += 1) apply(undo(db)?.changes ?? [])
  })

  it('gives the same index when made anew', () => {
    rebuildSearch(db)
    expect(checkDatabase(db, '').problems).toEqual([])
    expect(titles('hezbol')[0]).toBe('Hezbollah')
  })

  it('ranks names first among many documents', () => {
    const many = inMemoryDatabase()
    try {
      fill(many)
      const { changes } = runAction(many, { label: 'Import', at: '2026-01-01T00:00:00.000Z' }, () => {
        for (let index = 0; index < 5_000; index += 1) {
          insert(many, 'event', stamped({ title: `Russia and Israel meet ${index}`, description: 'Hezbollah mentioned', date_note: '', place: '', code_scheme: '', code: '' }))
        }
      })
      refreshNames(many, changes)
      refreshSearch(many, changes)
      const hits = searchProject(many, { query: 'hezbol', private: false, limit: 60 })
      expect(hits[0]?.title).toBe('Hezbollah')
      expect(hits).toHaveLength(60)
    } finally {
      many.close()
    }
  })
})
