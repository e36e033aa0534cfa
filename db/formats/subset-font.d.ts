declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'sfnt' | 'woff' | 'woff2' | 'truetype'
    readonly preserveNameIds?: readonly number[]
    readonly noHinting?: boolean
    readonly dropTables?: readonly string[]
  }
  /** A font with the glyphs that the text needs and nothing else (HarfBuzz hb-subset). */
  export default function subsetFont(font: Buffer, text: string, options?: SubsetOptions): Promise<Buffer>
}
