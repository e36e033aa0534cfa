import { z } from 'zod'
import { read } from '../method.ts'

/** How this user likes the window; kept in the user's data folder, not in the project. Unknown keys are dropped. */
export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  privateHidden: z.boolean().default(false),
  /** Panel name → size in CSS pixels; 0 is collapsed. */
  panels: z.record(z.string().max(60), z.number().min(0).max(10_000)).default({}),
  openSections: z.record(z.string().max(60), z.boolean()).default({}),
  networkView: z.enum(['canvas', 'table']).default('canvas'),
  window: z.strictObject({ x: z.int().optional(), y: z.int().optional(), width: z.int(), height: z.int(), maximized: z.boolean() }).optional(),
})
export type Preferences = z.infer<typeof Preferences>

/** Writing a preference is no change of the project, so these are reads to the dispatcher's read-only rule. */
export const preferenceMethods = {
  'preferences.get': read(z.strictObject({}), Preferences),
  'preferences.set': read(z.strictObject({ changes: Preferences.partial() }), Preferences),
}
