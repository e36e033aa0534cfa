import type { Citation, CitationFields } from '../../../db/contract/entities/sources.ts'
import type { EntityRef } from '../../../db/contract/values.ts'
import { EntityPicker } from '../../ui/EntityPicker.tsx'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { Field } from '../../ui/Field.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { shownTitle } from '../../ui/titles.ts'
import { createSourceNamed } from './creates.ts'
import type { Saving } from './field-draft.ts'
import { ListRow } from './ListRow.tsx'

interface Row {
  ref: EntityRef
  locator: string
}

const rowOf = ({ excerpt, source, locator }: Citation): Row => ({ ref: excerpt ?? source, locator })
const fieldsOf = ({ ref, locator }: Row): CitationFields =>
  (ref.type === 'excerpt' ? { excerpt: ref.uid, ...(locator === '' ? {} : { locator }) } : { source: ref.uid, ...(locator === '' ? {} : { locator }) })

/** What something rests on: excerpts, or sources with the place in them. */
export function CitationRows({ field = 'cites', title = 'Rests on', cites, save }: { field?: string; title?: string; cites: readonly Citation[]; save: (cites: CitationFields[], saving: Saving<CitationFields[]>) => Promise<unknown> }) {
  const workbench = useWorkbench()
  return (
    <ListRow<Row, Row>
      field={field} title={title} one="citation" value={cites.map(rowOf)} save={(rows, { expected, stay }) => save(rows.map(fieldsOf), { expected: expected.map(fieldsOf), stay })}
      show={row => row} check={rows => ({ value: rows.map(row => ({ ...row, locator: row.locator.trim() })) })}
      render={(row, change) => (
        <>
          <span className="form-line-name clamp-2" title={shownTitle(row.ref)}><EntityMark type={row.ref.type} /> <bdi>{shownTitle(row.ref)}</bdi></span>
          <Field className="form-narrow" label="Page or paragraph" hideLabel placeholder="page, ¶" value={row.locator} onChange={locator => change({ locator })} />
        </>
      )}
      renderAdder={add => (
        <EntityPicker
          label={`Add to ${title.toLowerCase()}`} hideLabel placeholder="Add an excerpt or a source …" types={['excerpt', 'source']} searchTexts value={null}
          onChange={ref => ref && add({ ref, locator: '' })}
          creates={[{ text: typed => `Create source “${typed}”`, run: typed => createSourceNamed(workbench, typed) }]}
        />
      )}
    />
  )
}
