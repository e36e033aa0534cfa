import { z } from 'zod'

/** That a project stands where something else copies, or serves, its file while it is open. */
export const SyncedPlace = z.strictObject({
  /** Whose folder it is, for people: “Dropbox”, “a network drive (NFS)”. */
  service: z.string(),
  /** The folder that is synced or served; the share where it is a path of Windows. */
  folder: z.string(),
  /** What can happen there and what to do, for people. */
  advice: z.string(),
})
export type SyncedPlace = z.infer<typeof SyncedPlace>
