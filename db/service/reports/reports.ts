import type { Output, ParsedInput, ProjectService } from '../../contract/api.ts'
import { withoutDirections } from '../../domain/direction.ts'
import { zipOf } from '../../formats/archive.ts'
import { reportDocument } from '../../formats/report/document.ts'
import { reportHtml } from '../../formats/report/html.ts'
import { reportMarkdown } from '../../formats/report/markdown.ts'
import type { ReportData } from '../../formats/report/types.ts'
import { countCodings } from '../../queries/agreement.ts'
import { countTies } from '../../queries/phase-weights.ts'
import type { ServiceContext } from '../context.ts'
import { fileNameOf } from '../file-name.ts'
import type { JobControl, Jobs } from '../jobs.ts'
import { collectReport } from './collect.ts'

/** With more than this, a report would hold the main thread up for longer than a figure does. */
const [mostTiesHere, mostCodingsHere] = [200, 1_500]

/** What collecting takes of the time that a PDF takes. */
const collectingShare = 0.3

type Progress = JobControl['progress']

const nameOf = ({ kind, title, when: { asOf, period } }: ReportData): string => fileNameOf(`${withoutDirections(title)} ${kind === 'project' ? 'report' : 'brief'} ${period ?? asOf}`, 'report')

async function previewOf(context: ServiceContext, options: ParsedInput<'reports.preview'>, progress: Progress): Promise<Output<'reports.preview'>> {
  const data = await collectReport(context, options, progress)
  return { document: reportDocument(data), manifest: data.manifest, fileName: nameOf(data) }
}

async function filesOf(context: ServiceContext, { format, page, packed, fileName, ...options }: ParsedInput<'reports.files'>, progress: Progress): Promise<Output<'reports.files'>> {
  // Of a PDF, collecting is the lesser part of the work.
  const collecting = format === 'pdf' ? collectingShare : 1
  const data = await collectReport(context, options, (done, total) => progress(Math.round((done / total) * 100 * collecting), 100))
  const document = reportDocument(data)
  const name = fileName ?? nameOf(data)
  const file = (ending: string, mime: string, content: string | Uint8Array) => ({ name: `${name}${ending}`, mime, bytes: typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content) })
  const answer = (files: { name: string; mime: string; bytes: Buffer }[], more: { pages: number | null; missingCharacters: string[] } = { pages: null, missingCharacters: [] }) => ({
    files: (packed && files.length > 1 ? [{ name: `${name}.zip`, mime: 'application/zip', bytes: Buffer.from(zipOf(files)) }] : files).map(({ name: own, mime, bytes }) => ({ fileName: own, mime, base64: bytes.toString('base64') })),
    manifest: data.manifest, ...more,
  })
  switch (format) {
    case 'html': return answer([file('.html', 'text/html', reportHtml(document))])
    case 'md': {
      const { text, figures } = reportMarkdown(document, name)
      return answer([file('.md', 'text/markdown', text), ...figures.map(({ fileName: own, svg }) => ({ name: own, mime: 'image/svg+xml', bytes: Buffer.from(svg, 'utf8') }))])
    }
    case 'pdf': {
      // Fonts and shaping are loaded by whoever asks for a PDF, in the thread that reads.
      const { reportPdf } = await import('../../formats/report/pdf.ts')
      const { bytes, pages, missingCharacters } = reportPdf(document, { page, progress: (done, total) => progress(Math.round(100 * (collectingShare + (1 - collectingShare) * (done / total))), 100) })
      return answer([file('.pdf', 'application/pdf', bytes)], { pages, missingCharacters })
    }
  }
}

/**
 * A report of a large project, and every PDF, is put together in a thread that reads the project; laying out pages takes longer than a frame. Of a small
 * one the rest is made here, in parts as short as a figure: starting the thread would take longer.
 */
function elsewhere<M extends 'reports.preview' | 'reports.files'>(
  { db, file, ports }: ServiceContext, jobs: Jobs, method: M, run: (input: ParsedInput<M>, progress: Progress) => Promise<Output<M>>,
): (input: ParsedInput<M>) => Promise<Output<M>> {
  const isLarge = () => countTies(db) > mostTiesHere || countCodings(db) > mostCodingsHere
  return input => jobs.run(input.job, async ({ signal, progress }) => {
    const { format } = input as { format?: string }
    if (file === null || !ports.readElsewhere || (format !== 'pdf' && !isLarge())) return await run(input, progress)
    return await ports.readElsewhere(file, method, input, input.job === undefined ? undefined : { signal, progress }) as Output<M>
  })
}

/** Reports on a tie, on two actors, or on the whole project. */
export function reportService(context: ServiceContext, jobs: Jobs): Pick<ProjectService, 'reports.preview' | 'reports.files'> {
  return {
    'reports.preview': elsewhere(context, jobs, 'reports.preview', (input, progress) => previewOf(context, input, progress)),
    'reports.files': elsewhere(context, jobs, 'reports.files', (input, progress) => filesOf(context, input, progress)),
  }
}
