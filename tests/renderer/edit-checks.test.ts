import { describe, expect, test } from 'vitest'
import { checkAliases, checkCodes } from '../../renderer/features/actor/actor-checks.ts'
import { checkScale } from '../../renderer/features/codebook/scale-checks.ts'
import { checkCitationKey, checkDate, checkGivenDate, checkLanguage, checkName, checkNumber, understanding } from '../../renderer/features/edit/checks.ts'
import { codeFromName } from '../../renderer/features/edit/creates.ts'
import { alongText } from '../../renderer/features/edit/deletion.ts'
import { initialsOf } from '../../renderer/features/project/CoderRows.tsx'
import { suggestCitationKey, withLetter } from '../../renderer/features/source/citation-key.ts'
import { checkDoi, checkIssued, checkNames, checkUrl, fieldsFor, issuedText, showName, withText } from '../../renderer/features/source/csl-edit.ts'

describe('what a field takes', () => {
  test('names, numbers, keys, languages: with an example where they are not', () => {
    expect(checkName('Israel')('  Иран ')).toEqual({ value: 'Иран' })
    expect(checkName('Israel')(' ')).toEqual({ error: expect.stringContaining('“Israel”') })
    expect(checkNumber('Latitude', -90, 90, '35.41')('35,41')).toEqual({ value: 35.41 })
    expect(checkNumber('Latitude', -90, 90, '35.41')('−12')).toEqual({ value: -12 })
    expect(checkNumber('Latitude', -90, 90, '35.41')('95')).toEqual({ error: expect.stringContaining('35.41') })
    expect(checkNumber('Latitude', -90, 90, '35.41')('')).toEqual({ value: null })
    expect(checkCitationKey('kertcher 2024')).toEqual({ error: expect.stringContaining('blanks') })
    expect(checkCitationKey('a{b')).toEqual({ error: expect.stringContaining('{') })
    expect(checkLanguage('HE')).toEqual({ value: 'he' })
    expect(checkLanguage('x y')).toEqual({ error: expect.stringContaining('he, ar') })
  })

  test('dates are stored as understood', () => {
    expect(checkDate('c. 2015')).toEqual({ value: '2015~' })
    expect(checkDate('')).toEqual({ value: null })
    expect(checkGivenDate('')).toEqual({ error: expect.stringContaining('2015/2021') })
    expect(understanding('c. 2015')).toContain('2014-01-01')
    expect(understanding('sometime')).toBeNull()
  })

  test('aliases and codes of an actor', () => {
    expect(checkAliases([{ name: ' חיזבאללה ', language: 'he' }, { name: '', language: 'ar' }])).toEqual({ value: [{ name: 'חיזבאללה', language: 'he' }] })
    expect(checkCodes([{ scheme: 'iso3', value: 'isr' }, { scheme: 'cow', value: '666' }, { scheme: 'iso3', value: '' }])).toEqual({
      value: [{ scheme: 'iso3', value: 'ISR' }, { scheme: 'cow', value: '666' }],
    })
    expect(checkCodes([{ scheme: 'iso3', value: 'Israel' }])).toEqual({ error: expect.stringContaining('ISR') })
    expect(checkCodes([{ scheme: 'cow', value: 'ISR' }])).toEqual({ error: expect.stringContaining('666') })
  })

  test('a scale has two steps or more, each with a level of its own', () => {
    const step = (value: string, label = 'some') => ({ value, label, anchor: '' })
    expect(checkScale([step('−1', 'weak'), step('2'), { value: '', label: '', anchor: '' }])).toEqual({ value: [{ value: -1, label: 'weak', anchor: '' }, { value: 2, label: 'some', anchor: '' }] })
    expect(checkScale([step('1'), step('1')])).toEqual({ error: expect.stringContaining('level 1') })
    expect(checkScale([step('1'), step('1.5')])).toEqual({ error: expect.stringContaining('1.5') })
    expect(checkScale([step('1')])).toEqual({ error: expect.stringContaining('two') })
  })
})

describe('a source', () => {
  test('its key is suggested from author, year and the first telling word', () => {
    const csl = { type: 'article-journal', title: 'The Friendship Balancing', author: [{ family: 'Kertcher', given: 'Chen' }], issued: { 'date-parts': [[2024, 6]] } }
    expect(suggestCitationKey(csl)).toBe('kertcher2024friendship')
    expect(suggestCitationKey({ type: 'book', title: 'Война и мир', author: [{ family: 'Толстой' }] })).toBe('толстойвойна')
    expect(suggestCitationKey({ type: 'book' })).toBe('source')
    expect(withLetter('a2024b', new Set())).toBe('a2024b')
    expect(withLetter('a2024b', new Set(['a2024b', 'a2024bb']))).toBe('a2024bc')
  })

  test('names: persons by their comma, bodies as they are, what is not shown is kept', () => {
    const particle = { 'family': 'Gaulle', 'given': 'Charles', 'non-dropping-particle': 'de' }
    expect(checkNames([showName(particle)])).toEqual({ value: [particle] })
    expect(checkNames([{ text: 'Gaulle, C.', from: particle }])).toEqual({ value: [{ 'family': 'Gaulle', 'given': 'C.', 'non-dropping-particle': 'de' }] })
    expect(checkNames([{ text: 'United Nations', from: null }, { text: ' ', from: null }])).toEqual({ value: [{ literal: 'United Nations' }] })
  })

  test('dates of publication there and back', () => {
    for (const [text, stored] of [['2024', '2024'], ['June 2024', '2024-06'], ['3 June 2024', '2024-06-03'], ['2015 to 2021', '2015/2021']] as const) {
      const checked = checkIssued(text)
      expect('value' in checked && issuedText(checked.value ?? undefined)).toBe(stored)
    }
    expect(checkIssued('forthcoming')).toEqual({ value: { literal: 'forthcoming' } })
    expect(checkIssued('soon')).toEqual({ error: expect.any(String) })
    expect(checkIssued('')).toEqual({ value: null })
  })

  test('DOI, address, and the fields of its type', () => {
    expect(checkDoi('https://doi.org/10.1080/09592296.2024.2303860')).toEqual({ value: '10.1080/09592296.2024.2303860' })
    expect(checkDoi('foo')).toEqual({ error: expect.stringContaining('10.') })
    expect(checkUrl('www.un.org')).toEqual({ error: expect.stringContaining('https://') })
    expect(checkUrl('javascript:alert(1)')).toEqual({ error: expect.any(String) })
    expect(fieldsFor({ type: 'report', volume: '3' }).map(([name]) => name)).toEqual(['publisher', 'publisher-place', 'number', 'page', 'volume'])
    expect(withText({ type: 'book', volume: '3' }, 'volume', '')).toEqual({ type: 'book' })
  })
})

test('codes of indicators, initials of coders, and what went along', () => {
  expect(codeFromName('Frequent meetings (of leaders)')).toBe('frequent-meetings-of-leaders')
  expect(codeFromName('פגישות תכופות')).toBe('פגישות-תכופות')
  expect(codeFromName('!')).toBe('indicator')
  expect(initialsOf('Yaara Ben-David')).toBe('YBD')
  expect(alongText(new Map([['tie', 2], ['evidence', 1], ['tie-phase', 3]]))).toBe('2 ties, 1 item of evidence and 3 phases')
  expect(alongText(new Map())).toBe('')
})
