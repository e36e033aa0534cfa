import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Input, Output as Answer } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { errorRules, GraphChoices, importFormats, longImportBytes, maxImportBytes, namedByHeadings, TableMapping, tableShapes, type ErrorRule } from '../../../db/contract/entities/imports.ts'
import { actorKinds, tieKinds } from '../../../db/contract/vocabulary.ts'
import { decideByRule, matchRules, type MatchRule } from '../../../db/contract/match-rules.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import type { OpenWorkbench } from '../../host/workbench.ts'
import { positionals, withProject, type Command, type Output } from '../command.ts'
import { feedChoices, feedOptions } from '../feed-options.ts'
import { importProgress } from '../import-progress.ts'
import { importDocument, readProjectDocument } from '../import-document.ts'
import { readInput } from '../read-input.ts'

export const importCommand: Command = {
  usage: 'FILE INPUT [INPUT2] [--format F] [--map MAP.json|NAME] [--save-map NAME] [--on-error cell|row|stop] [--dry-run] [--json] [--encoding NAME] [--delimiter C] [--sheet NAME] [--actors KIND] [--ties KIND] [--join-pairs] [--match none|codes|names|similar] [--no-reference] [--between any|two|project|countries] [--countries LIST] [--roots LIST] [--from DAY] [--to DAY] [--sides countries|named]',
  summary: 'Imports a whole project into an empty one (Entente JSON), a bibliography (BibTeX, RIS, CSL-JSON), a table (CSV, TSV, XLSX), events of a data set (GDELT, ICEWS) or a network (GEXF, GraphML, Pajek, cyjs, matrix, adjacency-list) as one step that undo takes back. --dry-run only tells what would be imported.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        'map': { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, 'json': { type: 'boolean', default: false },
        'format': { type: 'string' }, 'actors': { type: 'string' }, 'ties': { type: 'string' }, 'join-pairs': { type: 'boolean', default: false }, 'match': { type: 'string' },
        'no-reference': { type: 'boolean', default: false },
        'save-map': { type: 'string' }, 'on-error': { type: 'string' },
        'encoding': { type: 'string' }, 'delimiter': { type: 'string' }, 'sheet': { type: 'string' },
        ...feedOptions,
      },
    })
    const [file, source] = positionals(parsed.positionals.slice(0, 2), ['FILE', 'INPUT'] as const)
    const [other, ...tooMany] = parsed.positionals.slice(2)
    if (tooMany.length > 0) throw new UsageError(`'${tooMany[0]}' is one argument too many.`)
    const { map, json, encoding, sheet, actors, ties, 'dry-run': dryRun, 'join-pairs': joinPairs, 'save-map': saveMap } = parsed.values
    const document = parsed.values.format === undefined || parsed.values.format === 'json' ? readProjectDocument(resolve(source)) : null
    if (document !== null) return await importDocument(resolve(file), document, { dryRun, json, name: basename(source) }, output)
    const feed = feedChoices(parsed.values)
    const isNetworkAsked = actors !== undefined || ties !== undefined || joinPairs
    const delimiter = parsed.values.delimiter === '\\t' || parsed.values.delimiter === 'tab' ? '\t' : parsed.values.delimiter
    if (delimiter !== undefined && delimiter.length !== 1) throw new UsageError(`--delimiter is one character, or “tab”, not '${delimiter}'.`)
    const target = resolve(file)
    const input: Input<'imports.run'> = {
      name: basename(source), onError: errorRuleOf(parsed.values['on-error']),
      ...(map === undefined ? {} : { mapping: await readMap(map, target) }), ...(encoding === undefined ? {} : { encoding }),
      ...(delimiter === undefined ? {} : { delimiter }), ...(sheet === undefined ? {} : { sheet }),
      ...formatOf(parsed.values.format), ...(isNetworkAsked ? { graph: graphChoices(actors, ties, joinPairs) } : {}), ...(feed ? { feed } : {}),
      ...(parsed.values['no-reference'] ? { reference: { fill: false } } : {}),
    }
    const contentIn = other === undefined ? contentOf(resolve(source)) : pairOf(resolve(source), resolve(other))
    const rule = ruleOf(parsed.values.match)
    const progress = importProgress(output)
    const previewOf = () => withProject(target, project => project.client.call('imports.preview', { ...input, ...contentIn(project), ...progress.begin(project.client) })).finally(progress.end)
    // Opening a project for writing touches its file, so that what cannot be imported is found out before.
    const first = await previewOf()
    if (rule) input.decisions = decideByRule(first.duplicates, rule)
    const preview = rule && first.duplicates.length > 0 ? await previewOf() : first
    const isNothing = preview.counts.sources + preview.counts.actors + preview.counts.ties + preview.counts.events + preview.counts.affiliations === 0
    if (preview.shape === 'rows' && preview.table !== null && preview.mapping === null && !dryRun) {
      const names = preview.table.columns.slice(0, 20).map(column => `“${column.name}”`).join(', ')
      throw new EntenteError('bad_request', `Nothing in ${source} says what its columns are. Say which column holds what in a map (--map MAP.json, or the name of a map of the project); it has ${names}. Nothing was changed.`)
    }
    const done = dryRun || isNothing ? null : await withProject(target, project => project.client.call('imports.run', { ...input, ...contentIn(project), ...progress.begin(project.client) }), 'write').finally(progress.end)
    const answer = done ?? preview
    const label = done?.label ?? null
    if (saveMap !== undefined && !dryRun) await keepMap(target, saveMap, preview)
    if (json) output.json(documentOf(answer))
    else tell(answer, { dryRun, label, name: other === undefined ? input.name : `${input.name} and ${basename(other)}`, file: target, decisions: input.decisions }, output)
    return 0
  },
}

