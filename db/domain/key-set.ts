/**
 * A set of texts most of which are numbers, or a number and a day (`20718170 2015-03-04`): these are held as numbers, eight bytes each, so that millions
 * take little memory.
 */
export interface KeySet {
  /** Whether the set lacked the key; it has it now. */
  add(key: string): boolean
  has(key: string): boolean
}

export function createKeySet(): KeySet {
  const texts = new Set<string>()
  const numbers = createNumberSet()
  return {
    add(key) {
      const number = asNumber(key)
      if (number !== 0) return numbers.add(number)
      if (texts.has(key)) return false
      texts.add(ownCopy(key))
      return true
    },
    has(key) {
      const number = asNumber(key)
      return number === 0 ? texts.has(key) : numbers.has(number)
    },
  }
}

/** A part that was cut out of a long text would keep all of it in memory. */
const ownCopy = (text: string) => [...text].join('')

/** Days of a calendar whose months have 31 days each, so that two days are never one number; before the year 2800 there are fewer than this. */
const days = 2 ** 20

/** A number that stands for this key and no other; 0 for a key that is to be kept as it is. A number alone is above 0, one with a day below. */
function asNumber(key: string): number {
  const space = key.length - 11
  if (space > 0 && key.charCodeAt(space) === 0x20) {
    const id = digits(key, 0, space)
    const [year, month, day] = [digits(key, space + 1, space + 5), digits(key, space + 6, space + 8), digits(key, space + 9, space + 11)]
    const isDay = key.charCodeAt(space + 5) === 0x2d && key.charCodeAt(space + 8) === 0x2d && year >= 0 && year < 2_800 && month >= 1 && month <= 12 && day >= 1 && day <= 31
    return isDay && space < 10 && key.charCodeAt(0) !== 0x30 && id > 0 ? -(id * days + year * 372 + month * 31 + day) : 0
  }
  return key.length < 16 && key.charCodeAt(0) !== 0x30 ? Math.max(0, digits(key, 0, key.length)) : 0
}

/** The number that these digits write; -1 where another sign is among them. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** Numbers but 0 in one array, each where its hash says or in the next place that is free. */
function createNumberSet(): { add(number: number): boolean; has(number: number): boolean } {
  let slots = new Float64Array(1_024)
  let size = 0
  const placeOf = (number: number): number => {
    const mask = slots.length - 1
    const rest = Math.abs(number)
    let place = (Math.imul(rest % 2 ** 32, 0x9e37_79b1) ^ Math.imul(Math.floor(rest / 2 ** 32) + 1, 0x85eb_ca77)) >>> 0
    place = (place ^ (place >>> 15)) & mask
    while (slots[place] !== 0 && slots[place] !== number) place = (place + 1) & mask
    return place
  }
  const grow = () => {
    const old = slots
    slots = new Float64Array(old.length * 2)
    for (const number of old) if (number !== 0) slots[placeOf(number)] = number
  }
  return {
    has: number => slots[placeOf(number)] === number,
    add(number) {
      const place = placeOf(number)
      if (slots[place] === number) return false
      slots[place] = number
      size += 1
      if (size * 10 > slots.length * 7) grow()
      return true
    },
  }
}
