/** Rows of GDELT 1.0 and 2.0: "GDELT Event Database Data Format Codebook" v1.03 and v2.0. */
import type { DateSpan } from '../../../contract/values.ts'
import type { ActorKind } from '../../../contract/vocabulary.ts'
import { cellAt, codePattern, lineOf, numberIn, placesOf, sideMemory, withoutEnd } from './feed-cells.ts'
import { countryOfCode } from './feed-countries.ts'
import type { DateOf, FeedEvent, FeedReader, FeedSide } from './feed-document.ts'

/** Places of the columns. */
type Columns = ReturnType<typeof columnsOf>

function columnsOf(names: readonly string[]) {
  const place = placesOf(names)
  const side = (of: 'actor1' | 'actor2') => ({ code: place(`${of}code`), name: place(`${of}name`), country: place(`${of}countrycode`), types: [1, 2, 3].map(type => place(`${of}type${type}code`)) })
  return {
    id: place('globaleventid'), date: place('sqldate'), added: place('dateadded'), first: side('actor1'), second: side('actor2'), code: place('eventcode'), goldstein: place('goldsteinscale'),
    place: place('actiongeo_fullname'), latitude: place('actiongeo_lat'), longitude: place('actiongeo_long'), url: place('sourceurl'), tone: place('avgtone'),
    counts: [[place('nummentions'), 'mentions'], [place('numsources'), 'sources'], [place('numarticles'), 'articles']] as const,
  }
}

export function gdeltReader(names: readonly string[]): FeedReader {
  const columns = columnsOf(names)
  const remembered = sideMemory()
  const sideOf = (cells: readonly string[], { code, name, country, types }: Columns['first']): FeedSide | null => {
    const [coded, called] = [cellAt(cells, code), cellAt(cells, name)]
    if (coded === '' && called === '') return null
    const from = cellAt(cells, country)
    const roles = types.map(type => cellAt(cells, type))
    return remembered(called, `${coded}\n${from}\n${roles.join('\n')}`, () => sideFrom(coded, called, from, roles.filter(Boolean)))
  }
  return {
    problem(cells) {
      if (!/^\d+$/u.test(cellAt(cells, columns.id))) return 'The row has no GLOBALEVENTID'
      const code = cellAt(cells, columns.code)
      return codePattern.test(code) ? null : `“${code.slice(0, 20)}” is no CAMEO code`
    },
    event: (line, cells, dateOf) => new GdeltEvent(line, cells, columns, dateOf, sideOf(cells, columns.first), sideOf(cells, columns.second)),
  }
}

class GdeltEvent implements FeedEvent {
  readonly line: number
  readonly date: DateSpan | null
  readonly reportDate: DateSpan | null
  readonly source: FeedSide | null
  readonly target: FeedSide | null
  readonly text = ''
  readonly #cells: readonly string[]
  readonly #columns: Columns

  constructor(line: number, cells: readonly string[], columns: Columns, dateOf: DateOf, source: FeedSide | null, target: FeedSide | null) {
    const added = cellAt(cells, columns.added)
    this.line = line
    this.date = dateOf(cellAt(cells, columns.date), line, 'SQLDATE')
    this.reportDate = /^\d{8}/u.test(added) ? dateOf(added, line, 'DATEADDED') : null
    this.source = source
    this.target = target
    this.#cells = cells
    this.#columns = columns
  }

  get key(): string {
    return cellAt(this.#cells, this.#columns.id)
  }

  get code(): string {
    return cellAt(this.#cells, this.#columns.code)
  }

  get goldstein(): number | null {
    return numberIn(cellAt(this.#cells, this.#columns.goldstein), -10, 10)
  }

  get place(): string {
    return cellAt(this.#cells, this.#columns.place).slice(0, 2_000)
  }

  get latitude(): number | null {
    return this.#east === null ? null : this.#north
  }

  get longitude(): number | null {
    return this.#north === null ? null : this.#east
  }

  get #north(): number | null {
    return numberIn(cellAt(this.#cells, this.#columns.latitude), -90, 90)
  }

  get #east(): number | null {
    return numberIn(cellAt(this.#cells, this.#columns.longitude), -180, 180)
  }

  get description(): string {
    const { url, first, second, tone, counts } = this.#columns
    const named = ({ code, name }: Columns['first']) => [cellAt(this.#cells, code), cellAt(this.#cells, name)].filter(Boolean).join(' ')
    const reports = counts.map(([place, word]) => [cellAt(this.#cells, place), word]).filter(([count]) => count !== '').map(([count = '', word = '']) => `${count} ${word}`).join(', ')
    return withoutEnd(lineOf('Source', cellAt(this.#cells, url)) + lineOf('Actor 1', named(first)) + lineOf('Actor 2', named(second)) + lineOf('Average tone', cellAt(this.#cells, tone)) + lineOf('Reported in', reports))
  }
}

function sideFrom(code: string, name: string, countryCode: string, roles: readonly string[]): FeedSide {
  const words = (name || code).toLowerCase().replaceAll(/(?<=^|[\s(-])\p{L}/gu, letter => letter.toUpperCase())
  return { code, name: words, country: countryCode === '' ? null : countryOfCode(countryCode), isCountry: code !== '' && code === countryCode, kind: kindOfRoles(roles) }
}

/** Kinds by CAMEO's role codes (codebook, chapter 3): international and non-governmental organisations, armed groups, organs of state, everyone else. */
function kindOfRoles(roles: readonly string[]): ActorKind {
  const has = (...codes: string[]) => roles.some(role => codes.includes(role))
  if (has('IGO', 'NGO', 'MNC', 'NGM', 'IMG')) return 'organisation'
  if (has('REB', 'INS', 'SEP', 'UAF', 'IRG')) return 'armed-group'
  return has('GOV', 'MIL', 'JUD', 'SPY', 'COP', 'LEG') ? 'state-body' : 'society'
}
