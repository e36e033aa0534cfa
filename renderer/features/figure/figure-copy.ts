import type { Client } from '../../../db/contract/api.ts'
import { EntenteError } from '../../../db/contract/errors.ts'
import type { Workbench } from '../../state/workbench.ts'
import { figureFile } from './figure-files.ts'
import { figureMethods, type FigureQuestion } from './figure-subject.ts'

const refused = () => new EntenteError('forbidden', 'The clipboard did not take the picture: this browser does not allow it. Nothing was changed. Save it as PNG instead, or click into the window and try again.')

/** Puts the figure on the clipboard as a picture. Returns what to tell; rejects with an EntenteError where the clipboard refuses. */
export async function copyPicture(client: Client, question: FigureQuestion): Promise<string> {
  // The picture is promised, not awaited: browsers let a page write within the moment of the press alone.
  let failure: unknown = null
  const picture = figureFile(client, { format: 'png', form: 'html' }, question).then(({ bytes, mime }) => new Blob([bytes], { type: mime }))
  picture.catch((error: unknown) => { failure = error })
  if (typeof ClipboardItem === 'undefined') throw refused()
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
  } catch {
    throw failure instanceof EntenteError ? failure : refused()
  }
  return 'The figure is on the clipboard as a picture.'
}

/** Puts the text of the figure's SVG on the clipboard. Returns what to tell. */
export async function copySvg({ client, shell }: Pick<Workbench, 'client' | 'shell'>, { subject, options }: FigureQuestion): Promise<string> {
  const { svg } = await client.call(figureMethods[subject].svg, options)
  await shell.copyText(svg)
  return 'The figure is on the clipboard as SVG text.'
}
