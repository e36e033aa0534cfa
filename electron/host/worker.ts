import { parentPort, workerData } from 'node:worker_threads'
import { EntenteError } from '../../db/contract/errors.ts'
import { renderPng } from '../../db/formats/png.ts'
import type { PngAnswer, PngInput } from './png-renderer.ts'

/** The worker's own composition root: renders the one picture it was started with and answers with its bytes. */
async function answer(input: PngInput): Promise<PngAnswer> {
  try {
    // A copy of its own: the renderer's memory may be pooled, and only whole buffers can be handed over.
    return { ok: true, bytes: new Uint8Array(await renderPng(input)) }
  } catch (error) {
    if (error instanceof EntenteError && error.code === 'too_large') return { ok: false, code: 'too_large', message: error.message }
    return { ok: false, code: 'internal', message: 'The picture could not be rendered. The project is untouched; the SVG figure holds the same.' }
  }
}

void answer(workerData as PngInput).then(result => parentPort?.postMessage(result, result.ok ? [result.bytes.buffer] : []))
