import { useState } from 'react'
import type { Framework } from '../../../db/contract/entities/coding.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { countOf } from '../../ui/words.ts'
import { useAnswer, useWorkbench } from '../../ui/hooks.ts'

interface Props {
  framework: Framework
  /** Uid of the indicator to be merged; null: closed. */
  indicator: string | null
  onClose: () => void
}

/** Asks which indicator another one becomes part of, with both definitions in sight. */
export function MergeIndicatorDialog({ framework, indicator, onClose }: Props) {
  return (
    <Dialog title="Merge an indicator into another" isOpen={indicator !== null} onClose={onClose} width={560}>
      {indicator !== null && <Choice key={indicator} framework={framework} uid={indicator} onClose={onClose} />}
    </Dialog>
  )
}

function Choice({ framework, uid, onClose }: { framework: Framework; uid: string; onClose: () => void }) {
  const workbench = useWorkbench()
  const uses = useAnswer('codebook.uses', {})
  const aspect = framework.aspects.find(candidate => candidate.indicators.some(indicator => indicator.uid === uid))
  const one = aspect?.indicators.find(indicator => indicator.uid === uid)
  const others = aspect?.indicators.filter(indicator => indicator.uid !== uid && !indicator.retired) ?? []
  const [into, setInto] = useState(others[0]?.uid ?? '')
  const other = others.find(indicator => indicator.uid === into)
  const evidence = uses?.indicators.find(entry => entry.indicator === uid)?.evidence ?? 0
  if (!aspect || !one) return null
  const merge = () => void workbench.write('indicators.merge', { uid, into }).then(() => {
    onClose()
    workbench.select({ type: 'indicator', uid: into })
    workbench.announce(`${one.name} is merged into ${other?.name ?? ''}. Undo brings it back.`)
  }, () => undefined)
  return (
    <div className="codebook-merge">
      {others.length === 0 && <p>{aspect.code} has no other indicator in use. An indicator is merged into another one of its aspect.</p>}
      {others.length > 0 && (
        <>
          <div className="codebook-merge-pair">
            <section><h3><bdi>{one.name}</bdi></h3><p className="quiet"><bdi>{one.definition || 'No definition.'}</bdi></p></section>
            <section>
              <Select label="becomes part of" value={into} onChange={setInto} options={others.map(indicator => ({ value: indicator.uid, label: indicator.name }))} />
              <p className="quiet"><bdi>{other?.definition || 'No definition.'}</bdi></p>
            </section>
          </div>
          <p>{countOf('evidence', evidence)} will stand under <bdi>{other?.name}</bdi>; what was coded as which is kept. <bdi>{one.name}</bdi> stays in the codebook, retired.</p>
          <div className="dialog-actions"><Button onPress={onClose}>Cancel</Button><Button look="strong" onPress={merge}>Merge</Button></div>
        </>
      )}
    </div>
  )
}
