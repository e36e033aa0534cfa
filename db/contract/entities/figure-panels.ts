import { z } from 'zod'
import { EdtfText } from '../values.ts'

/** Several pictures of the network in one figure, with everyone in the same places. */
export const FigurePanels = z.discriminatedUnion('kind', [
  /** One for every period of the study, each tie at its highest level in it. */
  z.strictObject({ kind: z.literal('periods') }),
  /** Two dates, whichever comes first: beside each other, or one picture of what differs. */
  z.strictObject({ kind: z.literal('dates'), dates: z.tuple([EdtfText, EdtfText]), show: z.enum(['side', 'difference']) }),
])
export type FigurePanels = z.infer<typeof FigurePanels>
