import { parentPort, workerData } from 'node:worker_threads'
import { EntenteError } from '../../db/contract/errors.ts'
import { renderPng } from '../../db/formats/png.ts'
import type { PngAnswer, PngInput } from './png-renderer.ts'

/** The worker's own composition root: renders the one picture it was started with and answers with its bytes. */
function answer(input: PngInput): PngAnswer {
  try {
    return { ok: true, bytes: renderPng(input) }
  } catch (error) {
    if (error instanceof EntenteError && error.code === 'too_large') return { ok: false, code: 'too_large', message: error.message }
    return { ok: false, code: 'internal', message: 'The picture could not be rendered. The project is untouched; the SVG figure holds the same.' }
  }
}

const result = answer(workerData as PngInput)
parentPort?.postMessage(result, result.ok ? [result.bytes.buffer] : [])
