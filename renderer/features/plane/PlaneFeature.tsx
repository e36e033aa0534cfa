import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { MatrixData } from '../../../db/contract/entities/matrix.ts'
import { buildPlane } from '../../../db/domain/plane/build-plane.ts'
import { planeLegend } from '../../../db/domain/plane/legend.ts'
import { markPath } from '../../../db/domain/plane/marks.ts'
import type { PlaneScene } from '../../../db/domain/plane/types.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery, useStoreValue, useTheme, useWorkbench } from '../../ui/hooks.ts'
import { PlaneDrawing } from './PlaneDrawing.tsx'
import './plane.css'

/** Every tie by its fit of the two practices, through the periods. */
export function PlaneFeature() {
  const workbench = useWorkbench()
  const query = useQuery('matrix.get', {})
  const data = query.status === 'loading' ? undefined : query.value
  return (
    <div className="plane">
      {query.status === 'error' && <ErrorNotice title="The practice plane could not be read" error={query.error} onRetry={() => workbench.queries.invalidate('everything')} />}
      {data && <Plane data={data} />}
    </div>
  )
}

function Plane({ data }: { data: MatrixData }) {
  const { planeView, layout } = useWorkbench()
  const theme = useTheme()
  const period = useStoreValue(planeView, state => state.period)
  const stage = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const box = stage.current
    if (!box) return
    const measure = () => setSize({ width: Math.max(320, box.clientWidth), height: Math.max(280, box.clientHeight) })
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const index = data.periods.findIndex(each => each.uid === period)
  const scene = useMemo(() => size && buildPlane(data, { ...size, theme, period: index < 0 ? null : index }), [data, size, theme, index])
  const isLacking = !data.aspects.some(aspect => aspect.code === 'P1') || !data.aspects.some(aspect => aspect.code === 'P2')
  return (
    <>
      <div className="plane-stage" ref={stage}>
        {isLacking && <EmptyState centred title="No plane without P1 and P2" text="The codebook has no such aspects in use. Bring them back in the codebook." />}
        {!isLacking && scene && scene.points.length === 0 && (
          <EmptyState centred title="No tie has a place yet" text="A tie stands here once it is coded on both practices, P1 and P2, in a period.">
            <Button look="strong" keys="G M" onPress={() => layout.setState({ tab: 'matrix' })}>Code in the matrix</Button>
          </EmptyState>
        )}
        {scene && scene.points.length > 0 && <PlaneDrawing scene={scene} periods={data.periods} />}
      </div>
      {scene && !isLacking && <PlaneSide scene={scene} data={data} />}
    </>
  )
}

/** What the marks mean, and what has no place. */
function PlaneSide({ scene, data }: { scene: PlaneScene; data: MatrixData }) {
  const workbench = useWorkbench()
  const hatch = useId()
  return (
    <div className="plane-side" role="region" aria-label="Legend and ties not placed" tabIndex={0}>
      {planeLegend.map(({ title, keys }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul className="plane-legend">
            {keys.map(key => (
              <li key={key.text}>
                <svg width="22" height="20" aria-hidden="true">
                  {key.look === 'hatched' && (
                    <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="3" className="plane-hatch" /></pattern>
                  )}
                  <path className={`plane-key-${key.look}`} d={markPath(key.shape, 11, 10, key.radius)} {...(key.look === 'hatched' ? { fill: `url(#${hatch})` } : {})} />
                </svg>
                {key.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>Not placed</h2>
        {scene.unplaced.length === 0 && <p className="quiet">No tie is coded on one practice alone.</p>}
        <ul className="plane-unplaced" aria-label="Ties not placed">
          {scene.unplaced.map(({ uid, period, lacks, text }) => (
            <li key={`${uid} ${period}`}>
              <button
                type="button" className="link-button" dir="auto"
                onClick={() => workbench.openCell({ tie: uid, period: data.periods[period]?.uid ?? null, aspect: lacks })}
                onMouseEnter={() => workbench.hover.setState({ hovered: { type: 'tie', uid } })} onMouseLeave={() => workbench.hover.setState({ hovered: null })}
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
        {scene.neither > 0 && <p className="quiet">{scene.neither.toLocaleString()} {scene.neither === 1 ? 'tie in a period is' : 'ties in periods are'} coded on neither practice.</p>}
        {scene.unlabelled > 0 && <p className="quiet">{scene.unlabelled.toLocaleString()} {scene.unlabelled === 1 ? 'label' : 'labels'} left out for lack of room.</p>}
      </section>
    </div>
  )
}
