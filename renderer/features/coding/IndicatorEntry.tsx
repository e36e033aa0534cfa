import type { Aspect, Indicator } from '../../../db/contract/entities/coding.ts'
import { aspectLook } from './aspect-look.ts'

/** The code of an aspect in its colour. */
export function AspectTag({ code }: { code: string }) {
  return <span className="aspect-tag" data-look={aspectLook(code)}>{code}</span>
}

/** What the codebook says of an indicator: definition, what to include, what not, an example. */
export function IndicatorEntry({ aspect, indicator }: { aspect: Aspect; indicator: Indicator }) {
  const parts = [['Include', indicator.include], ['Exclude', indicator.exclude], ['Example', indicator.example]].filter(([, text]) => text !== '')
  return (
    <div className="indicator-entry" data-look={aspectLook(aspect.code)} aria-live="polite">
      <p dir="auto"><AspectTag code={aspect.code} /> <strong>{indicator.name}.</strong> {indicator.definition}</p>
      {parts.map(([name, text]) => <p key={name} dir="auto"><span className="quiet">{name}: </span>{text}</p>)}
    </div>
  )
}
