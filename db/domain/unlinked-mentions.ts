/** Where a note speaks of something by its name without linking to it. */
import { fold, tokens, unfoldRange, type Token } from './fold.ts'
import { runningText } from './links.ts'

/** A place in a text, [start, end) in UTF-16 code units. */
export interface MentionPlace {
  readonly start: number
  readonly end: number
}

interface Name {
  readonly words: readonly string[]
  /** What stands between the words, folded. */
  readonly gaps: readonly string[]
  /** A short name in capitals (US, UN) is meant only where it stands in capitals: “us” is another word. */
  readonly isAcronym: boolean
  /** False for a name of something else, which is looked for only because it may hold one of ours. */
  readonly isWanted: boolean
}

/**
 * Places where one of `names` stands as whole words, folded as the search folds, in plain text: not in a link, in code or in an address. Where
 * names overlap the longest counts; `others` are names of other things, which hide a shorter one within them (“Israel” in “Israel
 * Defense Forces”). In order, none overlapping another.
 */
export function unlinkedMentions(markdown: string, names: readonly string[], others: readonly string[] = []): MentionPlace[] {
  const byFirst = new Map<string, Name[]>()
  for (const [texts, isWanted] of [[names, true], [others, false]] as const) {
    for (const text of texts) {
      const name = readName(text, isWanted)
      const [first] = name.words
      if (first === undefined || name.words.join('').length < 2) continue
      byFirst.set(first, [...(byFirst.get(first) ?? []), name])
    }
  }
  const { folded, map } = fold(markdown)
  const words = tokens(folded)
  const stretches = runningText(markdown)
  const places: MentionPlace[] = []
  let stretch = 0
  for (let at = 0; at < words.length;) {
    let best: { name: Name; start: number; end: number } | null = null
    for (const name of byFirst.get(words[at]?.text ?? '') ?? []) {
      if (best && (best.name.words.length > name.words.length || (best.name.words.length === name.words.length && best.name.isWanted))) continue
      if (!standsAt(name, words, at, folded)) continue
      const [start, end] = unfoldRange(map, words[at]?.start ?? 0, words[at + name.words.length - 1]?.end ?? 0)
      const written = markdown.slice(start, end)
      if (name.isAcronym && written !== written.toUpperCase()) continue
      best = { name, start, end }
    }
    if (best?.name.isWanted) {
      const { start, end } = best
      while ((stretches[stretch]?.[1] ?? Infinity) <= start) stretch += 1
      const [from = Infinity, to = 0] = stretches[stretch] ?? []
      if (from <= start && end <= to) places.push({ start, end })
    }
    at += best?.name.words.length ?? 1
  }
  return places
}

function readName(text: string, isWanted: boolean): Name {
  const { folded } = fold(text)
  const all = tokens(folded)
  return {
    words: all.map(token => token.text), gaps: all.slice(1).map((token, index) => folded.slice(all[index]?.end ?? 0, token.start)),
    isAcronym: /^[\p{Lu}.]{2,5}$/u.test(text), isWanted,
  }
}

function standsAt({ words, gaps }: Name, passage: readonly Token[], at: number, folded: string): boolean {
  return words.every((word, index) => {
    const token = passage[at + index]
    if (token?.text !== word) return false
    return index === 0 || isSameGap(folded.slice(passage[at + index - 1]?.end ?? 0, token.start), gaps[index - 1] ?? '')
  })
}

/** Whether words stand together as in the name: a line may break between them, a hyphen may be written for a space or for a dash. */
function isSameGap(written: string, named: string): boolean {
  const [one, other] = [gapKind(written), gapKind(named)]
  return one === other || (one === 'hyphen' && other !== null && gapKinds.has(other)) || (other === 'hyphen' && one !== null && gapKinds.has(one))
}

const gapKinds = new Set(['space', 'hyphen', 'dash'])

/** `space`, `hyphen` (without space around it), `dash`, else the very signs; null where nothing may be taken for it, as between two paragraphs. */
function gapKind(gap: string): string | null {
  // Of a quoted paragraph every line may begin with its mark.
  const line = gap.replace(/[^\S\n]*\n[^\S\n]*(?:> ?)*/u, ' ')
  if (line.includes('\n')) return null
  if (/^\s+$/u.test(line)) return 'space'
  if (/^[-‐‑]$/u.test(line)) return 'hyphen'
  if (/^\s*[-‐‑‒–—―]\s*$/u.test(line)) return 'dash'
  return line.replaceAll(/\s+/gu, ' ')
}
