import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FontFamily } from '../domain/scene/text-runs.ts'
import type { FontWeight } from '../domain/scene/types.ts'

export interface FontFile {
  readonly family: FontFamily
  readonly weight: FontWeight
  /** As CSS and SVG count it. */
  readonly cssWeight: 400 | 600
  readonly file: string
  /** Where its npm package keeps it, below node_modules. */
  readonly packagePath: string
}

const font = (family: FontFamily, weight: FontWeight, packageName: string, prefix: string): FontFile => {
  const style = weight === 'regular' ? '400Regular' : '600SemiBold'
  const file = `${prefix}_${style}.ttf`
  return { family, weight, cssWeight: weight === 'regular' ? 400 : 600, file, packagePath: join('@expo-google-fonts', packageName, style, file) }
}

/** The fonts that figures are set in and that ship with the program: no other family, no other weight. */
export const shippedFonts: readonly FontFile[] = (['regular', 'semibold'] as const).flatMap((weight) => [
  font('Noto Sans', weight, 'noto-sans', 'NotoSans'),
  font('Noto Sans Hebrew', weight, 'noto-sans-hebrew', 'NotoSansHebrew'),
  font('Noto Sans Arabic', weight, 'noto-sans-arabic', 'NotoSansArabic'),
])

/**
 * Path of a shipped font. A built program has them in a folder `fonts` beside its bundle, or in one above; run from the sources they
 * are in node_modules. A program packed into an archive keeps them unpacked beside it, for readers that are not Node's own.
 * @param folder where to look instead, for a program that keeps them elsewhere
 * @throws Error where the font is in none of these places
 */
export function fontPath({ file, packagePath }: FontFile, folder?: string): string {
  if (folder !== undefined) return join(folder, file)
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    for (const candidate of [join(at, 'fonts', file), join(at, 'node_modules', packagePath)]) {
      const unpacked = candidate.replace(/\.asar(?=[/\\])/, '.asar.unpacked')
      if (existsSync(unpacked)) return unpacked
    }
    if (dirname(at) === at) break
  }
  throw new Error(`The font ${file} that figures need is missing from this installation. The project is unharmed; install the program again.`)
}
