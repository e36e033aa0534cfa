import { z } from 'zod'
import { FigureManifest } from '../entities/figures.ts'
import { pageSizes, ReportDocument, ReportOptions } from '../entities/reports.ts'
import { read } from '../method.ts'

/** Files of a report: one HTML file, Markdown with its figures beside it, or a PDF. */
export const reportFormats = ['html', 'md', 'pdf'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const reportMethods = {
  /** What a report says, as blocks, with what is in and what is kept out. Never holds notes or events of restricted data sets. */
  'reports.preview': read(ReportOptions, z.strictObject({ document: ReportDocument, manifest: FigureManifest, fileName: z.string() })),
  /** A report as files. The same project and options give the same bytes. */
  'reports.files': read(ReportOptions.extend({
    format: z.enum(reportFormats),
    /** Of a PDF. */
    page: z.enum(pageSizes).default('A4'),
    /** Several files as one ZIP archive. */
    packed: z.boolean().default(false),
    /** Name of the files without their ending; absent: made from the subject and the time. */
    fileName: z.string().trim().min(1).max(200).optional(),
  }), z.strictObject({
    files: z.array(z.strictObject({ fileName: z.string(), mime: z.string(), base64: z.string() })),
    manifest: FigureManifest,
    /** Of a PDF; null otherwise. */
    pages: z.int().nullable(),
    /** Characters that the fonts of a PDF lack: it shows boxes for them. Empty for other formats. */
    missingCharacters: z.array(z.string()),
  })),
}
