import { useEffect, useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import type { Encodings } from '../../../db/contract/entities/encodings.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { AppearanceIcon } from '../../ui/icons/view.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { useAnswer, useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import { firstAppearance } from '../../state/appearance-view.ts'
import { colourChange, colourChoices, colourChosen, contentSegments, densitySegments, measureChoices, sizeChoices, tieChoices } from './choices.ts'
import './appearance.css'

/** What colours, sizes, shapes and names of the network say: chosen beside the drawing, which follows at once (K). */
export function AppearanceMenu() {
  const { commands } = useWorkbench()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => commands.register([
    { id: 'appearance', title: 'Appearance of the network: what colours, sizes and names say', group: 'View', keys: ['K'], run: () => setOpen(true) },
  ]), [commands])
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <IconButton label="Appearance" tip="What colours, sizes and names say" keys="K" icon={<AppearanceIcon />} />
      <Popover className="popover appearance-popover" placement="bottom end" offset={4}>
        <Dialog className="appearance">
          <Choices />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function Choices() {
  const { appearance, announce } = useWorkbench()
  const encodings = useStoreValue(appearance, state => state)
  const attributes = useAnswer('network.coding', {})?.attributes
  const change = (changes: Partial<Encodings>) => appearance.setState(changes)
  const isUsual = Object.entries(firstAppearance).every(([name, value]) => encodings[name as keyof Encodings] === value)
  return (
    <>
      <Heading slot="title" className="appearance-title">Appearance</Heading>
      <section aria-labelledby="appearance-ties">
        <h3 id="appearance-ties">Ties</h3>
        <Select label="Ties coloured by" value={encodings.tieColour} onChange={tieColour => change({ tieColour })} options={tieChoices} />
      </section>
      <section aria-labelledby="appearance-actors">
        <h3 id="appearance-actors">Actors</h3>
        <Select label="Actors coloured by" value={colourChosen(encodings)} onChange={chosen => change(colourChange(chosen))} options={colourChoices(attributes, encodings.nodeColour === 'attribute' ? encodings.nodeAttribute : '')} />
        <Select label="Sized by" value={encodings.nodeSize} onChange={nodeSize => change({ nodeSize })} options={sizeChoices} />
        <SegmentedControl label="Shape" hideLabel={false} value={encodings.nodeShape} onChange={nodeShape => change({ nodeShape })} segments={[{ value: 'kind', text: 'Kind' }, { value: 'none', text: 'All circles' }]} />
      </section>
      <section aria-labelledby="appearance-names">
        <h3 id="appearance-names">Names</h3>
        <SegmentedControl label="Name" hideLabel={false} value={encodings.labels} onChange={labels => change({ labels })} segments={contentSegments} />
        {encodings.labels !== 'none' && (
          <>
            <SegmentedControl label="How many names" hideLabel={false} value={encodings.labelDensity} onChange={labelDensity => change({ labelDensity })} segments={densitySegments} />
            <Select label="Beside the name" value={encodings.labelMeasure} onChange={labelMeasure => change({ labelMeasure })} options={measureChoices} />
          </>
        )}
      </section>
      <footer className="appearance-foot">
        <Button
          look="quiet" isDisabled={isUsual}
          onPress={() => {
            appearance.setState(firstAppearance)
            announce('The network looks as usual')
          }}
        >
          As usual
        </Button>
      </footer>
    </>
  )
}
