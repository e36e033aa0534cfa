import { z } from 'zod'
import { EntityRef, Instant, Name, Uid } from '../values.ts'

const count = z.int().min(0)

/** What a blind copy is made for. */
export const BundleOptions = z.strictObject({
  /** The second coder. One of that name in the project is that coder; else the copy has a new one. */
  coder: Name,
  /** Whether the excerpts go along, so that both code the same passages. They show what the first coder selected. */
  excerpts: z.boolean().default(false),
})
export type BundleOptions = z.infer<typeof BundleOptions>

/** What a blind copy holds and what was kept from it, and why. */
export const BundleManifest = z.strictObject({
  project: z.strictObject({ uid: Uid, title: z.string() }),
  coder: z.strictObject({
    uid: Uid, name: z.string(),
    /** The project has this coder already. */
    known: z.boolean(),
  }),
  excerpts: z.boolean(),
  included: z.array(z.strictObject({ what: z.string(), count })),
  withheld: z.array(z.strictObject({ what: z.string(), count, why: z.string() })),
  /** What to think of before giving the copy away. */
  cautions: z.array(z.string()),
})
export type BundleManifest = z.infer<typeof BundleManifest>

/** Where a project file came from, where it is a copy made for somebody. */
export const CopyOrigin = z.strictObject({ kind: z.enum(['blind', 'shared']), projectTitle: z.string(), coderName: z.string(), createdAt: Instant })
export type CopyOrigin = z.infer<typeof CopyOrigin>

/** What is told apart when another copy of a project is merged: entities, and parts of them that are decided on their own. */
export const mergedTypes = [
  'project', 'coder', 'data-set', 'source', 'full-text', 'framework', 'aspect', 'scale-step', 'indicator', 'actor', 'affiliation', 'excerpt', 'event', 'tie',
  'tie-phase', 'period', 'assessment', 'adjudication', 'overrule', 'evidence', 'evidence-adjudication', 'note', 'view',
] as const
export type MergedType = (typeof mergedTypes)[number]

/** Whose value stands where the two copies differ. */
export const MergeSide = z.enum(['ours', 'theirs'])
export type MergeSide = z.infer<typeof MergeSide>
/** `newer`: the value of the copy in which the thing was changed last; ours where neither is later. */
export const ConflictRule = z.enum(['ours', 'theirs', 'newer'])
export type ConflictRule = z.infer<typeof ConflictRule>

export const CopyMergeOptions = z.strictObject({
  onConflict: ConflictRule.default('ours'),
  /** By the id of a conflict: decided on its own, whatever the rule says. */
  choices: z.record(z.string().max(300), MergeSide).default({}),
  /** Merges a project that has nothing in common with this one as well. */
  unrelated: z.boolean().default(false),
})
export type CopyMergeOptions = z.infer<typeof CopyMergeOptions>

export const CopyConflict = z.strictObject({
  /** Names it in `choices`; the same for the same two files. */
  id: z.string(),
  type: z.enum(mergedTypes), title: z.string(),
  /** The entity to open for it, here. */
  entity: EntityRef.nullable(),
  field: z.string(),
  /** The two values as text, around the first difference where they are long. */
  ours: z.string(), theirs: z.string(),
  oursAt: z.string(), theirsAt: z.string(),
  choice: MergeSide,
  /** Theirs cannot be taken: something else here has that code or key. */
  fixed: z.boolean(),
})
export type CopyConflict = z.infer<typeof CopyConflict>

export const relations = ['same-project', 'related', 'unrelated'] as const

/** What merging another copy does, or would do. */
export const CopyMergeReport = z.strictObject({
  other: z.strictObject({
    name: z.string(), title: z.string(), projectUid: Uid, sha256: z.string(),
    /** `related`: another project, with entities in common; `unrelated`: none but the built-in codebook. */
    relation: z.enum(relations),
    /** For whom it was made, where it is a copy for somebody. */
    copy: CopyOrigin.nullable(),
  }),
  /** By type: what is only there, the same in both, the same with something more in its lists (aliases, citations, earlier versions), and different. */
  types: z.array(z.strictObject({ type: z.enum(mergedTypes), new: count, same: count, added: count, conflicting: count })),
  conflicts: z.array(CopyConflict),
  moreConflicts: count,
  /** What stays in the other file, and why. */
  skipped: z.array(z.strictObject({ what: z.enum(mergedTypes), count, why: z.string() })),
  /** Something of ours was, or would be, changed or added. */
  changes: z.boolean(),
})
export type CopyMergeReport = z.infer<typeof CopyMergeReport>
