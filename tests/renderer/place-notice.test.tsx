import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { placeByPath } from '../../db/domain/synced-places.ts'
import { PlaceNotice } from '../../renderer/features/status/PlaceNotice.tsx'
import { isKnownPlace, withKnownPlace } from '../../renderer/features/status/known-places.ts'
import { createWorkbench } from '../../renderer/state/workbench.ts'
import { WorkbenchContext } from '../../renderer/ui/hooks.ts'
import { fakeClient, fakeShell, uid } from './support/fake-client.ts'

const place = placeByPath('/home/נועה/Dropbox/case.entente', 'linux') ?? { service: '', folder: '', advice: '' }

test('says where the project is and what to do', () => {
  const workbench = createWorkbench(fakeClient(), fakeShell())
  const shown = renderToStaticMarkup(<WorkbenchContext value={workbench}><PlaceNotice uid={uid(1)} place={place} /></WorkbenchContext>)
  expect(shown).toContain('<strong>In Dropbox:</strong> <bdi class="file-path">/home/נועה/Dropbox</bdi>')
  expect(shown).toContain(place.advice)
  expect(shown).toContain('Don’t say again for this project')
})

test('what is known is known of this project in this service, and of 200 projects', () => {
  const known = withKnownPlace({ [uid(2)]: 'Syncthing' }, uid(1), place)
  expect(known).toEqual({ [uid(1)]: 'Dropbox', [uid(2)]: 'Syncthing' })
  expect([uid(1), uid(2), uid(3), 'constructor'].map(project => isKnownPlace(known, project, place))).toEqual([true, false, false, false])
  expect(isKnownPlace(known, uid(1), { ...place, service: 'Syncthing' })).toBe(false)

  let many = {}
  for (let number = 1; number <= 250; number += 1) many = withKnownPlace(many, uid(number), place)
  expect(Object.keys(many)).toHaveLength(200)
  expect([isKnownPlace(many, uid(250), place), isKnownPlace(many, uid(50), place)]).toEqual([true, false])
})