type Content = Pick<Input<'imports.run'>, 'base64' | 'held' | 'beside'>

/** The two tables of a network, nodes and edges. */
function pairOf(one: string, other: string): () => Content {
  const [base64, beside] = [one, other].map(file => readInput(file, maxImportBytes, 'is imported at once').toString('base64'))
  return () => ({ base64: base64 ?? '', beside: { name: basename(other), base64: beside ?? '' } })
}

/** The content of a file as imports take it: its bytes, or where a project finds it. */
function contentOf(source: string): (project: OpenWorkbench) => Content {
  if (sizeOf(source) > longImportBytes) return project => ({ held: project.hold(source) })
  const base64 = readInput(source, maxImportBytes, 'is imported at once').toString('base64')
  return () => ({ base64 })
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    // Reading it says why it cannot be read.
    return 0
  }
}

/** The format asked for; a matrix and an adjacency list are shapes that a table can have, in text or in a workbook. */
function formatOf(format: string | undefined): Pick<Input<'imports.run'>, 'format' | 'shape'> {
  if (format === undefined) return {}
  const shape = tableShapes.find(each => each === format)
  if (shape) return { shape }
  const known = importFormats.find(each => each === format)
  if (known) return { format: known }
  throw new UsageError(`--format is one of ${[...importFormats, ...tableShapes.filter(each => each !== 'rows')].join(', ')}, not '${format}'.`)
}

/** Which matches with the project are used; each as suggested where nothing is said. */
function ruleOf(match: string | undefined): MatchRule | null {
  if (match === undefined) return null
  const rule = matchRules.find(each => each === match)
  if (rule) return rule
  throw new UsageError(`--match is one of ${matchRules.join(', ')}, not '${match}'.`)
}

function errorRuleOf(rule: string | undefined): ErrorRule {
  const known = errorRules.find(each => each === (rule ?? 'cell'))
  if (known) return known
  throw new UsageError(`--on-error is one of ${errorRules.join(', ')}, not '${rule}'.`)
}

function graphChoices(actorKind: string | undefined, tieKind: string | undefined, joinPairs: boolean): GraphChoices {
  const parsed = GraphChoices.safeParse({ ...(actorKind === undefined ? {} : { actorKind }), ...(tieKind === undefined ? {} : { tieKind }), joinPairs })
  if (parsed.success) return parsed.data
  throw new UsageError(`--actors is one of ${actorKinds.join(', ')}; --ties is one of ${tieKinds.join(', ')}.`)
}

/** Duplicates that are listed one by one for people. */
const listed = 20

type Told = Answer<'imports.preview'> | Answer<'imports.run'>

/** The document of `--json`; what the file holds besides lines and counts (its rows, samples) is not in it. */
function documentOf({ format, encoding, delimiter, sheet, shape, graph, feed, counts, mapping, warnings, moreWarnings, errorRows, duplicates, reference }: Told) {
  return {
    format, encoding, ...(delimiter === null ? {} : { delimiter }), ...(sheet === null ? {} : { sheet }), ...(shape === null || shape === 'rows' ? {} : { shape }), counts,
    ...(feed ? { dataSet: feed } : {}), ...(mapping ? { mapping } : {}), ...(graph ? { fields: graph.fields, mutualPairs: graph.mutualPairs } : {}), warnings, moreWarnings, ...(errorRows > 0 ? { errorRows } : {}), duplicates, ...(reference.total > 0 ? { reference } : {}),
  }
}

