import { EdtfError } from './edtf-error.ts'

/** Turns a date as people write it into EDTF. Throws an EdtfError that says what was expected. */
export function readWords(text: string): string {
  const plain = text.toLowerCase().normalize('NFKC').replaceAll(/[‐‑‒–—―−]/gu, '–').replaceAll(/[\s,]+/gu, ' ').trim()
  return readInterval(plain, text) ?? readPoint(plain, text)
}

const help = 'Write for instance 2015, Sept 2015, 30 Sep 2015, c. 2015, spring 2014, 2010s, 2015 to 2021, since 2012 or until 1991.'
const refusal = (text: string, why: string) => new EdtfError(text, `“${text}” could not be understood as a date: ${why}. ${help}`)

const today = /^(?:present|now|today|ongoing|\.\.)$/u
const separators = [/^(?:from )?(.+?) (?:to|till|until|through) (.+)$/u, /^(.+?) ?– ?(.+)$/u, /^(.+?) - (.+)$/u, /^(\d{4})-(\d{4})$/u, /^(\d{4}) ?\/ ?(\d{4})$/u]

const winter = /^winter (?:of )?(\d{4}) ?[–/-] ?(\d{2}|\d{4})$/u

function readInterval(plain: string, text: string): string | null {
  // Two years, but one season.
  if (winter.test(plain)) return null
  const quarter = /^(?:q([1-4]) (?:of )?(\d{4})|(\d{4}) ?q([1-4]))$/u.exec(plain)
  if (quarter) {
    const first = (Number(quarter[1] ?? quarter[4]) - 1) * 3 + 1
    const year = quarter[2] ?? quarter[3]
    return `${year}-${two(first)}/${year}-${two(first + 2)}`
  }
  const since = /^(?:since|from|as of|starting(?: in)?) (.+)$|^(.+?) (?:onwards?|and (?:later|after))$|^(.+?) ?–$/u.exec(plain)
  const sinceWhat = since?.[1] ?? since?.[2] ?? since?.[3]
  if (sinceWhat !== undefined && !/ (?:to|till|until|through) | ?– ?./u.test(sinceWhat)) return `${readPoint(sinceWhat, text)}/..`
  const until = /^(?:until|till|up to|to|–) ?(.+)$/u.exec(plain)?.[1]
  if (until !== undefined) return `../${readPoint(until, text)}`
  const before = /^before (.+)$/u.exec(plain)?.[1]
  if (before !== undefined) return `../${neighbour(readPoint(before, text), -1, text)}`
  const after = /^after (.+)$/u.exec(plain)?.[1]
  if (after !== undefined) return `${neighbour(readPoint(after, text), 1, text)}/..`
  const short = /^(\d{2})(\d{2}) ?([–/-]) ?(\d{2})$/u.exec(plain)
  if (short) {
    const [, century = '', from = '', mark, to = ''] = short
    if (mark === '/' && Number(to) <= 12) throw refusal(text, `it could be a month or two years: write ${century}${from}-${to} or ${century}${from} to ${century}${to}`)
    if (Number(to) <= Number(from)) throw refusal(text, 'the second year is not after the first')
    return `${century}${from}/${century}${to}`
  }
  if (plain.startsWith('between ')) {
    throw refusal(text, '“between” may mean a stretch or a day within it: write “2015 to 2017” for a stretch, or the widest date that is sure, such as 201X or 2016~, for a day')
  }
  for (const separator of separators) {
    const match = separator.exec(plain)
    if (!match) continue
    const [, from = '', to = ''] = match
    if (today.test(to)) return `${readPoint(from, text)}/..`
    const end = readPoint(to, text)
    return `${readPoint(from, text, end)}/${end}`
  }
  return null
}

const months: Record<string, number> = Object.fromEntries([
  'january jan', 'february feb', 'march mar', 'april apr', 'may', 'june jun', 'july jul', 'august aug', 'september sept sep', 'october oct',
  'november nov', 'december dec',
].flatMap((names, index) => names.split(' ').map(name => [name, index + 1])))
const seasons: Record<string, number> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }
const word = '([a-z]{3,9})\\.?'

/** One date with its marks. What is missing ("3" in "3–5 March 2015") is taken from the date that `rest` gives. */
function readPoint(plain: string, text: string, rest?: string): string {
  let bare = plain
  let approximate = false
  let questionable = false
  const strip = (pattern: RegExp) => {
    const shorter = bare.replace(pattern, '').trim()
    const found = shorter !== bare
    bare = shorter
    return found
  }
  for (let found = true; found;) {
    found = false
    if (strip(/^(?:c\.|ca\.?(?= |\d)|c(?= ?\d)|circa|about|around|approximately|approx\.?|roughly|~)/u) || strip(/~$/u)) found = approximate = true
    if (strip(/^(?:perhaps|probably|possibly|maybe)/u) || strip(/(?:\(\?\)|\?|\(uncertain\))$/u)) found = questionable = true
    if (strip(/%$/u)) found = approximate = questionable = true
  }
  const mark = approximate && questionable ? '%' : approximate ? '~' : questionable ? '?' : ''
  return readBare(bare, text, rest) + mark
}

