import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { ReferenceEntry } from '../../db/contract/entities/reference.ts'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { cowCodes } from '../../db/reference/cow-codes.ts'
import { formerStates } from '../../db/reference/former-states.ts'
import { organisations } from '../../db/reference/organisations.ts'
import { findReference, referenceOfCode, referenceOfName } from '../../db/reference/reference-list.ts'
import { missingFrom } from '../../renderer/features/edit/reference-fields.ts'

const first = (text: string) => findReference(text, 1)[0]?.name
const ofCode = (scheme: string, value: string) => referenceOfCode({ scheme, value })?.name

describe('the shipped list', () => {
  test('finds states and organisations in every language, by codes and by abbreviations', () => {
    for (const text of ['Isr', 'Israel', 'ישראל', 'إسرائيل', 'Израиль', 'ISR', '666', '376']) expect(first(text), text).toBe('Israel')
    expect(first('Russian Fed')).toBe('Russia')
    for (const [text, name] of [['СССР', 'Soviet Union'], ['DDR', 'East Germany'], ['Nations unies', 'United Nations'], ['או״ם', 'United Nations'], ['ОДКБ', 'Collective Security Treaty Organization'], ['nato', 'NATO']] as const) expect(first(text), text).toBe(name)
    // What exists stands before what is no more.
    expect(findReference('365', 5).map(({ name }) => name)).toEqual(['Russia', 'Soviet Union'])
    expect(findReference('un', 20, ['organisation']).every(({ kind }) => kind === 'organisation')).toBe(true)
    expect([findReference('', 5), findReference('zzz', 5)]).toEqual([[], []])
    expect(findReference('a', 5)).toHaveLength(5)
  })
  test('knows codes in every form, and which of two states a shared one means', () => {
    expect([ofCode('iso3', 'ISR'), ofCode('iso2', 'il'), ofCode('iso-numeric', '4'), ofCode('cow', '002'), ofCode('cow', '365'), ofCode('cow', '265'), ofCode('iso3', 'SUN'), ofCode('iso3', 'ROM'), ofCode('cameo', 'IGOWSTNAT')]).toEqual([
      'Israel', 'Israel', 'Afghanistan', 'United States', 'Russia', 'East Germany', 'Soviet Union', 'Romania', 'NATO',
    ])
    expect([ofCode('iso3', 'EUR'), ofCode('cow', '1'), ofCode('wikidata', 'ISR')]).toEqual([undefined, undefined, undefined])
  })
  test('means one thing by a name, and nothing by one that several go by', () => {
    expect(referenceOfName('Syrian Arab Republic')?.name).toBe('Syria')
    expect(referenceOfName('Georgia')?.codes).toEqual([{ scheme: 'iso3', value: 'GEO' }, { scheme: 'cow', value: '372' }])
    // An abbreviation is one as it is written.
    expect([referenceOfName('WHO')?.name, referenceOfName('Who')]).toEqual(['World Health Organization', null])
  })
  test('has all of ISO 3166-1, all states of the Correlates of War list, and is sound', () => {
    const all = findAll()
    expect(all.filter(({ key }) => key.startsWith('iso3')).length).toBe(codes.length)
    const cow = cowCodes()
    const iso = new Set(all.flatMap(({ codes: own }) => own.filter(({ scheme }) => scheme === 'iso3').map(({ value }) => value)))
    expect([...cow.keys()].filter(code => !iso.has(code))).toEqual([])
    expect(new Set(cow.values()).size).toBe(cow.size)
    // 217 states are in the list of 2016; 345 and 365 stand for a state and those before it.
    const numbers = new Set(all.flatMap(({ codes: own }) => own.filter(({ scheme }) => scheme === 'cow').map(({ value }) => value)))
    expect(numbers.size).toBe(217)
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    for (const entry of all) {
      ReferenceEntry.parse(entry)
      if (entry.dates !== null) parseEdtf(entry.dates)
      for (const { language } of entry.aliases) expect(language, entry.name).toMatch(/^[a-z]{2}$/u)
      expect(new Set(entry.aliases.map(({ name }) => name)).size).toBe(entry.aliases.length)
    }
  })
})

/** Every entry, found by its own name. */
function findAll() {
  const iso = codes.map(([, iso3 = '']) => referenceOfCode({ scheme: 'iso3', value: iso3 === 'XKK' ? 'XKX' : iso3 }))
  const names = [...formerStates.trim().split('\n').map(line => line.split('|')[0] ?? ''), ...organisations.trim().split('\n').map(line => line.split('|')[1] ?? '')]
  return [...iso, ...names.map(name => findReference(name, 20).find(entry => entry.name === name))].map((entry, at) => {
    if (!entry) throw new Error(`entry ${at} of the list is not found by its name`)
    const { key, kind, name, shortName, aliases, codes: own, otherCodes, dates } = entry
    return { key, kind, name, shortName, aliases, codes: own, otherCodes, dates }
  })
}

test('what an entry adds to an actor changes nothing that is there', () => {
  const [israel] = findReference('Israel', 1)
  if (!israel) throw new Error('no Israel')
  const actor = { name: 'ISRAEL', shortName: '', aliases: [{ name: 'ישראל', language: 'he' }], codes: [{ scheme: 'cow', value: '999' }] }
  const { codes: missing, names } = missingFrom(actor, israel)
  expect(missing).toEqual([{ scheme: 'iso3', value: 'ISR' }])
  expect(names.map(({ language }) => language)).toEqual(['ar', 'ru', 'tr', 'uk', 'zh'])
})
