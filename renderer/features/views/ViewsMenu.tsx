import { Dialog, DialogTrigger, GridList, GridListItem, Popover } from 'react-aria-components'
import type { NetworkData, View } from '../../../db/contract/entities/views.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { CheckIcon, CopyIcon, DeleteIcon, DownIcon, EditIcon } from '../../ui/icons/actions.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { useReadOnly } from '../inspector/useReadOnly.ts'
import { deleteView, duplicateView, openView, saveView, viewsMenu } from './actions.ts'
import { Thumbnail } from './Thumbnail.tsx'
import './views.css'

export const viewsKeys = 'Shift+V'
export const saveKeys = 'Mod+S'

/** What a view keeps beside its name, in a few words. */
function detailOf({ settings: { allTime, since, asOf, rules, focus } }: View): string {
  const on = rules.filter(rule => rule.on).length
  return [
    allTime ? 'All time' : since !== null ? `${since} to ${asOf ?? 'the end'}` : asOf === null ? 'End of the study' : `As of ${asOf}`,
    ...(on > 0 ? [on === 1 ? '1 rule' : `${on} rules`] : []), ...(focus ? ['in focus'] : []),
  ].join(' · ')
}

/** The view that is shown, whether the window shows something else by now, and every view with its picture. */
export function ViewsMenu({ data, views, isChanged }: { data: NetworkData; views: readonly View[]; isChanged: boolean }) {
  const workbench = useWorkbench()
  const menu = viewsMenu(workbench)
  const isOpen = useStoreValue(menu, state => state.isOpen)
  const isReadOnly = useReadOnly()
  const shown = data.view
  const close = () => menu.setState({ isOpen: false })
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={open => menu.setState({ isOpen: open })}>
      <Button look="quiet" className="view-name" keys={viewsKeys} tip={isChanged ? 'Views: what is shown differs from what is saved' : 'Views'} label={`View: ${shown.name}${isChanged ? ', changed since saved' : ''}`}>
        <bdi>{shown.name}</bdi>{isChanged && <span className="view-changed" aria-hidden> ●</span>} <DownIcon />
      </Button>
      <Popover className="popover views-popover" placement="bottom start" offset={2}>
        <Dialog className="views" aria-label="Views">
          <GridList
            className="views-list" aria-label="Saved views" items={views} autoFocus selectionMode="none" dependencies={[shown.uid, isChanged, isReadOnly, views]}
            onAction={key => {
              const view = views.find(({ uid }) => uid === key)
              close()
              if (view) openView(workbench, view)
            }}
          >
            {view => (
              <GridListItem id={view.uid} textValue={view.name} className="views-row">
                <ViewRow view={view} views={views} shown={shown.uid} isReadOnly={isReadOnly} />
              </GridListItem>
            )}
          </GridList>
          {!isReadOnly && (
            <footer className="views-foot">
              {isChanged && <p className="quiet">Changed since saved</p>}
              <Button
                keys={saveKeys} look={isChanged ? 'strong' : 'plain'}
                onPress={() => {
                  close()
                  void saveView(workbench, shown).catch(() => undefined)
                }}
              >
                Save
              </Button>
              <Button
                onPress={() => {
                  close()
                  menu.setState({ naming: 'new' })
                }}
              >
                Save as…
              </Button>
            </footer>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function ViewRow({ view, views, shown, isReadOnly }: { view: View; views: readonly View[]; shown: string; isReadOnly: boolean }) {
  const workbench = useWorkbench()
  const coding = useAnswer('network.coding', {})
  return (
    <>
      <Thumbnail view={view.uid} coding={coding} />
      <span className="views-words">
        <span className="views-title">{view.uid === shown && <CheckIcon />}<bdi className="truncate">{view.name}</bdi>{view.uid === shown && <span className="visually-hidden">, shown</span>}</span>
        <span className="quiet truncate">{detailOf(view)}</span>
      </span>
      {!isReadOnly && (
        <>
          <IconButton
            label={`Rename ${view.name}`} icon={<EditIcon />}
            onPress={() => viewsMenu(workbench).setState({ isOpen: false, naming: view })}
          />
          <IconButton label={`Duplicate ${view.name}`} icon={<CopyIcon />} onPress={() => void duplicateView(workbench, view, views).catch(() => undefined)} />
          <IconButton
            label={`Delete ${view.name}`} tip={views.length === 1 ? 'A project keeps at least one view' : undefined} icon={<DeleteIcon />} isDisabled={views.length === 1}
            onPress={() => void deleteView(workbench, view, shown, views).catch(() => undefined)}
          />
        </>
      )}
    </>
  )
}