function readBare(bare: string, text: string, rest?: string): string {
  const iso = /^(\d{4})-(\d{2}|xx)(?:-(\d{2}|xx))?$|^(\d{4}|\d{3}x|\d{2}xx)$/u.exec(bare)
  if (iso) return bare.toUpperCase()
  const decade = /^(?:the )?(\d{3})0'?s$/u.exec(bare)?.[1]
  if (decade !== undefined) {
    if (decade.endsWith('0')) throw refusal(text, `it could be ten years or a hundred: write ${decade}X or ${decade.slice(0, 2)}XX`)
    return `${decade}X`
  }
  const century = /^(?:the )?(\d{1,2})(?:st|nd|rd|th) c(?:entury|\.)$/u.exec(bare)?.[1]
  if (century !== undefined && Number(century) >= 1) return `${two(Number(century) - 1)}XX`
  const season = new RegExp(`^${word} (?:of )?(\\d{4})$`, 'u').exec(bare)
  if (season && season[1] !== undefined && Object.hasOwn(seasons, season[1])) return `${season[2]}-${seasons[season[1]]}`
  const [isWinter, from, to] = winter.exec(bare) ?? []
  if (isWinter !== undefined) {
    if (Number(to) % 100 !== (Number(from) + 1) % 100) throw refusal(text, 'a winter runs over two years that follow each other')
    return `${from}-24`
  }
  return named(bare, text, rest) ?? numeric(bare, text) ?? vague(bare, text)
}

function named(bare: string, text: string, rest?: string): string | null {
  const forms: [RegExp, (parts: string[]) => [year: string | undefined, month: string | undefined, day: string | undefined]][] = [
    [new RegExp(`^${word} (?:of )?(\\d{4})$`, 'u'), ([month, year]) => [year, month, undefined]],
    [new RegExp(`^(\\d{4}) ${word}$`, 'u'), ([year, month]) => [year, month, undefined]],
    [new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?${word} (\\d{4})$`, 'u'), ([day, month, year]) => [year, month, day]],
    [new RegExp(`^${word} (\\d{1,2})(?:st|nd|rd|th)? (\\d{4})$`, 'u'), ([month, day, year]) => [year, month, day]],
    [new RegExp(`^(\\d{4}) ${word} (\\d{1,2})$`, 'u'), ([year, month, day]) => [year, month, day]],
  ]
  const yearOfRest = rest?.slice(0, 4)
  if (yearOfRest !== undefined && /^\d{4}$/u.test(yearOfRest)) {
    forms.push(
      [new RegExp(`^${word}$`, 'u'), ([month]) => [yearOfRest, month, undefined]],
      [new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\.? ${word}$`, 'u'), ([day, month]) => [yearOfRest, month, day]],
      [new RegExp(`^${word} (\\d{1,2})(?:st|nd|rd|th)?$`, 'u'), ([month, day]) => [yearOfRest, month, day]],
    )
    const day = /^(\d{1,2})(?:st|nd|rd|th)?\.?$/u.exec(bare)?.[1]
    if (day !== undefined && /^\d{4}-\d{2}-\d{2}/u.test(rest ?? '')) return `${rest?.slice(0, 8)}${two(Number(day))}`
  }
  for (const [pattern, order] of forms) {
    const match = pattern.exec(bare)
    if (!match) continue
    const [year, month, day] = order(match.slice(1))
    if (month === undefined || !Object.hasOwn(months, month)) continue
    return `${year}-${two(months[month] ?? 0)}${day === undefined ? '' : `-${two(Number(day))}`}`
  }
  if (/^[a-z]+\.?(?: \d{1,2})?$|^\d{1,2} [a-z]+\.?$/u.test(bare) && Object.keys(months).some(month => bare.includes(month))) throw refusal(text, 'it has no year')
  return null
}

function numeric(bare: string, text: string): string | null {
  const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/u.exec(bare)
  if (yearFirst) return `${yearFirst[1]}-${two(Number(yearFirst[2]))}-${two(Number(yearFirst[3]))}`
  // With dots the day comes first wherever dots are used.
  const dots = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u.exec(bare)
  if (dots) return `${dots[3]}-${two(Number(dots[2]))}-${two(Number(dots[1]))}`
  const monthYear = /^(\d{1,2})[./](\d{4})$/u.exec(bare)
  if (monthYear) return `${monthYear[2]}-${two(Number(monthYear[1]))}`
  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(bare)
  if (!slashes) return null
  const [, one = '', other = '', year = ''] = slashes
  const [first, second] = [Number(one), Number(other)]
  if (first > 12 || first === second) return `${year}-${two(second)}-${two(first)}`
  if (second > 12) return `${year}-${two(first)}-${two(second)}`
  throw refusal(text, `it could be ${year}-${two(second)}-${two(first)} or ${year}-${two(first)}-${two(second)}: write one of them`)
}

function vague(bare: string, text: string): never {
  if (/^(?:early|mid|late|beginning|end|middle)\b/u.test(bare)) throw refusal(text, '“early”, “mid” and “late” have no days: give months, such as 2015-01/2015-04')
  if (/^\d{2}$/u.test(bare)) throw refusal(text, 'a year has four digits')
  throw refusal(text, 'it is none of the forms that are known')
}

/** The unit before or after a date: the year before 1991 is 1990, the day after 2015-09-30 is 2015-10-01. */
function neighbour(edtf: string, by: -1 | 1, text: string): string {
  const [, year = '', month, day, mark = ''] = /^(\d{4})(?:-(0\d|1[0-2]))?(?:-(\d{2}))?([?~%]?)$/u.exec(edtf) ?? []
  if (year === '') throw refusal(text, '“before” and “after” need a year, a month or a day')
  const date = new Date(Date.UTC(2000, month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day)))
  date.setUTCFullYear(Number(year))
  if (day !== undefined) date.setUTCDate(date.getUTCDate() + by)
  else if (month !== undefined) date.setUTCMonth(date.getUTCMonth() + by)
  else date.setUTCFullYear(date.getUTCFullYear() + by)
  if (date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) throw refusal(text, 'only the years 0000 to 9999 are held')
  const iso = `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  return iso.slice(0, day !== undefined ? 10 : month !== undefined ? 7 : 4) + mark
}

const two = (value: number) => String(value).padStart(2, '0')
