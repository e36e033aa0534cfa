import type { SyncedPlace } from '../../../db/contract/entities/synced-place.ts'
import { Button } from '../../ui/Button.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { WarningIcon } from '../../ui/icons/view.tsx'
import { isKnownPlace, withKnownPlace } from './known-places.ts'

/** Says that the project is in a cloud folder or on a network drive, and what to do; until it is told not to for this project. */
export function PlaceNotice({ uid, place }: { uid: string; place: SyncedPlace }) {
  const workbench = useWorkbench()
  const known = useStoreValue(workbench.preferences, state => state.knownPlaces)
  if (isKnownPlace(known, uid, place)) return null
  const silence = () => {
    workbench.setPreferences({ knownPlaces: withKnownPlace(known, uid, place) })
    workbench.announce('Not said again for this project')
    // The button goes: the keyboard goes on in the views.
    document.getElementById('centre')?.focus()
  }
  return (
    <div className="notice" role="region" aria-label="Where the project is">
      <WarningIcon />
      <p role="status"><strong>In {place.service}:</strong> <bdi className="file-path">{place.folder}</bdi>. {place.advice}</p>
      <Button onPress={silence}>Don’t say again for this project</Button>
    </div>
  )
}
