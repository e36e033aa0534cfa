import type { ProjectService } from '../contract/api.ts'
import { actorService } from './actors.ts'
import { adjudicationService } from './adjudications.ts'
import { agreementService } from './agreement.ts'
import { assessmentService } from './assessments.ts'
import { attributeService } from './attributes.ts'
import { balanceService } from './balance.ts'
import { balanceFigureService } from './balance-figures.ts'
import { centralityService } from './centrality.ts'
import { chartFigureService } from './chart-figures.ts'
import { bulkService } from './bulk.ts'
import { codebookEditingService } from './codebook-editing.ts'
import { coderService } from './coders.ts'
import { copyService } from './copies.ts'
import type { ServiceContext } from './context.ts'
import { disagreementService } from './disagreements.ts'
import { duplicateService } from './duplicate.ts'
import { dyadService } from './dyad.ts'
import { entityService } from './entities.ts'
import { translateError } from './errors.ts'
import { eventService } from './events.ts'
import { eventSeriesService } from './event-series.ts'
import { evidenceService } from './evidence.ts'
import { figureService } from './figures.ts'
import { frameworkService } from './framework.ts'
import { gapService } from './gaps.ts'
import { historyService } from './history.ts'
import { createJobs, jobService } from './jobs.ts'
import { layoutService } from './layouts.ts'
import { matrixService } from './matrix.ts'
import { mergeService } from './merge.ts'
import { importMapService } from './import-maps.ts'
import { importService } from './imports.ts'
import { networkService } from './network.ts'
import { exportService } from './exports.ts'
import { networkCodingService } from './network-coding.ts'
import { noteListService } from './note-lists.ts'
import { noteService } from './notes.ts'
import { passageService } from './passages.ts'
import { planeService } from './plane.ts'
import { codeRuleService } from './code-rules.ts'
import { proposalService } from './proposals.ts'
import { projectDocumentService } from './project-documents.ts'
import { projectService } from './project.ts'
import { readingAnalysisService } from './reading-analysis.ts'
import { readingService } from './readings.ts'
import { referenceService } from './reference.ts'
import { reportService } from './reports/reports.ts'
import { savedFilterService } from './saved-filters.ts'
import { sourceService } from './sources.ts'
import { sharingService } from './sharing.ts'
import { sourceTextService } from './source-text.ts'
import { timelineService } from './timeline.ts'
import { tieService } from './ties.ts'
import { viewService } from './views.ts'

/** Every method of the contract that is the project's, over one open project. Inputs are taken as parsed; errors of the database leave as our own. */
export function createService(context: ServiceContext): ProjectService {
  const jobs = createJobs(context)
  return guarded({
    ...projectService(context, jobs),
    ...entityService(context),
    ...networkService(context),
    ...networkCodingService(context),
    ...exportService(context),
    ...projectDocumentService(context, jobs),
    ...viewService(context),
    ...layoutService(context, jobs),
    ...actorService(context),
    ...coderService(context),
    ...sourceService(context),
    ...sourceTextService(context, jobs),
    ...eventService(context),
    ...eventSeriesService(context),
    ...tieService(context),
    ...frameworkService(context),
    ...codebookEditingService(context),
    ...evidenceService(context),
    ...passageService(context),
    ...assessmentService(context),
    ...readingService(context),
    ...gapService(context),
    ...readingAnalysisService(context),
    ...agreementService(context),
    ...balanceService(context, jobs),
    ...balanceFigureService(context),
    ...chartFigureService(context),
    ...centralityService(context, jobs),
    ...dyadService(context),
    ...disagreementService(context),
    ...adjudicationService(context),
    ...matrixService(context),
    ...noteService(context),
    ...noteListService(context),
    ...mergeService(context),
    ...duplicateService(context),
    ...bulkService(context),
    ...figureService(context),
    ...planeService(context),
    ...reportService(context, jobs),
    ...timelineService(context),
    ...importService(context, jobs),
    ...importMapService(context),
    ...attributeService(context),
    ...referenceService(),
    ...codeRuleService(context),
    ...proposalService(context),
    ...copyService(context),
    ...sharingService(context),
    ...jobService(jobs),
    ...savedFilterService(context),
    ...historyService(context),
  } satisfies ProjectService)
}

function guarded(service: ProjectService): ProjectService {
  const methods = (Object.keys(service) as (keyof ProjectService)[]).map(name => {
    const method = service[name] as (input: unknown) => unknown
    return [name, (input: unknown) => {
      try {
        const result = method(input)
        return result instanceof Promise ? result.catch((error: unknown) => { throw translateError(error) }) : result
      } catch (error) {
        throw translateError(error)
      }
    }] as const
  })
  return Object.fromEntries(methods) as unknown as ProjectService
}
