import { z } from 'zod'
import { write } from '../method.ts'
import { LayoutKind } from '../entities/layouts.ts'
import { Uid } from '../values.ts'

export const layoutMethods = {
  /**
   * Places the actors of a view anew, off the main thread: one undo step, “Lay out: circular by bloc”. Pinned actors stay, and so do those that are
   * moved or pinned by hand while it runs. The same project, view and seed give the same places. Throws `cancelled` after `jobs.cancel`; nothing is
   * changed then.
   */
  'views.layout': write(
    z.strictObject({
      /** The view. */
      uid: Uid,
      layout: LayoutKind,
      /** The actors to place; absent: all. They are arranged among themselves, about the place where they stand. */
      only: z.array(Uid).min(1).max(100_000).optional(),
      /** The middle of a concentric layout; absent: the best connected actor. */
      focus: z.array(Uid).min(1).max(1_000).optional(),
      /** Another seed gives another arrangement where the method leaves a choice: force-directed and stress. */
      seed: z.int().min(1).max(1_000_000).default(1),
      /** A fresh uid that names this run: push events of type `progress` carry it, and `jobs.cancel` ends it. */
      job: Uid.optional(),
    }),
    /** How many actors stand elsewhere now. */
    z.strictObject({ moved: z.int().min(0) }),
  ),
}
