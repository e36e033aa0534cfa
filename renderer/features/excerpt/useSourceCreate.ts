import type { PickerCreate } from '../../ui/EntityPicker.tsx'
import { useWorkbench } from '../../ui/hooks.ts'
import { freeCitationKey } from '../source/citation-key.ts'

/** A way to make a source from its title alone; the rest of its record can follow. */
export function useSourceCreate(): PickerCreate {
  const { client, write } = useWorkbench()
  return {
    text: title => `Create source “${title}”`,
    run: async title => {
      const csl = { type: 'document', title }
      const { uid } = await write('sources.create', { citationKey: await freeCitationKey(client, csl), csl, reliability: null, reliabilityNote: '' })
      return { type: 'source', uid, title }
    },
  }
}
