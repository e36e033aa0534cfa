import { Button as AriaButton } from 'react-aria-components'
import { Button, IconButton, Toggle, WithTip } from '../../ui/Button.tsx'
import { ExportIcon, HelpIcon, RedoIcon, SearchIcon, UndoIcon } from '../../ui/icons/actions.tsx'
import { LockIcon, PanelLeftIcon, PanelRightIcon, ThemeIcon, UnlockIcon } from '../../ui/icons/view.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Toolbar, ToolbarSeparator } from '../../ui/Toolbar.tsx'
import { panelSize } from '../../state/panels.ts'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { CoderMenu } from './CoderMenu.tsx'
import './titlebar.css'

const themes = [
  { id: 'system', text: 'As the system' },
  { id: 'light', text: 'Light' },
  { id: 'dark', text: 'Dark' },
] as const

/** Project and coder, the way to everything (Ctrl K), and what acts on the whole project. */
export function TitleBar() {
  const workbench = useWorkbench()
  const project = useAnswer('project.get', {})
  const { undo, redo } = useStoreValue(workbench.history, state => state)
  const { theme, privateHidden, panels } = useStoreValue(workbench.preferences, state => state)
  const { commands } = workbench
  const run = (id: string) => () => void commands.run(id)
  return (
    <header className="titlebar">
      <div className="titlebar-project">
        <Toggle
          label="Navigator" tip="Show or hide the navigator" keys="[" icon={<PanelLeftIcon />}
          isSelected={panelSize(panels, 'navigator') > 0} onChange={run('toggle-navigator')}
        />
        <h1 className="titlebar-title truncate"><bdi>{project?.title ?? ''}</bdi></h1>
        {project && <CoderMenu current={project.currentCoder} readOnly={project.readOnly} />}
      </div>
      <WithTip tip="Everything by name, words in the text, and every command">
        <AriaButton className="titlebar-search" aria-keyshortcuts="Control+K" onPress={run('palette')}>
          <SearchIcon />
          <span>Find or run anything</span>
          <Kbd keys="Mod+K" />
        </AriaButton>
      </WithTip>
      <Toolbar label="Project" className="titlebar-tools">
        <Toggle
          label="Hide everything private" keys="Mod+Shift+H" icon={privateHidden ? <LockIcon /> : <UnlockIcon />}
          tip={privateHidden ? 'Private things are hidden: show them' : 'Hide everything private, for presenting'}
          isSelected={privateHidden} onChange={workbench.togglePrivate}
        >
          {privateHidden ? 'Private hidden' : undefined}
        </Toggle>
        <ToolbarSeparator />
        <IconButton label={undo === null ? 'Undo' : `Undo: ${undo}`} keys="Mod+Z" icon={<UndoIcon />} isDisabled={undo === null} onPress={run('undo')} />
        <IconButton label={redo === null ? 'Redo' : `Redo: ${redo}`} keys="Mod+Shift+Z" icon={<RedoIcon />} isDisabled={redo === null} onPress={run('redo')} />
        <ToolbarSeparator />
        <Menu
          label="Export"
          actions={[{ id: 'figure', text: 'A figure…', keys: 'Mod+E', run: run('figure') }, { id: 'report', text: 'A report…', keys: 'Mod+Alt+R', run: run('report') }, { id: 'export-data', text: 'Data for other programs…', keys: 'Mod+Shift+E', run: run('export-data') }, { id: 'share-bundle', text: 'A bundle to share…', run: run('share-bundle') }]}
        >
          <Button look="quiet" icon={<ExportIcon />}>Export</Button>
        </Menu>
        <ToolbarSeparator />
        <Menu
          label="Theme"
          actions={themes.map(({ id, text }) => ({ id, text, checked: theme === id, run: () => workbench.setPreferences({ theme: id }) }))}
        >
          <IconButton label="Theme" icon={<ThemeIcon />} />
        </Menu>
        <IconButton label="Keyboard shortcuts" keys="?" icon={<HelpIcon />} onPress={run('shortcuts')} />
        <Toggle
          label="Inspector" tip="Show or hide the inspector" keys="]" icon={<PanelRightIcon />}
          isSelected={panelSize(panels, 'inspector') > 0} onChange={run('toggle-inspector')}
        />
      </Toolbar>
    </header>
  )
}
