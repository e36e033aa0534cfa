import { instantText } from '../../ui/dates.ts'
import { useAnswer, useQuery } from '../../ui/hooks.ts'
import { countOf } from '../../ui/words.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { Section } from '../inspector/Section.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { IndicatorForm } from './IndicatorForm.tsx'

/** An indicator of the codebook: what it means, what counts and what does not, and the evidence that uses it. */
export function IndicatorInspector({ uid }: { uid: string }) {
  const query = useQuery('indicators.get', { uid })
  const isEditing = useIsEditing(uid)
  return (
    <WhenReady query={query} what="indicator">
      {({ indicator, aspect, evidence, notes, backlinks }) => (
        <>
          {isEditing ? <IndicatorForm indicator={indicator} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead">
            {indicator.definition !== '' && <div data-edit="definition"><LinkedMarkdown text={indicator.definition} /></div>}
            <Facts>
              <Fact name="Aspect"><EntityLink entity={{ type: 'aspect', uid: aspect.uid, title: `${aspect.code} ${aspect.name}` }} mark /></Fact>
              <Fact name="Code" edit="code">{indicator.code}</Fact>
              <Fact name="Include" edit="include">{indicator.include}</Fact>
              <Fact name="Exclude" edit="exclude">{indicator.exclude}</Fact>
              <Fact name="Example" edit="example">{indicator.example}</Fact>
              <Fact name="Retired" edit="retired">{indicator.retired ? 'not used for new evidence' : ''}</Fact>
            </Facts>
          </div>}
          <MergeHistory uid={uid} />
          <Section name="inspector.indicator-evidence" title="Evidence" count={evidence.length}>
            {evidence.length > 0 ? <EvidenceList evidence={evidence} showTie /> : <p className="quiet">No evidence uses this indicator yet.</p>}
          </Section>
          <NotesSection target={{ type: 'indicator', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}

/** What it was merged into, and what was merged into it: evidence keeps what it was coded as. */
function MergeHistory({ uid }: { uid: string }) {
  const history = useAnswer('indicators.history', { uid })
  if (!history || (history.mergedInto === null && history.mergedFrom.length === 0)) return null
  const { mergedInto, mergedFrom } = history
  return (
    <Section name="inspector.indicator-merges" title="Merged">
      {mergedInto && <p>Became part of <EntityLink entity={mergedInto.ref} mark /> on {instantText(mergedInto.at)}, by <bdi>{mergedInto.coderName}</bdi>, with {countOf('evidence', mergedInto.evidence)}.</p>}
      {mergedFrom.map(entry => (
        <p key={entry.ref.uid}>Takes in <EntityLink entity={entry.ref} mark /> since {instantText(entry.at)}, by <bdi>{entry.coderName}</bdi>: {countOf('evidence', entry.evidence)} were coded as that.</p>
      ))}
    </Section>
  )
}
