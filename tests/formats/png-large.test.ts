import { createInflate } from 'node:zlib'
import { expect, it } from 'vitest'
import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import { renderSvg } from '../../db/formats/svg.ts'
import { createFigureRenderer } from '../../electron/host/figure-renderer.ts'
import { sampleNetwork } from '../fixtures/networks.ts'

const side = 10_000
const bands = 10

/** How many bytes of each of ten bands of a PNG are not what their neighbours foretell: something is drawn there. Never the whole picture in memory. */
async function drawnIn(png: Buffer): Promise<{ bytes: number; drawn: number[] }> {
  const inflate = createInflate()
  const drawn = Array.from({ length: bands }, () => 0)
  let bytes = 0
  const perBand = ((side * 3 + 1) * side) / bands
  const done = new Promise<void>((resolve, reject) => {
    inflate.on('data', (chunk: Buffer) => {
      const band = Math.min(bands - 1, Math.floor(bytes / perBand))
      let count = 0
      for (const byte of chunk) if (byte !== 0) count++
      drawn[band] = (drawn[band] ?? 0) + count
      bytes += chunk.length
    }).on('end', resolve).on('error', reject)
  })
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') inflate.write(png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  inflate.end()
  await done
  return { bytes, drawn }
}

it('a picture of 10,000 × 10,000 pixels is written, off the main thread, and drawn from top to bottom', async () => {
  const scene = figureScene(sampleNetwork(), { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', filter: null }, { widthMm: 174 })
  const { svg } = await renderSvg(scene, { title: 'Sample', source: 'Project', legend: true, widthMm: 174, heightMm: 174 })
  const renderer = createFigureRenderer(new URL('../../electron/host/worker.ts', import.meta.url))
  let turns = 0
  const ticking = setInterval(() => { turns += 1 }, 20)
  const bytes = await renderer.render({ kind: 'png', svg, widthPx: side, heightPx: side, dpi: 600 }).finally(() => clearInterval(ticking))
  renderer.close()
  // The thread that asked went on with other things meanwhile.
  expect(turns).toBeGreaterThan(5)
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side])
  const { bytes: raw, drawn } = await drawnIn(png)
  expect(raw).toBe((side * 3 + 1) * side)
  for (const count of drawn) expect(count).toBeGreaterThan(1_000)
}, 60_000)
