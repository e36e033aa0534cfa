import type { CslItem } from '../../../db/contract/entities/sources.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { EntityRef } from '../../../db/contract/values.ts'
import { panelSize } from '../../state/panels.ts'
import type { Workbench } from '../../state/workbench.ts'
import { countOf } from '../../ui/words.ts'
import { freeCitationKey } from '../source/citation-key.ts'
import { rowsOfHtml } from './html-table.ts'
import { recognise, tabSeparated, type Pasted } from './recognise.ts'

/** What the clipboard holds, as far as anything can be made of it. */
export interface Clipping {
  text: string
  html: string
  file: File | null
}

/** A full text that took the place of another. */
export interface Replaced {
  /** What happened, in a sentence. */
  words: string
  /** The label of the undo step that takes it back. */
  step: string
}

const fieldWords: Readonly<Record<string, string>> = {
  'author': 'authors', 'issued': 'date', 'title': 'title', 'container-title': 'container', 'volume': 'volume', 'issue': 'issue', 'page': 'pages', 'DOI': 'DOI', 'URL': 'address',
}

/**
 * Makes of what was pasted what it is: a draft source, a table or bibliography in the import dialog, or the full text of the selected source.
 * Says what was understood. Returns what was replaced; null where nothing was.
 */
export async function paste(workbench: Workbench, clipping: Clipping): Promise<Replaced | null> {
  const project = workbench.queries.read('project.get', {})
  if (project.status === 'ready' && project.value.readOnly) {
    workbench.announce('The project is open read-only: nothing was made of what you pasted.')
    return null
  }
  try {
    return await make(workbench, clipping)
  } catch (error) {
    workbench.announce(error instanceof EntenteError ? error.message : 'Nothing was made of what you pasted. Try again.')
    return null
  }
}

async function make(workbench: Workbench, { text, html, file }: Clipping): Promise<Replaced | null> {
  if (text.trim() === '' && html === '' && file) {
    workbench.layout.setState({ importing: file })
    return null
  }
  const pasted = withTable(recognise(text), html)
  switch (pasted.kind) {
    case 'nothing':
      workbench.announce('The clipboard holds no text.')
      return null
    case 'unknown':
      workbench.announce('Nothing was made of this: it is no DOI, web address, citation, bibliography or table, and too short for a full text.')
      return null
    case 'bibliography':
    case 'table':
      workbench.layout.setState({ importing: new File([pasted.text], `pasted ${pasted.kind}`, { type: 'text/plain' }) })
      workbench.announce(`Pasted: a ${pasted.kind}. Nothing is imported before you say so.`)
      return null
    case 'text':
      return await makeText(workbench, pasted.text)
    case 'doi':
    case 'address':
    case 'citation':
      await makeSource(workbench, pasted, text.trim())
      return null
  }
}

/** A table of a page stands in its text as words alone. */
function withTable(pasted: Pasted, html: string): Pasted {
  if (html === '' || !['nothing', 'unknown', 'text', 'citation'].includes(pasted.kind)) return pasted
  const rows = rowsOfHtml(html)
  return rows ? { kind: 'table', text: tabSeparated(rows) } : pasted
}

async function makeText(workbench: Workbench, text: string): Promise<Replaced | null> {
  const { selected } = workbench.selection.getState()
  const [source] = selected
  if (selected.length !== 1 || source?.type !== 'source') {
    workbench.announce(`Pasted: a text of ${text.length.toLocaleString()} characters. Select the source it belongs to and paste again. Nothing was changed.`)
    return null
  }
  const { uid } = source
  const title = (await workbench.client.call('entities.resolve', { uid }))?.title ?? 'the source'
  const { changed, length, before, lost } = await workbench.write('sources.setText', { uid, text, origin: 'pasted' })
  const their = lost.length === 1 ? 'its' : 'their'
  const places = lost.length === 0 ? '' : ` ${countOf('excerpt', lost.length)} lost ${their} place in it, not ${their} words.`
  if (!changed || before === null) {
    workbench.announce(changed ? `Full text of ${title}: ${length.toLocaleString()} characters.` : `This is the full text of ${title} already.`)
    return null
  }
  const words = `The full text of ${title} was replaced: ${length.toLocaleString()} characters for ${before.toLocaleString()}.${places}`
  workbench.announce(words)
  return { words, step: (await workbench.client.call('history.get', {})).undo ?? '' }
}

async function makeSource(workbench: Workbench, pasted: Extract<Pasted, { csl: CslItem }>, text: string): Promise<void> {
  const { csl } = pasted
  const known = await knownSource(workbench, csl)
  if (known) {
    show(workbench, known.uid, false)
    workbench.announce(`“${known.title}” is in the project already. It is selected; nothing was made.`)
    return
  }
  const { uid } = await workbench.write('sources.create', { citationKey: await freeCitationKey(workbench.client, csl), csl, reliability: null, reliabilityNote: '' })
  const rest = pasted.kind === 'citation' ? pasted.rest : ''
  if (rest !== '') {
    const body = `As it was pasted:\n\n> ${text.replaceAll(/\s+/gu, ' ')}\n\nIn no field of the source:\n\n> ${rest}`
    await workbench.write('notes.create', { title: 'Pasted citation', body, private: true, attachedTo: [{ type: 'source', uid }] })
  }
  show(workbench, uid, true)
  if (pasted.kind !== 'citation') {
    workbench.announce(`Draft source with the ${pasted.kind === 'doi' ? `DOI ${csl.DOI ?? ''}` : 'address'}. Nothing is fetched: give it its title.`)
    return
  }
  const read = Object.keys(fieldWords).filter(field => field in csl).map(field => fieldWords[field]).join(', ')
  workbench.announce(`Draft source. Read: ${read}.${rest === '' ? '' : ' The rest is in a private note on it.'} Look it over.`)
}

/** The source of the project that has this DOI, or this title and year. */
async function knownSource({ client }: Workbench, csl: CslItem): Promise<EntityRef | null> {
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify([csl]))))
  const { duplicates } = await client.call('imports.preview', { name: 'pasted', base64, format: 'csl-json', encoding: 'UTF-8' })
  return duplicates.find(({ suggested }) => suggested === 'skip')?.existing ?? null
}

/** Selects a source where it can be seen, its form open on the title where it is new. */
function show(workbench: Workbench, uid: string, isNew: boolean): void {
  if (panelSize(workbench.preferences.getState().panels, 'inspector') === 0) workbench.togglePanel('inspector')
  workbench.openSection('source')
  workbench.select({ type: 'source', uid })
  if (isNew) workbench.editing.setState({ editing: uid, field: 'title', creating: null })
}
