/** Rows of ICEWS: "ICEWS Coded Event Data", Harvard Dataverse, doi:10.7910/DVN/28075. */
import type { DateSpan } from '../../../contract/values.ts'
import { cellAt, codePattern, lineOf, numberIn, placesOf, sideMemory, withoutEnd } from './feed-cells.ts'
import { countryOfName } from './feed-countries.ts'
import type { FeedEvent, FeedReader, FeedSide } from './feed-document.ts'

/** Places of the columns. */
type Columns = ReturnType<typeof columnsOf>

function columnsOf(names: readonly string[]) {
  const place = placesOf(names)
  const side = (of: 'source' | 'target') => ({ name: place(`${of} name`), sectors: place(`${of} sectors`), country: place(`${of} country`) })
  return {
    id: place('event id'), date: place('event date'), source: side('source'), target: side('target'), code: place('cameo code'), text: place('event text'), intensity: place('intensity'),
    publisher: place('publisher'), story: place('story id'), sentence: place('sentence number'),
    city: place('city'), district: place('district'), province: place('province'), country: place('country'), latitude: place('latitude'), longitude: place('longitude'),
  }
}

/** A cell; what is not available is written so. */
function cell(cells: readonly string[], place: number): string {
  const value = cellAt(cells, place)
  return value === 'NA' ? '' : value
}

export function icewsReader(names: readonly string[]): FeedReader {
  const columns = columnsOf(names)
  const remembered = sideMemory()
  const sideOf = (cells: readonly string[], { name, sectors, country }: Columns['source']): FeedSide | null => {
    const [called, from] = [cell(cells, name), cell(cells, country)]
    if (called === '' && from === '') return null
    const what = cell(cells, sectors)
    return remembered(called, `${from}\n${what}`, () => sideFrom(called, from, what.toLowerCase()))
  }
  return {
    problem(cells) {
      if (cell(cells, columns.id) === '') return 'The row has no Event ID'
      const code = cell(cells, columns.code)
      return codePattern.test(code) ? null : `“${code.slice(0, 20)}” is no CAMEO code`
    },
    event: (line, cells, dateOf) => new IcewsEvent(line, cells, columns, dateOf(cell(cells, columns.date), line, 'Event Date'), sideOf(cells, columns.source), sideOf(cells, columns.target)),
  }
}

class IcewsEvent implements FeedEvent {
  readonly line: number
  readonly date: DateSpan | null
  readonly reportDate = null
  readonly source: FeedSide | null
  readonly target: FeedSide | null
  readonly #cells: readonly string[]
  readonly #columns: Columns

  constructor(line: number, cells: readonly string[], columns: Columns, date: DateSpan | null, source: FeedSide | null, target: FeedSide | null) {
    this.line = line
    this.date = date
    this.source = source
    this.target = target
    this.#cells = cells
    this.#columns = columns
  }

  /** An Event ID alone comes twice in some years, with two dates. */
  get key(): string {
    return `${cell(this.#cells, this.#columns.id)} ${cell(this.#cells, this.#columns.date)}`
  }

  get code(): string {
    return cell(this.#cells, this.#columns.code)
  }

  get text(): string {
    return cell(this.#cells, this.#columns.text)
  }

  get goldstein(): number | null {
    return numberIn(cell(this.#cells, this.#columns.intensity), -10, 10)
  }

  get place(): string {
    const { city, district, province, country } = this.#columns
    const parts: string[] = []
    for (const place of [city, district, province, country]) {
      const part = cell(this.#cells, place)
      if (part !== '' && !parts.includes(part)) parts.push(part)
    }
    return parts.join(', ').slice(0, 2_000)
  }

  get latitude(): number | null {
    return this.#east === null ? null : this.#north
  }

  get longitude(): number | null {
    return this.#north === null ? null : this.#east
  }

  get #north(): number | null {
    return numberIn(cell(this.#cells, this.#columns.latitude), -90, 90)
  }

  get #east(): number | null {
    return numberIn(cell(this.#cells, this.#columns.longitude), -180, 180)
  }

  get description(): string {
    const { publisher, story, sentence, source, target } = this.#columns
    const [told, place] = [cell(this.#cells, story), cell(this.#cells, sentence)]
    return withoutEnd(lineOf('Publisher', cell(this.#cells, publisher)) + lineOf('Story', place === '' ? told : told === '' ? `sentence ${place}` : `${told}, sentence ${place}`)
      + lineOf('Source actor', cell(this.#cells, source.name)) + lineOf('Target actor', cell(this.#cells, target.name)))
  }
}

function sideFrom(name: string, countryName: string, sectors: string): FeedSide {
  const country = countryName === '' ? null : countryOfName(countryName)
  const kind = /rebel|insurgent|separatist|unidentified forces|militant|radicals/u.test(sectors) ? 'armed-group'
    : /international|nongovernmental|multinational/u.test(sectors) ? 'organisation'
      : /government|military|judicial|police|executive|legislative/u.test(sectors) ? 'state-body' : 'society'
  return { code: '', name: name || countryName, country, isCountry: country !== null && (name === countryName || name === ''), kind }
}
