import { CheckIcon } from '../../ui/icons/actions.tsx'
import { WarningIcon } from '../../ui/icons/view.tsx'
import { countedWords } from '../../ui/counted.ts'
import './manifest.css'

interface Counted {
  readonly what: string
  readonly count: number
}

/** What a file for others holds and what was kept from it, with what to think of first. */
interface Manifest {
  readonly included: readonly Counted[]
  readonly withheld: readonly (Counted & { readonly why: string })[]
  readonly cautions?: readonly string[]
  /** What is not there as it is here, and how it is there. */
  readonly losses?: readonly (Counted & { readonly how: string })[]
}

interface Words {
  /** Where nothing goes in. */
  readonly empty: string
  /** How what goes in looks there. */
  readonly manner: string
  /** Where nothing changes; for files that have `losses`. */
  readonly same?: string
  /** Where nothing stays out. */
  readonly whole: string
}

const counted = (parts: readonly Counted[]): string => parts.map(countedWords).join(', ')

const ofCopies: Words = {
  empty: 'There is nothing to code yet.',
  manner: 'Titles, dates, aliases and codes as they are, and the full texts word for word.',
  whole: 'Nothing was found or written yet that would have to stay out.',
}

/** What a file holds, and what stays out, each with its reason. */
export function ManifestLists({ manifest, words = ofCopies }: { manifest: Manifest; words?: Words }) {
  const reasons = [...Map.groupBy(manifest.withheld, ({ why }) => why)]
  return (
    <div className="manifest">
      {manifest.cautions?.map(caution => <p key={caution} className="manifest-caution" role="note"><WarningIcon /> <span dir="auto">{caution}</span></p>)}
      <section>
        <h3><CheckIcon /> Goes in</h3>
        <p>{manifest.included.length === 0 ? words.empty : counted(manifest.included)}</p>
        <p className="quiet">{words.manner}</p>
      </section>
      {manifest.losses && (
        <section>
          <h3><span className="manifest-out" aria-hidden>≠</span> Changes in this format</h3>
          <dl className="manifest-withheld">
            {manifest.losses.map(({ what, count, how }) => (
              <div key={`${what} ${how}`}>
                <dt>{counted([{ what, count }])}</dt>
                <dd className="quiet">{how}</dd>
              </div>
            ))}
          </dl>
          {manifest.losses.length === 0 && <p className="quiet">{words.same}</p>}
        </section>
      )}
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
        {reasons.length === 0 && <p className="quiet">{words.whole}</p>}
      </section>
    </div>
  )
}
