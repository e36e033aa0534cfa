import type { Affiliation } from '../../../db/contract/entities/people.ts'
import { Button } from '../../ui/Button.tsx'
import { useQuery, useWorkbench } from '../../ui/hooks.ts'
import { PlusIcon } from '../../ui/icons/actions.tsx'
import { certaintyWords, participantRoleWords, tieKindWords, type Word } from '../../ui/words.ts'
import { AttributesSection } from '../inspector/AttributesSection.tsx'
import { Citations } from '../inspector/Citations.tsx'
import { DateText, writtenText } from '../inspector/DateText.tsx'
import { EntityLink } from '../inspector/EntityLink.tsx'
import { Fact, Facts } from '../inspector/Facts.tsx'
import { LinkedMarkdown } from '../inspector/LinkedMarkdown.tsx'
import { languageName, schemeName } from '../inspector/names.ts'
import { Section } from '../inspector/Section.tsx'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { WhenReady } from '../inspector/WhenReady.tsx'
import { useIsEditing } from '../edit/Form.tsx'
import { NotesSection } from '../notes/NotesSection.tsx'
import { ActorForm } from './ActorForm.tsx'

const labelIn = (words: Readonly<Record<string, Word>>, key: string) => words[key]?.label.toLowerCase() ?? key

/** An actor: names in every script, codes, affiliations, ties, events, what names it, notes. */
export function ActorInspector({ uid }: { uid: string }) {
  const query = useQuery('actors.get', { uid })
  const workbench = useWorkbench()
  const isEditing = useIsEditing(uid)
  const isReadOnly = useReadOnly()
  return (
    <WhenReady query={query} what="actor">
      {({ actor, affiliations, members, ties, events, excerpts, notes, backlinks }) => (
        <>
          {isEditing ? <ActorForm actor={actor} affiliations={affiliations} isFresh={query.status === 'ready' && !query.refreshing} /> : <div className="inspector-lead">
            {actor.description !== '' && <div data-edit="description"><LinkedMarkdown text={actor.description} /></div>}
            <Facts>
              <Fact name="Short name" edit="shortName">{actor.shortName !== '' && actor.shortName !== actor.name ? <bdi>{actor.shortName}</bdi> : ''}</Fact>
              <Fact name="Exists" edit="dates">{actor.dates ? <DateText span={actor.dates} /> : ''}</Fact>
              {actor.codes.map(code => <Fact key={`${code.scheme} ${code.value}`} name={schemeName(code.scheme)} edit="codes">{code.value}</Fact>)}
            </Facts>
          </div>}
          {!isEditing && actor.aliases.length > 0 && (
            <Section name="inspector.actor-aliases" title="Other names" count={actor.aliases.length}>
              <ul className="alias-list" data-edit="aliases">
                {actor.aliases.map(alias => (
                  <li key={`${alias.language} ${alias.name}`}>
                    <bdi {...(alias.language === '' ? {} : { lang: alias.language })}>{alias.name}</bdi>
                    <span className="quiet">{languageName(alias.language)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {!isEditing && <AffiliationSection name="inspector.actor-affiliations" title="Belongs to" affiliations={affiliations} of="with" />}
          <AffiliationSection name="inspector.actor-members" title="Belong to it" affiliations={members} of="actor" />
          {(ties.length > 0 || !isReadOnly) && (
            <Section
              name="inspector.actor-ties" title="Ties" count={ties.length}
              actions={!isReadOnly && <Button look="quiet" icon={<PlusIcon />} keys="N T" onPress={() => void workbench.commands.run('new.tie')}>New tie</Button>}
            >
              {ties.length === 0 && <p className="quiet">No ties yet: how it stands to another actor, in dated phases.</p>}
              <ul className="link-list">
                {ties.map(tie => (
                  <li key={tie.ref.uid}>
                    <EntityLink entity={tie.ref} mark />
                    <span className="quiet">{labelIn(tieKindWords, tie.kind)}{tie.certainty !== 'confirmed' && `, ${labelIn(certaintyWords, tie.certainty)}`}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {events.length > 0 && (
            <Section name="inspector.actor-events" title="Events" count={events.length}>
              <ul className="link-list">
                {events.map(event => (
                  <li key={`${event.ref.uid} ${event.role}`}>
                    <EntityLink entity={event.ref} mark />
                    <span className="quiet">{[labelIn(participantRoleWords, event.role), writtenText(event.date)].filter(text => text !== '').join(', ')}</span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {excerpts.length > 0 && (
            <Section name="inspector.actor-excerpts" title="Excerpts that name it" count={excerpts.length} openAtFirst={false}>
              <ul className="link-list">{excerpts.map(excerpt => <li key={excerpt.uid}><EntityLink entity={excerpt} mark /></li>)}</ul>
            </Section>
          )}
          <AttributesSection type="actor" uid={uid} />
          <NotesSection target={{ type: 'actor', uid }} notes={notes} backlinks={backlinks} />
        </>
      )}
    </WhenReady>
  )
}

/** Dated roles of an actor elsewhere, or of others in it. */
function AffiliationSection({ name, title, affiliations, of }: { name: string; title: string; affiliations: readonly Affiliation[]; of: 'with' | 'actor' }) {
  if (affiliations.length === 0) return null
  return (
    <Section name={name} title={title} count={affiliations.length}>
      <ul className="record-list">
        {affiliations.map(affiliation => (
          <li key={affiliation.uid} data-entity={affiliation.uid}>
            <p>
              <EntityLink entity={of === 'with' ? affiliation.withRef : affiliation.actorRef} mark />
              {affiliation.role !== '' && <>, <bdi>{affiliation.role}</bdi></>}
            </p>
            <p className="quiet">{affiliation.dates ? <DateText span={affiliation.dates} /> : 'undated'}</p>
            <Citations cites={affiliation.cites} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
