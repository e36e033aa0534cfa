import { expect, test } from 'vitest'
import { createTextReader } from '../../electron/host/text-reader.ts'
import { linesFrom, pdfOf } from '../fixtures/documents.ts'
import { testProject } from '../builders/project.ts'
import { smallCase } from '../builders/entities.ts'
import { openWorkbench } from '../../electron/host/workbench.ts'
import { temporaryFolder } from '../support/temporary.ts'

const workerFile = new URL('../../electron/host/worker.ts', import.meta.url)
const long = () => pdfOf(Array.from({ length: 80 }, (_, page) => linesFrom(780, ...Array.from({ length: 12 }, (_line, line) => `Line ${line} of page ${page + 1}, on a hotline.`))))

test('texts are read in a thread of their own, told how far, and ended when asked', async () => {
  const reader = createTextReader(workerFile)
  const told: [number, number][] = []
  const content = await reader.read({ bytes: long() }, { signal: new AbortController().signal, progress: (done, total) => void told.push([done, total]) })
  expect(content).toMatchObject({ format: 'pdf', pages: { length: 80 } })
  expect(told.at(-1)).toEqual([80, 80])

  const controller = new AbortController()
  const ended = reader.read({ bytes: long() }, { signal: controller.signal, progress: () => controller.abort() })
  await expect(ended).rejects.toMatchObject({ code: 'cancelled' })
  await expect(reader.read({ bytes: Buffer.from('PK\u{3}\u{4}') }, { signal: new AbortController().signal, progress: () => undefined })).rejects.toMatchObject({ name: 'ImportError' })

  const closed = reader.read({ bytes: long() }, { signal: new AbortController().signal, progress: () => reader.close() })
  await expect(closed).rejects.toMatchObject({ code: 'cancelled' })
})

test('a run that a caller named tells its progress and is ended by its name; nothing is changed then', async () => {
  const made = testProject()
  const { source } = await smallCase(made)
  made.close()
  const workbench = openWorkbench(made.file, { access: 'write', folder: temporaryFolder(), workerFile, checkOutputs: true })
  try {
    const { client } = workbench
    const job = '0195a000-0000-7000-8000-00000000abcd'
    const input = { uid: source, name: 'long.pdf', base64: Buffer.from(long()).toString('base64'), job }
    const before = await client.call('history.get', {})
    const seen: number[] = []
    const cancelling: Promise<{ cancelled: boolean }>[] = []
    const stop = client.subscribe(event => {
      if (event.type !== 'progress' || event.job !== job) return
      seen.push(event.done)
      if (cancelling.length === 0) cancelling.push(client.call('jobs.cancel', { job }))
    })
    await expect(client.call('sources.importText', input)).rejects.toMatchObject({ code: 'cancelled' })
    expect(seen.length).toBeGreaterThan(0)
    expect(await Promise.all(cancelling)).toEqual([{ cancelled: true }])
    expect(await client.call('sources.text', { uid: source })).toBeNull()
    expect(await client.call('history.get', {})).toEqual(before)
    stop()
    expect(await client.call('jobs.cancel', { job })).toEqual({ cancelled: false })
    const done = await client.call('sources.importText', input)
    expect(done).toMatchObject({ changed: true, format: 'pdf', before: null, pages: { length: 80 } })
    const words = 'Line 3 of page 7, on a hotline.'
    const { text } = await client.call('sources.text', { uid: source }) ?? { text: '' }
    const start = text.indexOf(words)
    const { uid } = await client.call('excerpts.create', {
      source, label: '', form: 'quote', statement: 'claim', text: words, locator: '', modality: null, credibility: null, attributedTo: null, actors: [], start, end: start + words.length,
    })
    expect((await client.call('excerpts.get', { uid })).excerpt.locator).toBe('p. 7')
  } finally {
    workbench.close()
  }
})
