import type { ImportDuplicate, MatchReason } from '../contract/entities/imports.ts'
import { createLikelyTitles } from '../domain/likely-titles.ts'
import type { WarningList } from '../formats/import/import-error.ts'
import { bareDoi, type Bibliography, type SourceRecord } from '../formats/import/source-record.ts'
import { knownSources, type KnownSource } from '../queries/import-matches.ts'
import { saveLinks } from '../queries/links.ts'
import { foldName } from '../queries/names.ts'
import { insertNote, replaceAttachments } from '../queries/notes.ts'
import { insertSource } from '../queries/sources.ts'
import type { ServiceContext } from './context.ts'
import { describeCsl } from './csl.ts'
import { noCounts, shownSamples, type Decisions, type ImportPlan } from './import-plan.ts'

/** How the records of a bibliography become sources, each with its notes, which are private. */
export function planSources(
  { db, ports }: Pick<ServiceContext, 'db' | 'ports'>, { records, broken }: Bibliography, decisions: Decisions, warnings: WarningList,
): ImportPlan {
  const known = knownSources(db)
  const match = matcher(known)
  const projectKeys = new Set(known.map(source => source.citation_key))
  const keys = new Set(projectKeys)
  const duplicates: ImportDuplicate[] = []
  const wanted = records.flatMap((record, index) => {
    const shown = describeCsl(record.csl)
    const found = match(record, shown)
    if (found) {
      const id = `source ${index + 1}`
      // The same key alone may be chance: then the source is another one and gets another key.
      const suggested = found.by === 'similar' || (found.by === 'citation-key' && foldName(found.source.title) !== foldName(shown.title)) ? 'keep' as const : 'skip' as const
      duplicates.push({ id, line: record.line, title: shown.title, by: found.by, why: found.why, existing: { type: 'source', uid: found.source.uid, title: found.source.title }, suggested })
      if ((decisions[id] ?? suggested) === 'skip') return []
    }
    const citationKey = freeKey(record, shown, keys)
    if (record.key !== '' && citationKey !== record.key) {
      const why = projectKeys.has(record.key) ? 'belongs to another source of the project' : keys.has(record.key) ? 'is taken by a record before this one' : 'cannot be used as it stands'
      warnings.add(`The citation key “${record.key.slice(0, 80)}” ${why}; this one gets “${citationKey}”.`, record.line)
    }
    keys.add(citationKey)
    return [{ record, shown, citationKey }]
  })
  return {
    counts: { ...noCounts, sources: wanted.length, notes: wanted.reduce((sum, { record }) => sum + record.notes.length, 0), skipped: broken + records.length - wanted.length },
    duplicates,
    samples: wanted.slice(0, shownSamples).map(({ record, shown, citationKey }) => (
      { line: record.line, title: shown.title, detail: [[shown.authors, shown.year].filter(Boolean).join(' '), `@${citationKey}`].filter(Boolean).join(' · ') }
    )),
    write(target, at, progress) {
      for (const [index, { record, shown, citationKey }] of wanted.entries()) {
        progress(index, wanted.length)
        const source = insertSource(target, ports.newUid(), { citationKey, csl: record.csl, ...shown, reliability: null, reliabilityNote: '' }, at)
        for (const { title, body } of record.notes) {
          const note = insertNote(target, ports.newUid(), { title, body, private: true, pinned: false }, at)
          replaceAttachments(target, note, [{ type: 'source', id: source, aspectId: null }])
          saveLinks(target, note, body)
        }
      }
    },
  }
}

type Shown = ReturnType<typeof describeCsl>

interface Match { readonly source: KnownSource; readonly by: MatchReason; readonly why: string }

/** The source of the project that a record is: by DOI, by key and title, by title and year, or by key alone; a like title of the same year is a guess. */
function matcher(known: readonly KnownSource[]): (record: SourceRecord, shown: Shown) => Match | null {
  const doiOf = (text: string | null) => (text === null ? '' : bareDoi(text).toLowerCase())
  const byDoi = new Map(known.map(source => [doiOf(source.doi), source]))
  byDoi.delete('')
  const byKey = new Map(known.map(source => [source.citation_key, source]))
  const byTitle = Map.groupBy(known, source => foldName(source.title))
  const likely = createLikelyTitles(known.map(source => ({ item: source, title: source.title, year: source.year })))
  return ({ key, csl }, { title, year }) => {
    const doi = doiOf(csl.DOI ?? null)
    const sameDoi = byDoi.get(doi)
    if (sameDoi) return { source: sameDoi, by: 'doi', why: '' }
    // Two DOIs that differ are two sources, whatever they are called.
    const other = (source: KnownSource) => doi !== '' && doiOf(source.doi) !== ''
    const sameTitle = csl.title === undefined ? undefined
      : byTitle.get(foldName(title))?.find(source => (source.year === year || source.year === '' || year === '') && !other(source))
    if (sameTitle) return { source: sameTitle, by: 'title', why: '' }
    const sameKey = byKey.get(key)
    if (sameKey) return { source: sameKey, by: 'citation-key', why: '' }
    const guess = csl.title === undefined ? null : likely(title, year)
    return guess && !other(guess.item) ? { source: guess.item, by: 'similar', why: guess.why } : null
  }
}

/** The record's own key where it is free and can be one; else a like one with a suffix; without a key, author and year. */
function freeKey(record: SourceRecord, { authors, year }: Shown, taken: ReadonlySet<string>): string {
  const clean = (text: string) => text.normalize('NFC').replaceAll(/[\s{},~#%\\"]+/gu, '').slice(0, 190)
  const wish = clean(record.key) || clean(`${authors.split(' ')[0] ?? ''}${year}`) || 'source'
  if (!taken.has(wish)) return wish
  for (let number = 2; ; number += 1) {
    const suffix = number <= 27 ? String.fromCharCode(96 + number - 1) : `-${number}`
    const key = `${wish}${suffix}`
    if (!taken.has(key)) return key
  }
}
