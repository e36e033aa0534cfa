import { describe, expect, it } from 'vitest'
import { parseEdtf } from '../../db/domain/edtf.ts'
import { labelOf } from '../../renderer/features/inspector/Citations.tsx'
import { writtenText } from '../../renderer/features/inspector/DateText.tsx'
import { understoodText } from '../../renderer/features/inspector/dates.ts'
import { languageName } from '../../renderer/features/inspector/names.ts'
import { dayText } from '../../renderer/ui/dates.ts'
import { openLink } from '../../renderer/features/notes/completion.ts'

describe('dates in words', () => {
  // Days are written in the reader's locale, whatever that is here.
  const day = (iso: string) => dayText(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)

  it('tell a day, a day within a year, and a stretch', () => {
    const said = (edtf: string) => understoodText(parseEdtf(edtf))
    expect(said('2018-09-17')).toBe(day('2018-09-17'))
    expect(said('2015~')).toBe(`between ${day('2014-01-01')} and ${day('2016-12-31')}, approximate`)
    expect(said('2015-09-30/2021-06-13')).toBe(`from ${day('2015-09-30')} to ${day('2021-06-13')}`)
    expect(said('2022-12-29/..')).toBe(`from ${day('2022-12-29')}, no end`)
    expect(said('1989/1991')).toBe(`begins between ${day('1989-01-01')} and ${day('1989-12-31')}, ends between ${day('1991-01-01')} and ${day('1991-12-31')}`)
  })

  it('are written with a dash', () => {
    expect(['2015/2021', '../1991', '2015/..', '2015-09', '2015/'].map(writtenText)).toEqual(['2015 – 2021', '… – 1991', '2015 – …', '2015-09', '2015 – ?'])
  })
})

it('finds the label that an excerpt’s title begins with', () => {
  expect(labelOf('S17 De-escalation matters')).toBe('S17')
  expect(labelOf('Moscow and Jerusalem met')).toBe('Moscow and Jerusalem met')
})

it('names languages, and leaves alone what it does not know', () => {
  expect(languageName('he')).toBe('Hebrew')
  expect(languageName('not a tag')).toBe('not a tag')
})

it('sees where a link is being written', () => {
  expect(openLink('see [[Isra')).toEqual({ from: 4, prefix: 'Isra' })
  expect(openLink('see [[Israel]] and')).toBeNull()
  expect(openLink('a [single] bracket')).toBeNull()
})
