/**
 * Puts together two edits of one list that were made from the same state (a three-way merge): what either took away is away, what either
 * added is there, and where both changed the same item the later edit (`mine`) stands; an item that one changed and the other took away
 * stays as it was changed. The order is that of `theirs`, additions at the end.
 *
 * `keyOf` tells which items are the same one: an item whose key stays and whose other fields differ was changed. Items with the same key are
 * told apart by which of them comes first.
 */
export function mergeLists<Item>(base: readonly Item[], mine: readonly Item[], theirs: readonly Item[], keyOf: (item: Item) => string): Item[] {
  // Nobody else changed the list: it is as asked for, its order too.
  if (base.length === theirs.length && base.every((item, index) => same(item, theirs[index]))) return [...mine]
  const [before, wanted, there] = [byKey(base, keyOf), byKey(mine, keyOf), byKey(theirs, keyOf)]
  const kept = [...there].flatMap(([key, item]) => {
    const asked = wanted.get(key)
    if (asked === undefined) return before.has(key) && same(item, before.get(key)) ? [] : [item]
    return [same(asked, before.get(key)) ? item : asked]
  })
  const added = [...wanted].filter(([key, item]) => !there.has(key) && (!before.has(key) || !same(item, before.get(key)))).map(([, item]) => item)
  return [...kept, ...added]
}

/**
 * Puts together two edits of one record that were made from the same state: a field that only one side changed, added or took away is as that
 * side has it; where both changed a field, the later edit (`mine`) stands.
 */
export function mergeRecords<Item extends object>(base: Item, mine: Item, theirs: Item): Item {
  const merged = { ...theirs }
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine)]) as Set<keyof Item>) {
    if (same(base[field], mine[field])) continue
    if (field in mine) merged[field] = mine[field]
    else delete merged[field]
  }
  return merged
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>()
  for (const item of items) {
    let nth = 1
    while (found.has(`${keyOf(item)} ${nth}`)) nth += 1
    found.set(`${keyOf(item)} ${nth}`, item)
  }
  return found
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