function tell(answer: Told, { dryRun, label, name, file, decisions }: { dryRun: boolean; label: string | null; name: string; file: string; decisions: Input<'imports.run'>['decisions'] }, output: Output): void {
  const counts = Object.entries(answer.counts).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${(count === 1 ? what.replace(/s$/u, '') : what).replace(/[A-Z]/gu, letter => ` ${letter.toLowerCase()}`)}`)
  output.text(`${name}: ${answer.format}, ${answer.encoding}; ${counts.join(', ') || 'nothing to import'}`)
  if (answer.feed) output.text(`  ${answer.feed.name} ${answer.feed.version}`.trimEnd() + `: ${answer.feed.rows} events, ${answer.feed.known} known already, ${answer.feed.unwanted} not wanted. ${answer.feed.licence}`)
  for (const { id, title, by, why, existing, line, suggested } of answer.duplicates.slice(0, listed)) {
    const isUsed = (decisions?.[id] ?? suggested) === 'skip'
    const match = by === 'similar' ? `may be “${existing.title}” of the project (${why})` : `is “${existing.title}” of the project by ${by.replace('-', ' ')}`
    output.text(`  ${line === null ? '' : `line ${line}: `}${title} ${match}: ${isUsed ? 'the one there is used' : 'another one is made'}`)
  }
  if (answer.duplicates.length > listed) output.text(`  and ${answer.duplicates.length - listed} more that the project has already (--json lists them)`)
  const filled = answer.reference.fills.filter(({ used }) => used)
  if (filled.length > 0) {
    const names = filled.slice(0, 5).map(each => (each.name === each.becomes ? each.name : `${each.name} is ${each.becomes}`)).join(', ')
    output.text(`  Codes and names from the reference list for ${filled.length.toLocaleString('en')} ${filled.length === 1 ? 'actor' : 'actors'}: ${names}${filled.length > 5 ? ' …' : ''}`)
  }
  for (const { line, column, message } of answer.warnings) output.text(`  ${line === null ? '' : `line ${line}${column === null ? '' : `, ${column}`}: `}${message}`)
  if (answer.moreWarnings > 0) output.text(`  and ${answer.moreWarnings} more warnings`)
  if (dryRun) output.text(`Nothing was changed in ${file}.`)
  else output.text(label === null ? `Nothing was imported into ${file}.` : `${label}: done, as one step that undo takes back.`)
}

/** A map from a file, or of the project by its name. */
async function readMap(map: string, project: string): Promise<TableMapping> {
  const saved = existsSync(resolve(map)) ? [] : await withProject(project, ({ client }) => client.call('importMaps.list', {}))
  const named = saved.find(({ name }) => name.toLocaleLowerCase() === map.trim().toLocaleLowerCase())
  if (named) return named.map
  if (saved.length > 0) {
    throw new EntenteError('not_found', `There is no file “${map}”, and the project has no map of that name. Its maps are ${saved.map(({ name }) => `“${name}”`).join(', ')}. Nothing was changed.`)
  }
  return readMapFile(resolve(map))
}

/** Keeps the map that was used under a name, in place of one of that name. */
async function keepMap(project: string, name: string, { mapping, table }: Answer<'imports.preview'>): Promise<void> {
  if (!mapping || !table) throw new UsageError('--save-map keeps the map of a table, and this is none. The import itself was done.')
  const map = namedByHeadings(mapping, table.columns.map(column => column.name))
  await withProject(project, async ({ client }) => {
    const saved = (await client.call('importMaps.list', {})).find(each => each.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase())
    if (saved) await client.call('importMaps.update', { uid: saved.uid, changes: { map } })
    else await client.call('importMaps.create', { name, map })
  }, 'write')
}

function readMapFile(file: string): TableMapping {
  let content: unknown
  try {
    content = JSON.parse(readInput(file, maxImportBytes, 'is imported at once').toString('utf8').replace(/^\u{feff}/u, ''))
  } catch (error) {
    if (error instanceof EntenteError) throw error
    throw new EntenteError('bad_request', `${file} is not sound JSON. A map looks like {"kind": "ties", "header": true, "columns": {"from": "Source", "to": "Target"}}. Nothing was changed.`)
  }
  const parsed = TableMapping.safeParse(content)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new EntenteError('bad_request', `${file} is no map of a table: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not of its form'}. A map looks like {"kind": "ties", "header": true, "columns": {"from": "Source", "to": "Target"}}. Nothing was changed.`)
}
