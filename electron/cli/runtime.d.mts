/** Whether this Node runs TypeScript sources as they are (22.18 and later) and the database's native module. */
export function isNodeNewEnough(version?: string): boolean
/** The Node to run our programs with: this one where it is new enough, else the one installed with the packages; null where there is none. */
export function findNode(on?: { version?: string; platform?: string; arch?: string }): string | null
export const noNodeMessage: string
