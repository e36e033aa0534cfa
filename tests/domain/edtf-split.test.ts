import { describe, expect, it } from 'vitest'
import { EdtfError, parseEdtf } from '../../db/domain/edtf.ts'
import { splitSpan } from '../../db/domain/edtf-split.ts'

const split = (span: string, at: string) => splitSpan(parseEdtf(span), parseEdtf(at)).map(part => part.raw)

describe('splitting a span', () => {
  it.each([
    ['2015/2021', '2018', ['2015/2017', '2018/2021']],
    ['2015/2021', '2018-01', ['2015/2017-12', '2018-01/2021']],
    ['2015/2021', '2020-03-01', ['2015/2020-02-29', '2020-03-01/2021']],
    ['2015~/..', '2018', ['2015~/2017', '2018/..']],
    ['../1991', '1945', ['../1944', '1945/1991']],
    ['2015', '2015-06', ['2015/2015-05', '2015-06/2015']],
    ['2015/', '2016', ['2015/2015', '2016/']],
  ])('%s at %s', (span, at, parts) => expect(split(span, at)).toEqual(parts))

  it.each([['2015/2021', '2015'], ['2015/2021', '2022'], ['2015/2021', '2018~'], ['2015/2021', '2018?'], ['2015/2021', '2017/2018'], ['2015/2021', '201X']])(
    'refuses to cut %s at %s', (span, at) => expect(() => split(span, at)).toThrow(EdtfError),
  )
})
