import { textString, type PdfObjects } from '../../pdf/objects.ts'

export type Tag = 'Document' | 'H1' | 'H2' | 'H3' | 'H4' | 'P' | 'BlockQuote' | 'Table' | 'Caption' | 'TR' | 'TH' | 'TD' | 'L' | 'LI' | 'LBody' | 'Figure' | 'Link' | 'Sect'

export interface TagNode {
  readonly object: number
  readonly tag: Tag
  readonly parent: number
  readonly kids: string[]
  readonly more: string
}

/** What a document consists of, for readers that do not look at it: the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8). */
export class TagTree {
  private readonly objects: PdfObjects
  private readonly root: number
  private readonly nodes: TagNode[] = []
  /** By the number of a page's or annotation's own entry: what its marked contents, or it, belong to. */
  private readonly parents: (readonly number[] | number)[] = []
  readonly document: TagNode

  constructor(objects: PdfObjects) {
    this.objects = objects
    this.root = objects.reserve()
    this.document = this.make('Document', this.root, '')
  }

  /** @param about entries of the element beside its tag, such as an alternative text */
  add(parent: TagNode, tag: Tag, about: { readonly alt?: string; readonly scope?: 'Column' | 'Row' } = {}): TagNode {
    const more = [about.alt === undefined ? '' : `/Alt ${textString(about.alt)}`, about.scope === undefined ? '' : `/A << /O /Table /Scope /${about.scope} >>`].filter(Boolean).join(' ')
    const node = this.make(tag, parent.object, more)
    parent.kids.push(`${node.object} 0 R`)
    return node
  }

  private make(tag: Tag, parent: number, more: string): TagNode {
    const node = { object: this.objects.reserve(), tag, parent, kids: [], more }
    this.nodes.push(node)
    return node
  }

  /** The number under which a page's marked contents are entered. */
  enterPage(contents: readonly TagNode[]): number {
    this.parents.push(contents.map(({ object }) => object))
    return this.parents.length - 1
  }

  enterAnnotation(node: TagNode): number {
    this.parents.push(node.object)
    return this.parents.length - 1
  }

  /** Writes the tree; returns the number of its root. */
  write(): number {
    for (const { object, tag, parent, kids, more } of this.nodes) {
      this.objects.set(object, `<< /Type /StructElem /S /${tag} /P ${parent} 0 R ${more} /K [${kids.join(' ')}] >>`)
    }
    const numbers = this.parents.map((entry, at) => `${at} ${typeof entry === 'number' ? `${entry} 0 R` : `[${entry.map(object => `${object} 0 R`).join(' ')}]`}`)
    const tree = this.objects.add(`<< /Nums [${numbers.join('\n')}] >>`)
    this.objects.set(this.root, `<< /Type /StructTreeRoot /K [${this.document.object} 0 R] /ParentTree ${tree} 0 R /ParentTreeNextKey ${this.parents.length} >>`)
    return this.root
  }
}
