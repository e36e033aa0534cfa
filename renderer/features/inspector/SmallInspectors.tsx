import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { Button } from '../../ui/Button.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { countOf, entityWords } from '../../ui/words.ts'
import { openForm, projectForm } from '../edit/useEditCommands.ts'
import { writtenText } from './DateText.tsx'
import { EntityLink } from './EntityLink.tsx'
import { Fact, Facts } from './Facts.tsx'
import { LinkedMarkdown } from './LinkedMarkdown.tsx'
import { Section } from './Section.tsx'
import { useReadOnly } from './useReadOnly.ts'

/** A coder: who it is, how much was coded by that name, and the way to the form where coders are edited. */
export function CoderInspector({ uid }: { uid: string }) {
  const workbench = useWorkbench()
  const isReadOnly = useReadOnly()
  const coders = useAnswer('coders.list', {})
  const work = useAnswer('entities.dependants', { type: 'coder', uid })
  const coder = coders?.coders.find(each => each.uid === uid)
  if (!coder) return null
  const edit = () => {
    workbench.select(null)
    openForm(workbench, projectForm, 'coders')
  }
  return (
    <div className="inspector-lead">
      {coder.description !== '' && <LinkedMarkdown text={coder.description} />}
      <Facts>
        <Fact name="Initials">{coder.initials}</Fact>
        <Fact name="Codes now">{coders?.current === uid ? 'yes: what is coded here goes by this name' : 'no'}</Fact>
        <Fact name="Has coded">{work === undefined ? '' : work.length === 0 ? 'nothing yet' : work.map(({ type, count }) => countOf(type, count)).join(', ')}</Fact>
      </Facts>
      {!isReadOnly && <Button onPress={edit}>Edit the coders</Button>}
    </div>
  )
}

/** A data set that imported rows come from. */
export function DataSetInspector({ uid }: { uid: string }) {
  const dataSet = useAnswer('dataSets.list', {})?.find(each => each.uid === uid)
  if (!dataSet) return null
  return (
    <div className="inspector-lead">
      <Facts>
        <Fact name="Version">{dataSet.version}</Fact>
        <Fact name="Licence">{dataSet.licence}</Fact>
        <Fact name="Address">{dataSet.url.startsWith('https:') ? <ExternalLink url={dataSet.url}>{dataSet.url}</ExternalLink> : dataSet.url}</Fact>
        <Fact name="Passing on">{dataSet.restricted ? 'restricted: its rows may not be passed on' : 'not restricted'}</Fact>
      </Facts>
    </div>
  )
}

/** A saved state of the network: which time it shows. */
export function ViewInspector({ uid }: { uid: string }) {
  const view = useAnswer('views.list', {})?.find(each => each.uid === uid)
  const study = useAnswer('project.get', {})?.studyPeriod
  if (!view) return null
  const { asOf, since, dating, allTime } = view.settings
  const day = asOf === null ? 'the end of the study period' : writtenText(asOf)
  return (
    <div className="inspector-lead">
      {view.caption !== '' && <LinkedMarkdown text={view.caption} />}
      <Facts>
        <Fact name="Time shown">{allTime ? 'all time' : since === null ? `as of ${day}` : `from ${writtenText(since)} to ${day}`}</Fact>
        <Fact name="Ties shown">{allTime ? 'every tie, whenever it was' : dating === 'certainly' ? 'those that certainly held then' : 'those that possibly held then'}</Fact>
        <Fact name="Study period">{study === undefined ? '' : writtenText(study)}</Fact>
      </Facts>
    </div>
  )
}

/** The codebook as a whole: where it comes from and what it asks, each a way to its aspect. */
export function FrameworkInspector() {
  const workbench = useWorkbench()
  const framework = useAnswer('framework.get', {})
  const section = useStoreValue(workbench.layout, state => state.section)
  if (!framework) return null
  const indicators = framework.aspects.reduce((sum, aspect) => sum + aspect.indicators.length, 0)
  return (
    <>
      <div className="inspector-lead">
        {framework.description !== '' && <LinkedMarkdown text={framework.description} />}
        <Facts>
          <Fact name="Version">{framework.version}</Fact>
          <Fact name="Source">{framework.source ? <EntityLink entity={framework.source} /> : ''}</Fact>
          <Fact name="Asks for">{countOf('indicator', indicators)}</Fact>
        </Facts>
        {section !== 'indicator' && <Button onPress={() => workbench.openSection('indicator')}>List the indicators</Button>}
      </div>
      <Section name="inspector.framework-aspects" title={entityWords.aspect.many} count={framework.aspects.length}>
        <ul className="link-list">
          {framework.aspects.map(aspect => (
            <li key={aspect.uid}>
              <EntityLink entity={{ type: 'aspect', uid: aspect.uid, title: `${aspect.code} ${aspect.name}` }} mark />
              {aspect.retired && <span className="quiet">retired</span>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
