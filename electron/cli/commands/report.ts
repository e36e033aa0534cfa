import { basename, dirname, extname, join, resolve } from 'node:path'
import type { Client, Input } from '../../../db/contract/api.ts'
import { collapseRules } from '../../../db/contract/entities/balance.ts'
import { citationStyles, pageSizes, reportSections, usualSections, type ReportSubject } from '../../../db/contract/entities/reports.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import { reportFormats } from '../../../db/contract/methods/reports.ts'
import { writeFailure, writeFileAtomically } from '../../host/atomic-file.ts'
import { parseArguments, UsageError } from '../../host/usage-error.ts'
import { networkInput } from '../analyses/network-options.ts'
import { positionals, withProject, type Command } from '../command.ts'
import { uidNamed } from '../named.ts'

function oneOf<Word extends string>(option: string, words: readonly Word[], text: string): Word {
  const found = words.find(word => word === text)
  if (found === undefined) throw new UsageError(`--${option} is one of ${words.join(', ')}, not '${text}'.`)
  return found
}

function subjectOf({ tie, dyad, project }: { tie?: string | undefined; dyad?: string | undefined; project?: boolean | undefined }, other: string | undefined): ReportSubject {
  const asked = [tie === undefined ? null : '--tie', dyad === undefined ? null : '--dyad', project ? '--project' : null].filter(each => each !== null)
  if (asked.length !== 1) throw new UsageError(asked.length === 0 ? 'What is the report about? Give --tie TIE, --dyad ACTOR ACTOR or --project.' : `${asked.join(' and ')} do not go together.`)
  if (tie !== undefined) return { kind: 'tie', tie }
  if (dyad === undefined) return { kind: 'project' }
  if (other === undefined) throw new UsageError('--dyad takes two actors, by name or uid; the second is missing.')
  return { kind: 'dyad', actors: [dyad, other] }
}

/** The subject with uids in place of names. */
async function named(client: Client, subject: ReportSubject): Promise<ReportSubject> {
  switch (subject.kind) {
    case 'project': return subject
    case 'tie': return { ...subject, tie: await uidNamed(client, 'tie', subject.tie) }
    case 'dyad': return { ...subject, actors: [await uidNamed(client, 'actor', subject.actors[0]), await uidNamed(client, 'actor', subject.actors[1])] }
  }
}

export const reportCommand: Command = {
  usage: `FILE --tie TIE|--dyad ACTOR ACTOR|--project [--format ${reportFormats.join('|')}] -o OUT [--sections ${reportSections.join(',')}] [--style ${citationStyles.join('|')}] [--as-of DATE | --period NAME] [--certainly|--possibly] [--rule ${collapseRules.join('|')}] [--page ${pageSizes.join('|')}] [--json]`,
  summary: 'Writes a report on a tie, on two actors, or on the whole project, with figures, fits, evidence, citations and method. Private notes are never in it. The format follows the ending of OUT where it is not given; Markdown has its figures beside it. The same project gives the same bytes.',
  async run(args, output) {
    const parsed = parseArguments({
      args, allowPositionals: true,
      options: {
        tie: { type: 'string' }, dyad: { type: 'string' }, project: { type: 'boolean' }, format: { type: 'string' }, out: { type: 'string', short: 'o' }, sections: { type: 'string' }, style: { type: 'string' },
        'as-of': { type: 'string' }, period: { type: 'string' }, certainly: { type: 'boolean' }, possibly: { type: 'boolean' }, rule: { type: 'string' }, page: { type: 'string' }, json: { type: 'boolean' },
      },
    })
    const { values } = parsed
    // The second actor of --dyad stands behind the option, wherever that is among the arguments.
    const second = values.dyad === undefined ? undefined : args[args.indexOf(values.dyad) + 1]
    const rest = second === undefined || !parsed.positionals.includes(second) ? parsed.positionals : parsed.positionals.filter((_, at) => at !== parsed.positionals.lastIndexOf(second))
    const [file] = positionals(rest, ['FILE'] as const)
    const subject = subjectOf(values, second !== undefined && parsed.positionals.includes(second) ? second : undefined)
    if (!values.out) throw new UsageError('-o OUT is missing.')
    const out = resolve(values.out)
    const ending = extname(out).slice(1).toLowerCase()
    const format = oneOf('format', reportFormats, values.format ?? (ending === 'markdown' ? 'md' : ending === 'htm' ? 'html' : ending))
    if (values.page !== undefined && format !== 'pdf') throw new UsageError('--page is for PDF.')
    const sections = values.sections?.split(',').map(name => name.trim()).filter(Boolean).map(name => oneOf('sections', reportSections, name))
    if (sections?.length === 0) throw new UsageError(`--sections takes names with commas between them: ${usualSections(subject.kind).join(', ')}.`)
    const options: Omit<Input<'reports.files'>, 'subject' | 'format'> = {
      ...(sections === undefined ? {} : { sections }), ...(values.style === undefined ? {} : { style: oneOf('style', citationStyles, values.style) }),
      ...(values.page === undefined ? {} : { page: oneOf('page', pageSizes, values.page) }),
    }
    const { files, manifest, pages, missingCharacters } = await withProject(resolve(file), async ({ client }) => await client.call('reports.files', {
      subject: await named(client, subject), format, ...options, ...await networkInput(client, values), fileName: basename(out, extname(out)).trim() || 'report',
    }))
    const [main, ...beside] = files
    const written = [...(main ? [{ path: out, base64: main.base64 }] : []), ...beside.map(({ fileName, base64 }) => ({ path: join(dirname(out), fileName), base64 }))]
    for (const { path, base64 } of written) {
      try {
        writeFileAtomically(path, Buffer.from(base64, 'base64'), 0o644)
      } catch (error) {
        throw new EntenteError('disk_error', `${path} was not written: ${writeFailure(error)}. The project is untouched.`)
      }
    }
    if (values.json) {
      output.json({ files: written.map(({ path }) => path), pages, manifest, missingCharacters })
      return 0
    }
    for (const { path } of written) output.text(`Wrote ${path}${pages === null ? '' : ` (${pages} ${pages === 1 ? 'page' : 'pages'})`}`)
    output.text(`In it: ${manifest.included.map(({ what, count }) => `${count} ${what}`).join(', ') || 'nothing but the network'}.`)
    for (const { what, count, why } of manifest.withheld) output.text(`  kept out: ${count} ${what}. ${why}`)
    if (missingCharacters.length > 0) output.text(`  The shipped fonts lack ${missingCharacters.slice(0, 20).join(' ')}: the PDF shows boxes for them; HTML and Markdown have them.`)
    output.text(`SHA-256 of its data: ${manifest.hash}`)
    return 0
  },
}
