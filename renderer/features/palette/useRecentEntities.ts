import { useEffect, useState } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'
import { rowItem, type Item } from './items.ts'

const shown = 6

/** What was selected last, without the present selection; without notes where private things are hidden. */
export function useRecentEntities(hidePrivate: boolean): Item[] {
  const { client, selection } = useWorkbench()
  const [items, setItems] = useState<Item[]>([])
  useEffect(() => {
    let current = true
    const { selected, back } = selection.getState()
    const now = new Set(selected.map(({ uid }) => uid))
    const uids = [...new Set(back.toReversed().filter(({ type, uid }) => !now.has(uid) && !(hidePrivate && type === 'note')).map(({ uid }) => uid))].slice(0, shown)
    Promise.all(uids.map(uid => client.call('entities.resolve', { uid }))).then(
      refs => current && setItems(refs.filter(ref => ref !== null).map(rowItem)),
      // Without the recent ones the palette still finds everything.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client, selection, hidePrivate])
  return items
}
