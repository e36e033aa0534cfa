import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Counts } from '../../../db/contract/methods/project.ts'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { Lock } from '../../ui/Lock.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { EntityList } from './EntityList.tsx'
import { sections, type Section } from './sections.ts'
import './navigator.css'

/** Everything in the project, one list at a time. */
export function Navigator() {
  const workbench = useWorkbench()
  const section = useStoreValue(workbench.layout, state => state.section)
  const hidden = useStoreValue(workbench.preferences, state => state.privateHidden)
  const counts = useAnswer('project.get', {})?.counts

  return (
    <Tabs
      className="navigator" orientation="vertical" keyboardActivation="manual" selectedKey={section}
      onSelectionChange={key => {
        const chosen = sections.find(({ type }) => type === key)
        if (chosen) workbench.openSection(chosen.type)
      }}
    >
      <TabList className="navigator-sections" aria-label="Lists">
        {sections.map(({ type, title, count }) => (
          <Tab key={type} id={type} className="navigator-section">
            <EntityMark type={type} />
            <span>{title}</span>
            {type === 'note' && <Lock label="Private unless released" />}
            <span className="navigator-count">{counts ? visibleCount(counts, count, hidden).toLocaleString() : ''}</span>
          </Tab>
        ))}
      </TabList>
      {sections.map(each => (
        <TabPanel key={each.type} id={each.type} className="navigator-panel">
          <EntityList section={each} />
        </TabPanel>
      ))}
    </Tabs>
  )
}

const visibleCount = (counts: Counts, key: Section['count'], hidden: boolean) =>
  key === 'notes' && hidden ? counts.notes - counts.privateNotes : counts[key]
