import { resolve } from 'node:path'
import type { Client, Input } from '../../db/contract/api.ts'
import { bundleFigures, ShareOptions } from '../../db/contract/entities/sharing.ts'
import { UsageError } from '../host/usage-error.ts'
import { withProject, type Options, type Output } from './command.ts'
import { tellCopy } from './manifest.ts'
import { viewNamed } from './view-named.ts'

/** What `bundle --share` takes besides its file and where it goes. */
export const shareFlags = {
  'notes': { type: 'string' }, 'note': { type: 'string', multiple: true }, 'with-data-set': { type: 'string', multiple: true }, 'without-texts': { type: 'boolean' },
  'view': { type: 'string', multiple: true }, 'figures': { type: 'string' }, 'no-evidence': { type: 'boolean' }, 'dry-run': { type: 'boolean' },
} as const satisfies Options
export const shareNames: readonly string[] = Object.keys(shareFlags)

interface ShareValues {
  'notes'?: string | undefined
  'note'?: string[] | undefined
  'with-data-set'?: string[] | undefined
  'without-texts'?: boolean | undefined
  'view'?: string[] | undefined
  'figures'?: string | undefined
  'no-evidence'?: boolean | undefined
  'dry-run'?: boolean | undefined
  'json'?: boolean | undefined
}

/** Writes a bundle for others, or tells what would be in it; a ZIP where the name ends so, else a folder. */
export async function shareBundle(file: string, wanted: string | undefined, values: ShareValues, output: Output): Promise<number> {
  if (!wanted && !values['dry-run']) throw new UsageError('-o OUT is missing.')
  return await withProject(file, async project => {
    const options = ShareOptions.parse(await optionsOf(project.client, values))
    if (values['dry-run']) {
      const preview = await project.client.call('share.preview', options)
      if (values.json) output.json(preview)
      else {
        output.text('Nothing was written. There would be:')
        for (const path of preview.files) output.text(`  ${path}`)
        tellCopy(preview, output)
      }
      return 0
    }
    const target = resolve(wanted ?? '')
    const { file: made, manifest } = await project.share(target, target.toLowerCase().endsWith('.zip') ? 'zip' : 'folder', options)
    if (values.json) {
      output.json({ file: made, ...manifest })
      return 0
    }
    output.text(`Made ${made} with ${manifest.files.length === 1 ? 'one file and its' : `${manifest.files.length} files and their`} manifest.`)
    tellCopy(manifest, output)
    return 0
  })
}

async function optionsOf(client: Client, values: ShareValues): Promise<Input<'share.preview'>> {
  const { notes, note, view, 'with-data-set': sets } = values
  if (notes !== undefined && notes !== 'released' && notes !== 'none') throw new UsageError(`--notes is 'released' or 'none', not '${notes}'. For some of the released notes, give --note TITLE for each.`)
  if (notes !== undefined && note !== undefined) throw new UsageError('--notes says which of all released notes go along, --note names them one by one: give the one or the other.')
  return {
    texts: values['without-texts'] !== true, evidence: values['no-evidence'] !== true, figures: figuresOf(values.figures),
    ...(note === undefined ? (notes === undefined ? {} : { notes }) : { notes: await Promise.all(note.map(title => noteNamed(client, title))) }),
    ...(sets === undefined ? {} : { restricted: await Promise.all(sets.map(name => dataSetNamed(client, name))) }),
    ...(view === undefined ? {} : { views: await Promise.all(view.map(name => viewNamed(client, name))) }),
  }
}

function figuresOf(text: string | undefined): ShareOptions['figures'] {
  if (text === undefined) return ['svg', 'pdf']
  if (text === 'none') return []
  const wanted = text.split(',').map(each => each.trim())
  const strange = wanted.find(each => !(bundleFigures as readonly string[]).includes(each))
  if (strange !== undefined) throw new UsageError(`--figures is 'none', or some of 'svg', 'pdf' and 'png' with commas between them, not '${text}'.`)
  return bundleFigures.filter(form => wanted.includes(form))
}

/** The released note of a title, or of a uid. The titles of private notes are not looked at. */
async function noteNamed(client: Client, title: string): Promise<string> {
  const found: string[] = []
  for (let after: string | undefined; ;) {
    const { rows, next } = await client.call('notes.list', { limit: 500, privacy: 'released', hidePrivate: true, ...(after === undefined ? {} : { after }) })
    for (const row of rows) if (row.uid === title || row.title === title) found.push(row.uid)
    if (next === null) break
    after = next
  }
  if (found.length === 1 && found[0] !== undefined) return found[0]
  throw new UsageError(found.length > 1 ? `Several released notes are called '${title}': give the uid of one.` : `No released note is called '${title}'. Private notes never leave the project: release a note that is to go along.`)
}

async function dataSetNamed(client: Client, name: string): Promise<string> {
  const sets = (await client.call('dataSets.list', {})).filter(({ restricted }) => restricted)
  const found = sets.find(set => set.name === name)
  if (found) return found.uid
  const known = sets.map(set => `'${set.name}'`).join(', ')
  throw new UsageError(`No restricted data set is called '${name}'. ${known === '' ? 'No data set of this project is restricted: all of them go along.' : `There is: ${known}.`}`)
}
