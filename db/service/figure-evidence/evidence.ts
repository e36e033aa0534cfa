import type { Output } from '../../contract/api.ts'
import type { FigureManifest } from '../../contract/entities/figures.ts'
import type { EvidenceOptions, FigureOptions } from '../../contract/methods/figures.ts'
import { programVersion } from '../../contract/version.ts'
import { formatDay } from '../../domain/edtf.ts'
import { filterLine } from '../../domain/filter/summary.ts'
import { zipOf } from '../../formats/archive.ts'
import { canonicalJson } from '../../formats/evidence/canonical.ts'
import { evidenceHtml } from '../../formats/evidence/html.ts'
import { evidenceMarkdown } from '../../formats/evidence/markdown.ts'
import type { Appendix } from '../../formats/evidence/types.ts'
import { describeTime } from '../../formats/svg.ts'
import type { ReadableDatabase } from '../../sqlite/database.ts'
import { figureOf } from '../figure-of.ts'
import { collectEvidence } from './collect.ts'
import { manifestOf } from './manifest.ts'

/** What the figure with its evidence would hold, and what would be kept from it. */
export async function manifestOfFigure(db: ReadableDatabase, options: FigureOptions): Promise<FigureManifest> {
  const { manifest: { included, withheld, hash } } = await appendixOf(db, options)
  return { included: [...included], withheld: [...withheld], hash }
}

/** The figure with its evidence as files. */
export async function evidenceFiles(db: ReadableDatabase, { form, packed, fileName: wanted, ...options }: EvidenceOptions): Promise<Output<'figures.evidence'>> {
  const appendix = await appendixOf(db, options)
  const { fileName, manifest: { included, withheld, hash } } = appendix
  const name = wanted ?? `${fileName} evidence`
  const file = (ending: string, mime: string, text: string) => ({ name: `${name}.${ending}`, mime, bytes: Buffer.from(text, 'utf8') })
  const files = form === 'html' ? [file('html', 'text/html', evidenceHtml(appendix))] : [
    file('md', 'text/markdown', evidenceMarkdown(appendix, { svg: `${name}.svg`, data: `${name}.json` })), file('svg', 'image/svg+xml', appendix.svg),
    file('json', 'application/json', canonicalJson(appendix.data)),
  ]
  const written = packed && files.length > 1 ? [{ name: `${name}.zip`, mime: 'application/zip', bytes: Buffer.from(zipOf(files)) }] : files
  return {
    files: written.map(({ name: own, mime, bytes }) => ({ fileName: own, mime, base64: bytes.toString('base64') })),
    manifest: { included: [...included], withheld: [...withheld], hash },
  }
}

async function appendixOf(db: ReadableDatabase, options: FigureOptions): Promise<Appendix> {
  const figure = await figureOf(db, { ...options, evidence: options.evidence === 'list' ? 'list' : 'numbers' })
  const { scene, ties, title, view, fileName, svg } = figure
  const data = collectEvidence(db, ties, {
    view, asOf: formatDay(scene.asOf), since: scene.since === null ? null : formatDay(scene.since), dating: scene.dating, allTime: scene.allTime,
    filter: filterLine(scene.filter) || null, cropped: options.crop !== undefined,
  })
  return { data, manifest: manifestOf(db, data), title, time: [describeTime(scene), filterLine(scene.filter)].filter(line => line !== '').join('. '), svg, fileName, programVersion }
}
