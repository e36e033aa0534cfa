import type { z } from 'zod'

export type Access = 'read' | 'write'
export interface Method<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, A extends Access = Access> {
  readonly access: A
  readonly input: I
  readonly output: O
}

/** A method that leaves the project as it is; it may run on a read-only project. */
export const read = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O, 'read'> => ({ access: 'read', input, output })
/** A method that changes the project: one transaction, one undo step, refused on a read-only project. */
export const write = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O, 'write'> => ({ access: 'write', input, output })
