import { createStore } from 'zustand/vanilla'
import type { View } from '../../../db/contract/entities/views.ts'
import { settingsNow } from '../../state/view-settings.ts'
import type { Workbench } from '../../state/workbench.ts'
import { tellDeleted } from '../edit/deletion.ts'

interface ViewsMenuState {
  isOpen: boolean
  /** The view that gets another name; `new` for what the window shows, which becomes a view of its own. */
  naming: View | 'new' | null
}

const makeMenu = () => createStore<ViewsMenuState>(() => ({ isOpen: false, naming: null }))
const menus = new WeakMap<Workbench, ReturnType<typeof makeMenu>>()

/** What of the views' menu is open in this window. */
export function viewsMenu(workbench: Workbench): ReturnType<typeof makeMenu> {
  let menu = menus.get(workbench)
  if (!menu) menus.set(workbench, menu = makeMenu())
  return menu
}

/** So many projects have their last view remembered. */
const mostRemembered = 200

/** Shows a view as it is saved; what the window showed of it otherwise is gone. */
export function openView(workbench: Workbench, { uid, name }: Pick<View, 'uid' | 'name'>): void {
  workbench.shownView.setState(state => ({ uid, opened: state.opened + 1 }))
  workbench.announce(`View: ${name}`)
  void remember(workbench, uid).catch(() => undefined)
}

async function remember({ client, preferences, setPreferences }: Workbench, view: string): Promise<void> {
  const { uid } = await client.call('project.get', {})
  const others = Object.entries(preferences.getState().shownViews).filter(([project]) => project !== uid)
  setPreferences({ shownViews: Object.fromEntries([...others.slice(1 - mostRemembered), [uid, view]]) })
}

/** Keeps what the window shows as the view. */
export async function saveView(workbench: Workbench, { uid, name }: View): Promise<void> {
  await workbench.write('views.update', { uid, changes: { settings: settingsNow(workbench) } })
  workbench.announce(`View saved: ${name}`)
}

/** Keeps what the window shows as a view of its own, with the places of the one it was made from. */
export async function saveViewAs(workbench: Workbench, from: View, name: string): Promise<void> {
  const { uid } = await workbench.write('views.create', { name, caption: from.caption, settings: settingsNow(workbench), copyPositionsOf: from.uid })
  openView(workbench, { uid, name })
  workbench.announce(`View saved: ${name}`)
}

export async function renameView(workbench: Workbench, { uid }: View, name: string): Promise<void> {
  await workbench.write('views.update', { uid, changes: { name } })
  workbench.announce(`View renamed: ${name}`)
}

/** A name like this one that no view has: "Network 2". */
export function freeName(name: string, views: readonly Pick<View, 'name'>[]): string {
  const taken = new Set(views.map(view => view.name.toLowerCase()))
  const stem = name.replace(/ \d+$/u, '')
  for (let number = 2; ; number++) if (!taken.has(`${stem} ${number}`.toLowerCase())) return `${stem} ${number}`
}

/** A copy of a view as it is saved, places included. */
export async function duplicateView(workbench: Workbench, view: View, views: readonly View[]): Promise<void> {
  const name = freeName(view.name, views)
  await workbench.write('views.create', { name, caption: view.caption, settings: view.settings, copyPositionsOf: view.uid })
  workbench.announce(`View duplicated: ${name}`)
}

/** Takes a view away, with the notice that brings it back. Where it was the one shown, the first of the others is. */
export async function deleteView(workbench: Workbench, view: View, shown: string, views: readonly View[]): Promise<void> {
  const next = views.find(({ uid }) => uid !== view.uid)
  if (!next) return
  if (view.uid === shown) openView(workbench, next)
  await workbench.write('views.delete', { uid: view.uid })
  const { undo } = await workbench.client.call('history.get', {})
  tellDeleted(workbench, { what: `The view ${view.name}`, along: '', step: undo ?? '' })
}
