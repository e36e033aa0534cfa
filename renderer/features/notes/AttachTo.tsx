import { useEffect, useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import type { ListRow } from '../../../db/contract/methods/project.ts'
import { EntityMark } from '../../ui/EntityMark.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { entityWords } from '../../ui/words.ts'
import { shownTitle } from '../../ui/titles.ts'

/** A field that finds an entity by its name, to attach a note to it. `taken` is what it is attached to already. */
export function AttachTo({ taken, onChoose }: { taken: readonly string[]; onChoose: (row: ListRow) => void }) {
  const { client, preferences } = useWorkbench()
  const [text, setText] = useState('')
  const [rows, setRows] = useState<readonly ListRow[]>([])

  useEffect(() => {
    if (text.trim() === '') return
    let current = true
    // Without an answer the list stays empty; typing on asks again.
    client.call('entities.complete', { prefix: text.trim(), limit: 12, hidePrivate: preferences.getState().privateHidden })
      .then(found => current && setRows(found), () => undefined)
    return () => {
      current = false
    }
  }, [client, preferences, text])

  const offered = text.trim() === '' ? [] : rows.filter(row => !taken.includes(row.uid))
  return (
    <ComboBox
      className="field attach-to" inputValue={text} onInputChange={setText} items={offered} defaultFilter={() => true} selectedKey={null} menuTrigger="input" allowsEmptyCollection={text.trim() !== ''}
      onSelectionChange={key => {
        const row = offered.find(other => other.uid === key)
        if (!row) return
        setText('')
        onChoose(row)
      }}
    >
      <Label className="field-label">Attach to</Label>
      <Input className="input" placeholder="Name of an actor, tie, event, source …" dir="auto" spellCheck={false} autoComplete="off" />
      <Popover className="popover" offset={2}>
        <ListBox className="menu" renderEmptyState={() => <p className="quiet attach-to-empty">Nothing else has a name like that.</p>}>
          {(row: ListRow) => (
            <ListBoxItem id={row.uid} textValue={row.title} className="menu-item">
              <EntityMark type={row.type} kind={row.kind} />
              <Text slot="label" className="truncate"><bdi>{shownTitle(row)}</bdi></Text>
              <Text slot="description" className="menu-item-detail">{entityWords[row.type].one}{row.detail === '' ? '' : ` · ${row.detail}`}</Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
