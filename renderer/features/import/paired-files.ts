import { maxImportBytes } from '../../../db/contract/entities/imports.ts'
import { networkSide, type NetworkSide } from '../../../db/domain/network-tables.ts'

/** What is imported at once: a file, or the two tables of one network. */
export interface ImportItem { readonly file: File; readonly beside: File | null }

/** Files to import in their order, with the table of nodes and the table of edges as one where there is exactly one of each. */
export async function pairedFiles(files: readonly File[]): Promise<ImportItem[]> {
  const sides = await Promise.all(files.map(sideOf))
  const [nodes, edges] = (['nodes', 'edges'] as const).map(side => files.filter((_, index) => sides[index] === side))
  const [one, other] = [nodes?.[0], edges?.[0]]
  if (!one || !other || nodes?.length !== 1 || edges?.length !== 1 || one.size + other.size > maxImportBytes) return files.map(file => ({ file, beside: null }))
  return files.flatMap((file): ImportItem[] => (file === one ? [{ file: one, beside: other }] : file === other ? [] : [{ file, beside: null }]))
}

/** What the first line of a text says; null for what is no table of a network. */
async function sideOf(file: File): Promise<NetworkSide | null> {
  if (!/\.(?:csv|tsv|tab|txt)$/iu.test(file.name)) return null
  const beginning = await file.slice(0, 8 * 1024).text().catch(() => '')
  const [first = ''] = beginning.split(/\r\n?|\n/u)
  return networkSide(first.split(/[,;\t|]/u).map(cell => cell.trim().replaceAll('"', '')))
}
