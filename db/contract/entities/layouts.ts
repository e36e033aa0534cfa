import { z } from 'zod'

/**
 * How actors are placed: by forces, by distances along ties (stress), in rings round an actor, on a circle by bloc. Where an analyst puts them by hand
 * is no method: it is what pins keep.
 */
export const layoutKinds = ['force', 'stress', 'concentric', 'circular'] as const
export const LayoutKind = z.enum(layoutKinds)
export type LayoutKind = z.infer<typeof LayoutKind>
