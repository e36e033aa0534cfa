import type { Source } from '../../../db/contract/entities/sources.ts'
import { openInReader } from '../../state/reader.ts'
import { Button } from '../../ui/Button.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { entityWords, reliabilityWords } from '../../ui/words.ts'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { Section } from '../inspector/Section.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { referenceParts } from './csl-text.ts'
import { SourceForm } from './SourceForm.tsx'

/** A source: its reference, how reliable it is and why, its excerpts and what cites it. */
export function SourceInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const query = useQuery('sources.get', { uid })
  const isEditing = useIsEditing(uid)
  const isReadOnly = useReadOnly()
  return (
    <WhenReady query={query} what="source">
      {({ source, excerpts, citedBy, notes, backlinks }) => (
        <>
          {isEditing ? <SourceForm source={source} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead"><Reference source={source} /><Button onPress={() => openInReader(workbench, uid)} keys="G R">{source.textLength > 0 ? 'Read the text' : 'Open in the reader'}</Button><SourceFacts source={source} /></div>}
          {(excerpts.length > 0 || !isReadOnly) && (
            <Section
              name="inspector.source-excerpts" title="Excerpts" count={excerpts.length}
              actions={!isReadOnly && <Button look="quiet" icon={<PlusIcon />} keys="N X" onPress={() => void workbench.commands.run('new.excerpt')}>New excerpt</Button>}
            >
              {excerpts.length === 0 && <p className="quiet">The passages you cite from it stand here. Its full text can be pasted with Ctrl V.</p>}
              <ul className="passage-list">
                {excerpts.map(excerpt => (
                  <li key={excerpt.uid}>
                    <EntityLink entity={{ type: 'excerpt', uid: excerpt.uid, title: excerpt.label === '' ? excerpt.text : excerpt.label }} className={excerpt.label === '' ? '' : 'evidence-label'} />
                    {excerpt.locator !== '' && <span className="quiet">{excerpt.locator}</span>}
                    {excerpt.label !== '' && <p dir="auto">{excerpt.text}</p>}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {citedBy.length > 0 && <CitedBy citedBy={citedBy} />}
          <NotesSection target={{ type: 'source', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}

/** What cites a source or an excerpt, with where. */
export function CitedBy({ citedBy }: { citedBy: readonly { ref: { type: keyof typeof entityWords; uid: string; title: string }; locator: string }[] }) {
  return (
    <Section name="inspector.cited-by" title="Cited by" count={citedBy.length}>
      <ul className="link-list">
        {citedBy.map(({ ref, locator }) => (
          <li key={`${ref.uid} ${locator}`}>
            <EntityLink entity={ref} mark />
            <span className="quiet">{[entityWords[ref.type].one.toLowerCase(), locator].filter(text => text !== '').join(', ')}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Reference({ source }: { source: Source }) {
  const { authors, date, title, container, details } = referenceParts(source.csl)
  return (
    <p className="reference" dir="auto" data-edit="title">
      {authors !== '' && <>{authors}. </>}
      {date !== '' && <>{date}. </>}
      <cite>{title === '' ? source.title : title}</cite>.{' '}
      {[container, details].filter(part => part !== '').join(', ')}
    </p>
  )
}

function SourceFacts({ source }: { source: Source }) {
  const { csl, reliability } = source
  const doi = csl.DOI?.replace(/^https?:\/\/(dx\.)?doi\.org\//i, '')
  return (
    <Facts>
      <Fact name="Reliability" edit="reliability">
        {reliability ? <>{reliabilityWords[reliability].label}<span className="quiet fact-note">{reliabilityWords[reliability].definition}</span></> : 'not graded'}
        {source.reliabilityNote !== '' && <span className="fact-note" dir="auto">{source.reliabilityNote}</span>}
      </Fact>
      <Fact name="Key" edit="citationKey">{source.citationKey}</Fact>
      <Fact name="DOI" edit="DOI">{doi ? <ExternalLink url={`https://doi.org/${doi}`}>{doi}</ExternalLink> : ''}</Fact>
      <Fact name="Address" edit="URL">{csl.URL ? (/^https:\/\//i.test(csl.URL) ? <ExternalLink url={csl.URL}>{csl.URL}</ExternalLink> : csl.URL) : ''}</Fact>
      <Fact name="Full text">{source.textLength > 0 ? `${source.textLength.toLocaleString()} characters held` : ''}</Fact>
    </Facts>
  )
}
