import { describe, expect, it } from 'vitest'
import { datesIn } from '../../db/domain/dates-in-text.ts'
import { findMentions, indexNames } from '../../db/domain/mentions.ts'

const index = indexNames([
  { uid: 'russia', names: ['Russia', 'Russian Federation', 'Moscow', 'the Kremlin', 'Россия', 'רוסיה', 'روسيا'] },
  { uid: 'israel', names: ['Israel', 'Jerusalem', 'ישראל', 'Израиль', 'إسرائيل'] },
  { uid: 'us', names: ['United States', 'US', 'Washington'] },
  { uid: 'putin', names: ['Vladimir Putin', 'Putin', 'Путин', 'פוטין'] },
  { uid: 'iran', names: ['Iran', 'ایران', 'איראן'] },
  { uid: 'idf', names: ['Israel Defense Forces', 'IDF', 'צה״ל'] },
])
const named = (passage: string) => findMentions(passage, index).map(mention => `${mention.uid}:${passage.slice(mention.start, mention.end)}`)

describe('actors named in a passage', () => {
  it.each([
    ['Moscow warned Jerusalem.', ['russia:Moscow', 'israel:Jerusalem']],
    ['The Kremlin’s envoy told the US, and us.', ['russia:Kremlin', 'us:US']],
    ['They told us nothing.', []],
    ['Vladimir Putin spoke; Putin left.', ['putin:Vladimir Putin']],
    ['Russian officers and Israelis met Iranian envoys.', ['russia:Russian', 'israel:Israelis', 'iran:Iranian']],
    ['The Russian Federation and Prussia', ['russia:Russian Federation']],
    ['The Israel Defense Forces struck.', ['idf:Israel Defense Forces']],
    ['רוסיה הודיעה לישראל; צה"ל נערך, וברוסיה שתקו', ['russia:רוסיה', 'israel:לישראל', 'idf:צה"ל']],
    ['وإسرائيل لم تُدِن رُوسِيَا', ['israel:وإسرائيل', 'russia:رُوسِيَا']],
    ['Встреча Путина в Израиле; политика России', ['putin:Путина', 'israel:Израиле', 'russia:России']],
    ['', []],
  ])('%s', (passage, expected) => expect(named(passage)).toEqual(expected))
})

describe('dates written in a passage', () => {
  it.each([
    ['On 30 September 2015 Russia entered the war.', ['2015-09-30']],
    ['They met in September 2015, and again in spring 2018.', ['2015-09', '2018-21']],
    ['From 2015 to 2021 they met often.', ['2015/2021']],
    ['Between March and June 2018 nothing happened.', ['2018-03/2018-06']],
    ['Since October 2023 the tone has changed.', ['2023-10/..']],
    ['The 1990s brought a million people.', ['199X']],
    ['September 17, 2018: a plane is shot down. 35,2018 is no year; Resolution S/2018/12 neither, nor 2018.5 or $2018.', ['2018-09-17']],
    ['בשנת 2015, ב-2018', ['2015', '2018']],
    ['in 2015–2021', ['2015/2021']],
    ['31 February 2018', []],
    ['No date at all.', []],
  ])('%s', (passage, expected) => expect(datesIn(passage).map(date => date.edtf)).toEqual(expected))
})
