import { z } from 'zod'
import { read } from '../method.ts'
import { BackupSettings } from '../entities/backups.ts'
import { Uid } from '../values.ts'

/** The preferences without their defaults: what a change of some of them may carry. */
const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  privateHidden: z.boolean(),
  /** Panel name → size in CSS pixels; 0 is collapsed. */
  panels: z.record(z.string().max(60), z.number().min(0).max(10_000)),
  openSections: z.record(z.string().max(60), z.boolean()),
  networkView: z.enum(['canvas', 'table']),
  /** Actors snap to the grid while they are dragged or moved by keys. */
  snapToGrid: z.boolean(),
  /** Size of the interface where the page sets it; 1 is its usual one. */
  zoom: z.number().min(0.8).max(2),
  /** The view of the network that was shown last, by project. */
  shownViews: z.record(Uid, Uid),
  /** The service of the synced folder or network drive of a project that is known and not to be warned about again, by project. */
  knownPlaces: z.record(Uid, z.string().max(200)),
  /** Minutes after which a project with a passphrase locks itself when nobody works on it. */
  autoLockMinutes: z.int().min(1).max(1_440),
  /** The tour was seen or skipped. */
  tourSeen: z.boolean(),
  /** Backups by themselves. */
  backups: BackupSettings,
  window: z.strictObject({ x: z.int().optional(), y: z.int().optional(), width: z.int(), height: z.int(), maximized: z.boolean() }).optional(),
}

/** How this user likes the window; kept in the user's data folder, not in the project. Unknown keys are dropped. */
export const Preferences = z.strictObject({
  ...fields,
  theme: fields.theme.default('system'),
  privateHidden: fields.privateHidden.default(false),
  panels: fields.panels.default({}),
  openSections: fields.openSections.default({}),
  networkView: fields.networkView.default('canvas'),
  snapToGrid: fields.snapToGrid.default(false),
  zoom: fields.zoom.default(1),
  shownViews: fields.shownViews.default({}),
  knownPlaces: fields.knownPlaces.default({}),
  autoLockMinutes: fields.autoLockMinutes.default(15),
  tourSeen: fields.tourSeen.default(false),
  backups: fields.backups.default(BackupSettings.parse({})),
})
export type Preferences = z.infer<typeof Preferences>

/** Some preferences. Made of the fields without defaults: `Preferences.partial()` would fill them in and so reset what is not named. */
export const PreferenceChanges = z.strictObject(fields).partial()
export type PreferenceChanges = z.infer<typeof PreferenceChanges>

/** Writing a preference is no change of the project, so these are reads to the dispatcher's read-only rule. */
export const preferenceMethods = {
  'preferences.get': read(z.strictObject({}), Preferences),
  'preferences.set': read(z.strictObject({ changes: PreferenceChanges }), Preferences),
}
