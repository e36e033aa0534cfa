import { useEffect } from 'react'
import { useWorkbench } from '../../ui/hooks.ts'
import { useSavedFilterCommands } from './saved-filters.ts'
import { sections } from './sections.ts'

/** The navigator's commands; they bring the panel back where it is collapsed. */
export function useNavigatorCommands(): void {
  const workbench = useWorkbench()
  useEffect(() => workbench.commands.register([
    {
      id: 'filter', title: 'Filter the list', group: 'Go to', keys: ['/'],
      run: () => {
        workbench.openSection(workbench.layout.getState().section)
        const field = () => document.querySelector<HTMLInputElement>('#navigator .navigator-filter input')
        // At once, so that no key of a quick typist is lost; where the panel only now comes back, once it is drawn.
        if (field()) field()?.focus()
        else requestAnimationFrame(() => field()?.focus())
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
  useSavedFilterCommands()
}
