import type { Encodings } from '../../db/contract/entities/encodings.ts'

/** What the look of the network says, in this window: exactly the part of a view's settings, so that a view is saved and shown as it is. */
export type AppearanceState = Encodings
export { usualEncodings as firstAppearance } from '../../db/contract/entities/encodings.ts'
