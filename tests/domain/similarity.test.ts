import { describe, expect, it } from 'vitest'
import { suggestActors, suggestEvents, suggestSources, type ActorRecord } from '../../db/domain/duplicates.ts'
import { blockingKeys, compareNames, editDistance, nameForms } from '../../db/domain/similarity.ts'
import { latinWords, soundKey } from '../../db/domain/transliterate.ts'

const compare = (one: string, other: string) => compareNames(nameForms(one), nameForms(other))
const meet = (one: string, other: string) => blockingKeys(nameForms(one)).some(key => blockingKeys(nameForms(other)).includes(key))

describe('names across scripts', () => {
  it.each([
    ['Hezbollah', 'Hizballah', 'Хезболла', 'חזבאללה', 'חִזְבַּאללה', 'حزب الله', 'Hizbullah'],
    ['Netanyahu', 'Нетаньяху', 'נתניהו', 'نتنياهو'],
    ['Vladimir Putin', 'Владимир Путин', 'ולדימיר פוטין', 'فلاديمير بوتين'],
    ['Bashar al-Assad', 'Башар Асад', 'בשאר אל-אסד', 'بشار الأسد'],
    ['Gaddafi', 'Qaddafi', 'Каддафи', 'القذافي', 'קדאפי'],
    ['Iran', 'Иран', 'איראן', 'ایران'],
    ['Lavrov', 'Лавров', 'לברוב', 'لافروف'],
  ])('%s is found in every spelling', (name, ...spellings) => {
    for (const spelling of spellings) {
      expect(soundKey(latinWords(spelling)), spelling).toBe(soundKey(latinWords(name)))
      expect(compare(name, spelling)?.score, spelling).toBeGreaterThan(0.6)
      expect(meet(name, spelling), spelling).toBe(true)
    }
  })

  it.each([
    ['North Korea', 'South Korea'], ['Niger', 'Nigeria'], ['Iraq', 'Iran'], ['Austria', 'Australia'], ['Slovakia', 'Slovenia'], ['Mali', 'Malawi'],
    ['Brigade 300', 'Brigade 310'], ['Mauritania', 'Mauritius'], ['Guinea', 'Guyana'], ['Russia', 'Prussia'], ['Hamas', 'Hezbollah'],
  ])('%s is not %s', (one, other) => expect(compare(one, other)).toBeNull())

  it.each([
    ['Benjamin Netanyahu', 'Netanyahu, Benjamin', 'word-order'], ["Ba'ath Party", 'Baath party', 'name'], ['Türkiye', 'turkiye', 'name'],
    ['Ministry of Foreign Affairs', 'Ministry of Foriegn Affairs', 'spelling'], ['Recep Tayyip Erdogan', 'Recep Tayip Erdoğan', 'spelling'],
  ])('%s and %s: %s', (one, other, kind) => {
    expect(compare(one, other)?.kind).toBe(kind)
    expect(meet(one, other)).toBe(true)
  })

  it('counts edits, a swap of neighbours as one, and gives up beyond the most', () => {
    expect(editDistance('kitten', 'sitting', 9)).toBe(3)
    expect(editDistance('foreign', 'foriegn', 2)).toBe(1)
    expect(editDistance('', 'abc', 9)).toBe(3)
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3)
  })
})

const actor = (id: number, name: string, more: Partial<ActorRecord> = {}): ActorRecord => ({ id, name, kind: 'state', shortName: '', aliases: [], codes: [], ...more })

describe('suggestions', () => {
  it('rank a shared code over a name over a spelling, and hold different codes against a pair', () => {
    const found = suggestActors([
      actor(1, 'Persia', { codes: [{ scheme: 'iso3', value: 'IRN' }] }), actor(2, 'Islamic Republic of Iran', { codes: [{ scheme: 'iso3', value: 'IRN' }], aliases: ['Iran'] }),
      actor(3, 'iran'), actor(4, 'Hezbollah', { kind: 'armed-group' }), actor(5, 'Hizbullah', { kind: 'armed-group' }),
      actor(6, 'Congo', { codes: [{ scheme: 'iso3', value: 'COG' }] }), actor(7, 'Kongo', { codes: [{ scheme: 'iso3', value: 'COD' }] }),
    ])
    expect(found.map(({ one, other, reasons }) => [one, other, reasons[0]?.kind])).toEqual([[1, 2, 'code'], [2, 3, 'alias'], [4, 5, 'spelling']])
    expect(found[1]?.reasons[0]?.text).toBe('Same name or alias: Iran and iran')
    expect(found.every(({ score }) => score >= 0.6 && score <= 0.99)).toBe(true)
  })

  it('look at ten thousand actors without comparing all with all, and tell numbered ones apart', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => actor(index, `Actor ${index} of the network`, { shortName: `Actor ${index}`, aliases: [`Актор ${index}`] }))
    expect(suggestActors([...many, actor(10_000, 'actor 77 of the NETWORK')])).toMatchObject([{ one: 77, other: 10_000 }])
  })

  it('of sources doubt different DOIs and different years', () => {
    const source = (id: number, title: string, year: string, doi = '') => ({ id, citationKey: `k${id}`, title, authors: 'Kertcher and Course', year, doi })
    const found = suggestSources([
      source(1, 'Friendship balancing', '2024'), source(2, 'Friendship Balancing.', '2024'), source(3, 'Friendship balancing', '2019', '10.1/a'),
      source(4, 'Other', '2024', 'https://doi.org/10.1/A'), source(5, 'War and peace in Syria', '2020', '10.1/b'), source(6, 'War and peace in Syria', '2020', '10.1/c'),
    ])
    expect(found.slice(0, 2).map(({ one, other }) => [one, other])).toEqual([[3, 4], [1, 2]])
    expect(found.some(({ one, other }) => one === 5 && other === 6)).toBe(false)
  })

  it('of events compare what people wrote with everything, rows of data sets not with each other', () => {
    const event = (id: number, title: string, start: number | null, imported = false) => ({ id, title, start, imported, participants: [1, 2] })
    const found = suggestEvents([
      event(1, 'Ilyushin shot down over Latakia', 17_791), event(2, 'Ilyushin shot down', 17_792, true), event(3, 'Ilyushin shot down', 17_792, true),
      event(4, 'Ilyushin shot down', 18_000), event(5, 'Talks', null), event(6, 'talks', null),
    ])
    expect(found.map(({ one, other }) => [one, other])).toEqual([[5, 6], [1, 2], [1, 3]])
  })
})
