import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cameoTexts } from '../../../db/domain/cameo-text.ts'
import { countryOfName } from '../../../db/formats/import/feeds/feed-countries.ts'
import type { FeedEvent } from '../../../db/formats/import/feeds/feed-document.ts'
import { createWarnings } from '../../../db/formats/import/import-error.ts'
import { readFile } from '../../../db/formats/import/read-file.ts'
import { testProject } from '../../builders/project.ts'

// Real files of others, never part of this repository: the folder that ENTENTE_REAL_FILES names, with the facts that must come out.
const folder = process.env['ENTENTE_REAL_FILES'] ?? ''
const isThere = folder !== '' && existsSync(join(folder, 'ir', 'icews_2018_sample.tab'))
if (!isThere) console.log('Real files of event data sets are not read: ENTENTE_REAL_FILES does not name a folder that has them.')

const bytes = (name: string) => readFileSync(join(folder, 'ir', name))
function read(name: string) {
  const warnings = createWarnings()
  const { format, feed } = readFile(bytes(name), {}, warnings)
  if (!feed) throw new Error(`${name} was taken for ${format}`)
  const rows = [...feed.rows(warnings)]
  const events = rows.filter(event => event !== null)
  return { format, set: feed.set, events, broken: rows.length - events.length, warnings: warnings.listed }
}
const dyad = (events: readonly FeedEvent[], from: string, to: string) => events.filter(({ source, target }) => source?.country?.iso3 === from && target?.country?.iso3 === to)
const scores = (events: readonly FeedEvent[]) => Math.round(10 * events.reduce((sum, { goldstein }) => sum + (goldstein ?? 0), 0)) / 10

describe.skipIf(!isThere)('real files of event data sets', () => {
  test('ICEWS', () => {
    const { format, events, broken, warnings } = read('icews_2018_sample.tab')
    expect([format, events.length, broken, warnings]).toEqual(['icews', 3_705, 0, []])
    expect([new Set(events.map(({ key }) => key)).size, new Set(events.map(({ code }) => code)).size, events.filter(({ code }) => code.startsWith('0')).length]).toEqual([3_705, 122, 2_608])
    expect(events.map(({ date }) => date?.raw ?? '').toSorted().filter((day, index, days) => day !== days[index - 1])).toEqual(['2018-06-01', '2018-06-02'])
    const there = dyad(events, 'RUS', 'ISR')
    const back = dyad(events, 'ISR', 'RUS')
    expect([there.length, scores(there), back.length, scores(back)]).toEqual([10, 42.8, 13, 48.8])
    expect([dyad(events, 'ISR', 'IRN'), dyad(events, 'IRN', 'ISR'), dyad(events, 'RUS', 'IRN'), dyad(events, 'IRN', 'RUS'), dyad(events, 'RUS', 'SYR')].map(({ length }) => length)).toEqual([2, 0, 2, 2, 5])
    // Every country that the file names is found.
    const named = new Set(bytes('icews_2018_sample.tab').toString('utf8').split('\n').slice(1).flatMap(line => [line.split('\t')[4], line.split('\t')[10]]))
    expect([...named].filter(name => name !== undefined && name !== 'NA' && countryOfName(name) === null)).toEqual([])
  })

  test('GDELT 2.0', () => {
    const { format, set, events, broken, warnings } = read('gdelt2_20191024143000_a.export.CSV')
    expect([format, set.version, events.length, broken, warnings]).toEqual(['gdelt', '2.0', 1_056, 0, []])
    const days = events.map(({ date }) => date?.raw ?? '').toSorted()
    expect([days[0], days.at(-1), events.filter(({ source }) => source === null).length]).toEqual(['2018-10-24', '2019-10-24', 89])
    expect([dyad(events, 'RUS', 'SYR'), dyad(events, 'IRN', 'RUS'), dyad(events, 'ISR', 'USA'), dyad(events, 'USA', 'ISR'), dyad(events, 'IRN', 'SYR')].map(({ length }) => length)).toEqual([4, 3, 1, 4, 5])
    const official = new Map(bytes('CAMEO.goldsteinscale.txt').toString('utf8').split(/\r?\n/u).map(line => line.split('\t') as [string, string]))
    expect(events.filter(({ code, goldstein }) => Number(official.get(code)) !== goldstein)).toEqual([])
  })

  test('GDELT 1.0, whose rows have 57 or 58 columns', () => {
    const { format, set, events, broken } = read('gdelt1_events_2016-07-28.csv')
    expect([format, set.version, events.length, broken]).toEqual(['gdelt', '1.0', 710, 0])
    expect(events.filter(({ description }) => description.startsWith('Source: '))).toHaveLength(509)
  })

  test('every code of the official table has words of ours', () => {
    const codes = bytes('CAMEO.goldsteinscale.txt').toString('utf8').split(/\r?\n/u).flatMap(line => /^(\d{2,4})\t/u.exec(line)?.[1] ?? [])
    expect(codes).toHaveLength(311)
    expect(codes.filter(code => !cameoTexts().has(code))).toEqual([])
  })

  test.each([['icews_2018_sample.tab', 3_705], ['gdelt2_20191024143000_a.export.CSV', 1_056], ['gdelt1_events_2016-07-28.csv', 710]])('%s comes into a project whole, and once', async (name, count) => {
    const project = testProject()
    const input = { name, base64: bytes(name).toString('base64') }
    const done = await project.call('imports.run', input)
    expect(done.counts.events).toBe(count)
    const again = await project.call('imports.run', input)
    expect([again.label, again.counts.events, again.feed?.known]).toEqual([null, 0, count])
  })
})
