import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createTextReader } from '../../electron/host/text-reader.ts'
import { docxOf, linesFrom, paragraph, pdfOf } from '../fixtures/documents.ts'

// What the built worker has in it: the readers of texts, pdf.js with them. They must not look for a package.
test('the built program reads texts of every format', async () => {
  const worker = join(import.meta.dirname, '../../out/main/worker.js')
  expect(existsSync(worker), 'the program is built: npm run build').toBe(true)
  const reader = createTextReader(worker)
  const told: number[] = []
  const read = (bytes: Uint8Array) => reader.read({ bytes }, { signal: new AbortController().signal, progress: done => void told.push(done) })
  try {
    expect(await read(pdfOf([linesFrom(700, 'Leaders met.'), linesFrom(700, 'Again.')]))).toMatchObject({ format: 'pdf', text: 'Leaders met.\n\nAgain.', pages: [{ label: '1', start: 0 }, { label: '2', start: 14 }] })
    expect(told).toEqual([1, 2])
    expect(await read(docxOf(paragraph('Leaders met.')))).toMatchObject({ format: 'docx', text: 'Leaders met.' })
    expect(await read(Buffer.from('<!doctype html><p>Leaders <b>met</b>.'))).toMatchObject({ format: 'html', text: 'Leaders met.' })
    expect(await read(Buffer.from('Лидеры встретились.'))).toMatchObject({ format: 'text', encoding: 'UTF-8' })
  } finally {
    reader.close()
  }
})
