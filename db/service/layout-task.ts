/** What a worker thread needs to lay out a network: no connection, only what was read before. */
export { layOut, type LayoutRequest } from '../domain/lay-out.ts'
export type { LayoutPoint } from '../domain/layout/force.ts'
