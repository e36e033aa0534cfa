import { useEffect } from 'react'
import { showInText } from '../../state/reader.ts'
import { Button } from '../../ui/Button.tsx'
import { useQuery, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { credibilityWords, excerptFormWords, modalityWords, reliabilityWords, statementKindWords } from '../../ui/words.ts'
import { EvidenceList } from '../evidence/EvidenceList.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { ExcerptForm } from './ExcerptForm.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { Meaning } from '../inspector/Meaning.tsx'
import { Section } from '../inspector/Section.tsx'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { quotingOf } from '../notes/quoting.ts'
import { CitedBy } from '../source/SourceInspector.tsx'

/** An excerpt: what it says, where from and how good, and everything it supports. */
export function ExcerptInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const query = useQuery('excerpts.get', { uid })
  const isReadOnly = useReadOnly()
  const isEditing = useIsEditing(uid) && !isReadOnly
  const quote = useQuoteCommand(uid)
  return (
    <WhenReady query={query} what="excerpt">
      {({ excerpt, evidence, citedBy, notes, backlinks }) => (
        <>
          {isEditing && <ExcerptForm excerpt={excerpt} isFresh={query.status === 'ready' && !query.refreshing} />}
          {!isEditing && <div className="inspector-lead">
            <blockquote className="excerpt-text" dir="auto">{excerpt.form === 'quote' ? `“${excerpt.text}”` : excerpt.text}</blockquote>
            <div className="excerpt-actions">
              {excerpt.start !== null && <Button onPress={() => showInText(workbench, excerpt)}>Show in text</Button>}
              {!isReadOnly && <Button onPress={() => showInText(workbench, excerpt, true)} tip="Say which tie and indicator it bears on">Code</Button>}
              {quote && <Button keys="Q" onPress={quote}>Quote into a note…</Button>}
            </div>
            <Facts>
              <Fact name="Source"><EntityLink entity={excerpt.sourceRef}>{excerpt.sourceShort}</EntityLink>{excerpt.locator !== '' && `, ${excerpt.locator}`}</Fact>
              <Fact name="Relays">{excerpt.attributedToRef ? <EntityLink entity={excerpt.attributedToRef} /> : ''}</Fact>
              <Fact name="Form"><Meaning meaning={excerptFormWords[excerpt.form].definition}>{excerptFormWords[excerpt.form].label.toLowerCase()}</Meaning></Fact>
              <Fact name="Statement"><Meaning meaning={statementKindWords[excerpt.statement].definition}>{statementKindWords[excerpt.statement].label.toLowerCase()}</Meaning></Fact>
              <Fact name="Modality">{excerpt.modality ? <Meaning meaning={modalityWords[excerpt.modality].definition}>{modalityWords[excerpt.modality].label.toLowerCase()}</Meaning> : 'not coded'}</Fact>
              <Fact name="Information">{excerpt.credibility ? <Meaning meaning={credibilityWords[excerpt.credibility].definition}>{credibilityWords[excerpt.credibility].label}</Meaning> : 'not graded'}</Fact>
              <Fact name="Its source">{excerpt.sourceReliability ? <Meaning meaning={reliabilityWords[excerpt.sourceReliability].definition}>{reliabilityWords[excerpt.sourceReliability].label}</Meaning> : 'not graded'}</Fact>
            </Facts>
          </div>}
          {!isEditing && excerpt.actorRefs.length > 0 && (
            <Section name="inspector.excerpt-actors" title="Names" count={excerpt.actorRefs.length}>
              <ul className="link-list">{excerpt.actorRefs.map(actor => <li key={actor.uid}><EntityLink entity={actor} mark /></li>)}</ul>
            </Section>
          )}
          <Section name="inspector.excerpt-evidence" title="Bears on" count={evidence.length}>
            {evidence.length > 0 ? <EvidenceList evidence={evidence} showAspect fromItself /> : <p className="quiet">It is not evidence for or against anything yet.</p>}
          </Section>
          {citedBy.length > 0 && <CitedBy citedBy={citedBy} />}
          <NotesSection target={{ type: 'excerpt', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}

/** `Q` quotes the excerpt into a note; null where nothing can be written, or private things are hidden. */
function useQuoteCommand(uid: string): (() => void) | null {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const hidePrivate = useStoreValue(workbench.preferences, state => state.privateHidden)
  const canQuote = !isReadOnly && !hidePrivate
  const quote = () => quotingOf(workbench).setState({ quoting: { excerpt: uid, attachedTo: [{ type: 'excerpt', uid }] } })
  useEffect(() => workbench.commands.register([
    { id: 'excerpt.quote', title: 'Quote into a note…', group: 'Edit', keys: ['Q'], when: () => canQuote, run: () => quotingOf(workbench).setState({ quoting: { excerpt: uid, attachedTo: [{ type: 'excerpt', uid }] } }) },
  ]), [workbench, uid, canQuote])
  return canQuote ? quote : null
}
