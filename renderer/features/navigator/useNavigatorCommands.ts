import { useEffect } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'
import { sections } from './sections.ts'

/** The navigator's commands; they bring the panel back where it is collapsed. */
export function useNavigatorCommands(): void {
  const workbench = useWorkbench()
  useEffect(() => workbench.commands.register([
    {
      id: 'filter', title: 'Filter the list', group: 'Go to', keys: ['/'],
      run: () => {
        workbench.openSection(workbench.layout.getState().section)
        // The panel may only now come back: focus once it is drawn.
        requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#navigator .navigator-filter input')?.focus())
      },
    },
    ...sections.map(({ type, title }, index) => ({
      id: `section-${type}`, title: `List of ${title.toLowerCase()}`, group: 'Go to' as const, keys: [`Alt+${index + 1}`], inFields: true,
      run: () => {
        workbench.openSection(type)
        requestAnimationFrame(() => document.querySelector<HTMLElement>('#navigator [role="listbox"]')?.focus())
      },
    })),
  ]), [workbench])
}
