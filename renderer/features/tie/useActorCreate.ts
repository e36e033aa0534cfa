import type { PickerCreate } from '../../ui/EntityPicker.tsx'
import { useWorkbench } from '../../ui/hooks.ts'

/** A way to make an actor from the name typed: a state, which its own form can change. */
export function useActorCreate(): PickerCreate {
  const workbench = useWorkbench()
  return {
    text: name => `Create state “${name}”`,
    run: async name => {
      const { uid } = await workbench.write('actors.create', { kind: 'state', name, shortName: '', aliases: [], codes: [], dates: null, description: '' })
      return { type: 'actor', uid, title: name }
    },
  }
}
