// Writes the icons of the installers from electron/icons/app.svg and document.svg. Run it after changing one of them; the files are kept.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { icnsOf, icoOf, pictureOf } from './package/icon-files.ts'

const folder = join(import.meta.dirname, '../electron/icons')
const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** The Macintosh leaves a tenth of the picture free around an icon. */
const macMargin = 100 / 1024

mkdirSync(join(folder, 'linux'), { recursive: true })
for (const [name, drawing, margin] of [['icon', 'app.svg', macMargin], ['document', 'document.svg', 0]] as const) {
  const svg = readFileSync(join(folder, drawing), 'utf8')
  writeFileSync(join(folder, `${name}.ico`), icoOf(windowsSizes.map(size => ({ size, png: pictureOf(svg, size) }))))
  writeFileSync(join(folder, `${name}.icns`), icnsOf(size => pictureOf(svg, size, margin)))
  if (name === 'icon') for (const size of linuxSizes) writeFileSync(join(folder, 'linux', `${size}x${size}.png`), pictureOf(svg, size))
}
