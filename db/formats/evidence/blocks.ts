/** A document in parts that HTML and Markdown both have; texts are plain, and each writer escapes them its own way. */
export interface Inline {
  readonly text: string
  readonly look?: 'strong' | 'quiet' | 'code'
  /** The id of a heading or of an item of this document. */
  readonly to?: string
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string; readonly id?: string }
  | { readonly kind: 'text'; readonly parts: readonly Inline[] }
  /** Somebody's words as they stand, with the line that says whose. */
  | { readonly kind: 'quote'; readonly text: string; readonly from: readonly Inline[] }
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'list'; readonly items: readonly { readonly id?: string; readonly blocks: readonly Block[] }[] }

export const plain = (text: string): Inline => ({ text })
export const strong = (text: string): Inline => ({ text, look: 'strong' })
export const quiet = (text: string): Inline => ({ text, look: 'quiet' })
export const code = (text: string): Inline => ({ text, look: 'code' })
export const paragraph = (...parts: readonly (Inline | string)[]): Block => ({ kind: 'text', parts: parts.map(part => (typeof part === 'string' ? plain(part) : part)) })
