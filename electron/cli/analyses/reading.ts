import type { Output as Answer } from '../../../db/contract/api.ts'
import type { Output } from '../command.ts'
import { tableLines } from '../table.ts'
import type { Analysis } from './analysis.ts'

type Readings = Answer<'analysis.readings'>
type Reading = Readings['readings'][number]
type Aspect = Reading['aspects'][number]

const byCode = <T>(reading: Reading, of: (aspect: Aspect) => T) => Object.fromEntries(reading.aspects.map(aspect => [aspect.code, of(aspect)]))

function documentOf({ coder, readings }: Readings) {
  return {
    coder,
    readings: readings.map(reading => {
      const { tie, period, label, rule, missing, disputed, overrule } = reading
      return {
        tie, period, label, rule, missing, disputed, overrule,
        fits: byCode(reading, aspect => aspect.level), trends: byCode(reading, aspect => aspect.trend), confidences: byCode(reading, aspect => aspect.confidence),
        adjudicated: reading.aspects.filter(aspect => aspect.adjudicated).map(aspect => aspect.code),
        counts: byCode(reading, ({ supports, contradicts, context, excerpts, events, sources, sourcesFor, sourcesAgainst }) => (
          { supports, contradicts, context, excerpts, events, sources, sourcesFor, sourcesAgainst }
        )),
        codings: byCode(reading, aspect => aspect.codings),
      }
    }),
  }
}

const signed = (level: number) => (level > 0 ? `+${level}` : level < 0 ? `−${-level}` : '0')
/** The level, signed for practices, whose scale goes below zero; "?" where coders differ, "·" where nothing is coded. */
function levelText({ disputed }: Reading, { code, role, level, adjudicated, trend }: Aspect): string {
  if (level === null) return disputed.includes(code) ? '?' : '·'
  const arrow = trend === 'strengthening' ? '↗' : trend === 'eroding' ? '↘' : trend === 'steady' ? '→' : ''
  return `${role === 'practice' ? signed(level) : level}${arrow}${adjudicated ? '*' : ''}`
}
/** "9:1/2": items for and against, and the sources behind them. */
const countText = ({ supports, contradicts, sources }: Aspect) => (supports + contradicts + sources === 0 ? '' : `${supports}:${contradicts}/${sources}`)

function print({ coder, readings }: Readings, output: Output): void {
  if (readings.length === 0) return output.text('No tie is coded yet.')
  const codes = (readings[0]?.aspects ?? []).map(aspect => aspect.code)
  const rows = readings.map(reading => [
    reading.tie.title, reading.period.name, ...reading.aspects.flatMap(aspect => [levelText(reading, aspect), countText(aspect)]),
    reading.overrule ? `${reading.overrule.label.replaceAll('-', ' ')} (overruled; by the rule ${reading.label.replaceAll('-', ' ')})` : reading.label.replaceAll('-', ' '),
    reading.rule,
  ])
  for (const line of tableLines(['Tie', 'Period', ...codes.flatMap(code => [code, 'for:against/sources']), 'Reading', 'Rule'], rows)) output.text(line)
  output.text(`\nLevels of ${coder.name}, or those decided between coders (*). · not coded, ? coders differ and nothing is decided, ↗ → ↘ trend.`)
}

export const readingAnalysis: Analysis = {
  summary: 'how each tie reads in each period, by which rule and on what evidence',
  options: [],
  usage: '',
  async run(client) {
    const readings = await client.call('analysis.readings', {})
    return { document: documentOf(readings), print: output => print(readings, output) }
  },
}
