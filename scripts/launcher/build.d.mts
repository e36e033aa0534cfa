/** A digest of every file that the build reads, by content. */
export function digestSources(root: string): string
export function isBuilt(root: string, digest?: string): boolean
/** Builds with the given Node; returns whether it succeeded. */
export function build(root: string, node: string): boolean
