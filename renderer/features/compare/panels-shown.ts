import type { FigurePanels } from '../../../db/contract/entities/figure-panels.ts'
import type { Day } from '../../../db/contract/values.ts'
import { formatDay, parseEdtf } from '../../../db/domain/edtf.ts'
import type { CompareViewState } from '../../state/compare-view.ts'

/** The pictures that a figure has while several are shown in the window; nothing while it is one. The list of changes is the picture of the difference. */
export function panelsShown({ mode, against, show }: CompareViewState, asOf: Day | null, studyPeriod: string): { panels?: FigurePanels } {
  if (mode === 'off') return {}
  if (mode === 'periods') return { panels: { kind: 'periods' } }
  const study = parseEdtf(studyPeriod)
  return { panels: { kind: 'dates', dates: [formatDay(against ?? study.startEarliest), formatDay(asOf ?? study.endLatest)], show: show === 'side' ? 'side' : 'difference' } }
}
