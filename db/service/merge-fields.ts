/** The fields of two entities side by side, as text, with what is suggested for each. */
import type { Actor, Alias, Code } from '../contract/entities/people.ts'
import type { Event } from '../contract/entities/events.ts'
import type { CslItem, Source } from '../contract/entities/sources.ts'
import type { MergeChoice, MergePreview } from '../contract/methods/merge.ts'
import { foldName } from '../queries/names.ts'
import { describeCsl } from './csl.ts'

type Field = MergePreview['fields'][number]

/** Between the items of a list on one line. */
const separator = ' · '

/** A field that is one or the other. What is empty gives way. */
function single(field: string, keep: string, remove: string): Field {
  return { field, keep, remove, same: keep === remove, both: null, suggested: keep === '' && remove !== '' ? 'remove' : 'keep' }
}

/** A field that can also be both. */
function unitable(field: string, keep: string, remove: string, both: string): Field {
  const same = keep === remove
  return { field, keep, remove, same, both, suggested: same || remove === '' ? 'keep' : keep === '' ? 'remove' : 'both' }
}

/** Two texts as one: the one where the other is empty or the same, else one paragraph after the other. */
export function uniteTexts(keep: string, remove: string): string {
  if (keep.trim() === '' || keep.includes(remove)) return keep.trim() === '' ? remove : keep
  return remove.trim() === '' ? keep : `${keep.trimEnd()}\n\n${remove}`
}

/** The aliases of both, each spelling once; never the name itself. */
export function uniteAliases(aliases: readonly Alias[], name: string): Alias[] {
  const seen = new Set([foldName(name)])
  return aliases.filter(alias => {
    const folded = foldName(alias.name)
    if (seen.has(folded)) return false
    seen.add(folded)
    return true
  })
}

export function uniteCodes(codes: readonly Code[]): Code[] {
  const keyOf = (code: Code) => `${code.scheme.toLowerCase()} ${code.value.toUpperCase()}`
  return codes.filter((code, index) => codes.findIndex(other => keyOf(other) === keyOf(code)) === index)
}

/** The kept record with its gaps filled from the other. */
export function uniteRecords(keep: CslItem, remove: CslItem): CslItem {
  const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  const filled = Object.entries(keep).filter(([, value]) => !isEmpty(value))
  return { ...remove, ...Object.fromEntries(filled), type: keep.type }
}

const aliasText = (aliases: readonly Alias[]) => aliases.map(alias => (alias.language === '' ? alias.name : `${alias.name} (${alias.language})`)).join(separator)
const codeText = (codes: readonly Code[]) => codes.map(code => `${code.scheme} ${code.value}`).join(separator)

export function actorFields(keep: Actor, remove: Actor): Field[] {
  return [
    single('name', keep.name, remove.name),
    single('shortName', keep.shortName, remove.shortName),
    single('kind', keep.kind, remove.kind),
    single('dates', keep.dates?.raw ?? '', remove.dates?.raw ?? ''),
    unitable('aliases', aliasText(keep.aliases), aliasText(remove.aliases), aliasText(uniteAliases([...keep.aliases, ...remove.aliases], keep.name))),
    unitable('codes', codeText(keep.codes), codeText(remove.codes), codeText(uniteCodes([...keep.codes, ...remove.codes]))),
    unitable('description', keep.description, remove.description, uniteTexts(keep.description, remove.description)),
  ]
}

function recordText(csl: CslItem): string {
  const { title, authors, year } = describeCsl(csl)
  const fields = [csl.type, csl['container-title'], csl['publisher'], csl['volume'], csl['page'], csl.DOI, csl.URL]
  return [title, [authors, year].filter(part => part !== '').join(' '), ...fields.filter(part => typeof part === 'string' && part !== '')].join(separator)
}

const lengthText = (characters: number) => (characters === 0 ? '' : `${characters.toLocaleString('en')} characters`)

export function sourceFields(keep: Source, remove: Source): Field[] {
  const [one, other] = [recordText(keep.csl), recordText(remove.csl)]
  const same = JSON.stringify(keep.csl) === JSON.stringify(remove.csl)
  return [
    { ...unitable('record', one, other, recordText(uniteRecords(keep.csl, remove.csl))), same, suggested: same ? 'keep' : 'both' },
    single('citationKey', keep.citationKey, remove.citationKey),
    single('reliability', keep.reliability ?? '', remove.reliability ?? ''),
    unitable('reliabilityNote', keep.reliabilityNote, remove.reliabilityNote, uniteTexts(keep.reliabilityNote, remove.reliabilityNote)),
    single('fullText', lengthText(keep.textLength), lengthText(remove.textLength)),
  ]
}

const participantText = (event: Event) => event.participants.map(({ actorRef, role }) => `${actorRef.title} (${role})`).join(separator)
export const uniteParticipants = (keep: Event['participants'], remove: Event['participants']): Event['participants'] => (
  [...keep, ...remove.filter(each => !keep.some(other => other.actor === each.actor && other.role === each.role))]
)

export function eventFields(keep: Event, remove: Event): Field[] {
  const date = (event: Event) => (event.date ? [event.date.raw, event.dateBasis ?? '', event.dateNote].filter(part => part !== '').join(separator) : '')
  const place = (event: Event) => (event.latitude === null || event.longitude === null ? '' : `${event.latitude}, ${event.longitude}`)
  const code = (event: Event) => [event.codeScheme, event.code].filter(part => part !== '').join(' ')
  return [
    single('title', keep.title, remove.title),
    single('date', date(keep), date(remove)),
    single('reportDate', keep.reportDate?.raw ?? '', remove.reportDate?.raw ?? ''),
    single('place', keep.place, remove.place),
    single('coordinates', place(keep), place(remove)),
    single('code', code(keep), code(remove)),
    single('dataSet', keep.dataSetRef?.title ?? '', remove.dataSetRef?.title ?? ''),
    unitable('participants', participantText(keep), participantText(remove), participantText({ ...keep, participants: uniteParticipants(keep.participants, remove.participants) })),
    unitable('description', keep.description, remove.description, uniteTexts(keep.description, remove.description)),
  ]
}

/** The choice for each field: as asked, else as suggested. */
export function choicesOf(fields: readonly Field[], asked: Readonly<Record<string, MergeChoice | undefined>>): (field: string) => MergeChoice {
  const suggested = new Map(fields.map(({ field, suggested: choice }) => [field, choice]))
  return field => asked[field] ?? suggested.get(field) ?? 'keep'
}
