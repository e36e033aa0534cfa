import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import './tabs.css'

export interface TabItem<Id extends string> {
  id: Id
  title: ReactNode
  panel: ReactNode
}

interface Props<Id extends string> {
  label: string
  tabs: readonly TabItem<Id>[]
  value: Id
  onChange: (id: Id) => void
  /** Beside the tabs, at their end: what belongs to all of the panels. */
  aside?: ReactNode
  className?: string
}

/** Tabs in a strip above their panel. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, aside, className }: Props<Id>) {
  return (
    <AriaTabs
      className={`tabs ${className ?? ''}`} selectedKey={value}
      onSelectionChange={key => {
        const chosen = tabs.find(tab => tab.id === key)
        if (chosen) onChange(chosen.id)
      }}
    >
      <div className="tab-strip">
        <TabList className="tab-list" aria-label={label}>
          {tabs.map(tab => <Tab key={tab.id} id={tab.id} className="tab">{tab.title}</Tab>)}
        </TabList>
        {aside}
      </div>
      {tabs.map(tab => <TabPanel key={tab.id} id={tab.id} className="tab-panel">{tab.panel}</TabPanel>)}
    </AriaTabs>
  )
}
