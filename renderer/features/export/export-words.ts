import type { ExportFormat } from '../../../db/contract/methods/exports.ts'
import { isNetwork, wordsOf } from './export-formats.ts'

/** What the lists of an export say around its counts. */
export const exportWords = (format: ExportFormat) => ({
  empty: 'There is nothing of that in the project yet.',
  manner: `${wordsOf(format).group.manner}${isNetwork(format) && format !== 'pajek' ? ' How ties fit and how they are read are attributes.' : ''}`,
  same: 'Nothing: the format holds all of what goes in.',
  whole: 'Nothing: the project holds nothing else.',
})
