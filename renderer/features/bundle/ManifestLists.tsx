import type { BundleManifest } from '../../../db/contract/entities/copies.ts'
import { CheckIcon } from '../../ui/icons/actions.tsx'
import { WarningIcon } from '../../ui/icons/view.tsx'

const counted = (parts: readonly { what: string; count: number }[]): string => parts.map(({ what, count }) => `${count.toLocaleString()} ${what}`).join(', ')

/** What a copy holds, and what stays out, each with its reason. */
export function ManifestLists({ manifest }: { manifest: BundleManifest }) {
  const reasons = [...Map.groupBy(manifest.withheld, ({ why }) => why)]
  return (
    <div className="manifest">
      {manifest.cautions.map(caution => <p key={caution} className="manifest-caution" role="note"><WarningIcon /> <span dir="auto">{caution}</span></p>)}
      <section>
        <h3><CheckIcon /> Goes in</h3>
        <p>{manifest.included.length === 0 ? 'There is nothing to code yet.' : counted(manifest.included)}</p>
        <p className="quiet">Titles, dates, aliases and codes as they are, and the full texts word for word.</p>
      </section>
      <section>
        <h3><span className="manifest-out" aria-hidden>–</span> Stays out</h3>
        <dl className="manifest-withheld">
          {reasons.map(([why, parts]) => (
            <div key={why}>
              <dt>{counted(parts)}</dt>
              <dd className="quiet">{why}</dd>
            </div>
          ))}
        </dl>
        {reasons.length === 0 && <p className="quiet">Nothing was found or written yet that would have to stay out.</p>}
      </section>
    </div>
  )
}
