import type { z } from 'zod'
import type { Method } from './method.ts'
import { actorMethods, codebookMethods, coderMethods, eventMethods, evidenceMethods, sourceMethods, tieMethods } from './methods/nouns.ts'
import { agreementMethods, analysisMethods } from './methods/agreement.ts'
import { attributeMethods } from './methods/attributes.ts'
import { backupMethods } from './methods/backups.ts'
import { balanceMethods } from './methods/balance.ts'
import { balanceFigureMethods } from './methods/balance-figures.ts'
import { centralityMethods } from './methods/centrality.ts'
import { chartFigureMethods } from './methods/chart-figures.ts'
import { codingMethods } from './methods/coding.ts'
import { copyFileMethods, copyMethods } from './methods/copies.ts'
import { codebookEditingMethods } from './methods/codebook.ts'
import { eventSeriesMethods } from './methods/event-series.ts'
import { dyadMethods } from './methods/dyad.ts'
import { exportMethods } from './methods/exports.ts'
import { figureMethods } from './methods/figures.ts'
import { fileMethods } from './methods/files.ts'
import { gapMethods } from './methods/gaps.ts'
import { historyMethods } from './methods/history.ts'
import { lockMethods } from './methods/locks.ts'
import { layoutMethods } from './methods/layouts.ts'
import { importMapMethods } from './methods/import-maps.ts'
import { importMethods } from './methods/imports.ts'
import { matrixMethods } from './methods/matrix.ts'
import { mergeMethods } from './methods/merge.ts'
import { networkCodingMethods } from './methods/network-coding.ts'
import { noteListMethods } from './methods/note-lists.ts'
import { noteMethods } from './methods/notes.ts'
import { passageMethods } from './methods/passages.ts'
import { planeMethods } from './methods/plane.ts'
import { timelineMethods } from './methods/timeline.ts'
import { preferenceMethods } from './methods/preferences.ts'
import { problemReportMethods } from './methods/problem-report.ts'
import { projectMethods } from './methods/project.ts'
import { recoveryMethods } from './methods/recovery.ts'
import { proposalMethods } from './methods/proposals.ts'
import { referenceMethods } from './methods/reference.ts'
import { reportMethods } from './methods/reports.ts'
import { textMethods } from './methods/texts.ts'
import { savedFilterMethods } from './methods/saved-filters.ts'
import { sharingFileMethods, sharingMethods } from './methods/sharing.ts'

/** The one typed contract between every shell and the service: method name → access, input, output. */
export const api = {
  ...projectMethods,
  ...actorMethods,
  ...coderMethods,
  ...sourceMethods,
  ...eventMethods,
  ...eventSeriesMethods,
  ...tieMethods,
  ...codebookMethods,
  ...codebookEditingMethods,
  ...evidenceMethods,
  ...codingMethods,
  ...gapMethods,
  ...passageMethods,
  ...agreementMethods,
  ...analysisMethods,
  ...balanceMethods,
  ...balanceFigureMethods,
  ...chartFigureMethods,
  ...centralityMethods,
  ...dyadMethods,
  ...matrixMethods,
  ...networkCodingMethods,
  ...noteMethods,
  ...noteListMethods,
  ...mergeMethods,
  ...exportMethods,
  ...figureMethods,
  ...planeMethods,
  ...reportMethods,
  ...timelineMethods,
  ...layoutMethods,
  ...importMethods,
  ...importMapMethods,
  ...attributeMethods,
  ...referenceMethods,
  ...proposalMethods,
  ...textMethods,
  ...preferenceMethods,
  ...copyMethods,
  ...sharingMethods,
  ...savedFilterMethods,
  ...historyMethods,
  ...fileMethods,
  ...copyFileMethods,
  ...backupMethods,
  ...sharingFileMethods,
  ...lockMethods,
  ...recoveryMethods,
  ...problemReportMethods,
} as const satisfies Record<string, Method>

export type Methods = typeof api
export type MethodName = keyof Methods
/** What a caller passes: defaults may be left out. */
export type Input<M extends MethodName> = z.input<Methods[M]['input']>
/** What a service receives: defaults filled in. */
export type ParsedInput<M extends MethodName> = z.output<Methods[M]['input']>
export type Output<M extends MethodName> = z.output<Methods[M]['output']>

/** What a caller holds, whichever transport is behind it. Rejects with an EntenteError. */
export interface Client {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>
  /** Calls back on every push event; returns a function that stops it. */
  subscribe(listener: (event: import('./push.ts').PushEvent) => void): () => void
}

/** What answers: every method, synchronous or not. The dispatcher makes it asynchronous for everyone. */
export type Service = { readonly [M in MethodName]: (input: ParsedInput<M>) => Output<M> | Promise<Output<M>> }

/** The methods of the program around the project: they need none to be open. */
export type HostMethodName = keyof typeof fileMethods | keyof typeof copyFileMethods | keyof typeof backupMethods | keyof typeof sharingFileMethods | keyof typeof lockMethods | keyof typeof recoveryMethods | keyof typeof problemReportMethods
/** What the service of an open project implements. */
export type ProjectService = Omit<Service, HostMethodName>
