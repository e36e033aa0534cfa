import { figureScene } from '../../db/domain/scene/figure-scene.ts'
import type { Scene } from '../../db/domain/scene/types.ts'
import { renderSvg, type NetworkFigure } from '../../db/formats/svg.ts'
import { createFigureRenderer } from '../../electron/host/figure-renderer.ts'
import { benchNetwork } from './canvas-bench.ts'
import { measure, type Measurement } from './measure.ts'

const actors = 2_000
const time = { asOf: null, since: null, dating: 'possibly', allTime: true, theme: 'light', filter: null } as const
/** A poster, A0 across. */
const widthMm = 1_189
const widthPx = 4_000

/** Figures of 2,000 actors and 6,000 ties: as SVG, from the data to the text, and as PNG, from the SVG to the file, in its own thread. */
export async function benchFigures(): Promise<Measurement[]> {
  const svg = async (): Promise<NetworkFigure> => {
    // A copy each time: what is made of data is kept with it.
    const scene: Scene = figureScene(structuredClone(data), time, { widthMm })
    return await renderSvg(scene, { title: 'Network', source: 'Bench', legend: true, widthMm })
  }
  const data = benchNetwork(actors)
  const figure = await svg()
  const renderer = createFigureRenderer(new URL('../../electron/host/worker.ts', import.meta.url))
  const heightPx = Math.round((widthPx * figure.heightMm) / figure.widthMm)
  try {
    return [
      await measure('figure of 2,000 actors, 6,000 ties as SVG', 7, svg, 1_000),
      await measure('the same as SVG, with numbers on the ties', 3, async () => await renderSvg(figureScene(data, time, { widthMm }), { title: 'Network', source: 'Bench', legend: true, widthMm, numbered: true })),
      await measure(`PNG of it, ${widthPx.toLocaleString('en-GB')} px across`, 5, () => renderer.render({ kind: 'png', svg: figure.svg, widthPx, heightPx, dpi: 300 }), 3_000),
    ]
  } finally {
    renderer.close()
  }
}
