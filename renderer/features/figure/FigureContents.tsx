import type { Input } from '../../../db/contract/api.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useQuery } from '../../ui/hooks.ts'
import { ManifestLists } from '../bundle/ManifestLists.tsx'

const words = {
  empty: 'The figure alone: it shows no tie.',
  manner: 'Rationales and comments are part of the record and go in as they stand; what is candid belongs in a note.',
  whole: 'There is nothing that would have to stay out.',
}

/** What a figure with its evidence would hold and what stays out, told before it is written. */
export function FigureContents({ options }: { options: Input<'figures.manifest'> | null }) {
  const manifest = useQuery('figures.manifest', options)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard too
    <section className="figure-contents" tabIndex={0} aria-label="What goes in and what stays out">
      {manifest.status === 'error' && <ErrorNotice title="What would go in cannot be told" error={manifest.error} />}
      {manifest.status !== 'loading' && manifest.value && <ManifestLists manifest={manifest.value} words={words} />}
    </section>
  )
}
