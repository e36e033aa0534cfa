import { memo } from 'react'
import { IconButton } from '../../ui/Button.tsx'
import { PlayIcon, StopIcon } from '../../ui/icons/time.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { Select } from '../../ui/Select.tsx'
import type { TimeState } from '../../state/workbench.ts'
import { speeds, type Speed } from './usePlay.ts'

export type Mode = 'day' | 'range' | 'all'

const modes = [
  { value: 'day', text: 'Day', label: 'Day: what holds on one day' }, { value: 'range', text: 'Range', label: 'Range: what held at some time in it' },
  { value: 'all', text: 'All time', label: 'All time: every tie whenever it was' },
] as const
const datings = [
  { value: 'possibly', text: 'Possibly then', label: 'Possibly: also ties whose dates are uncertain' }, { value: 'certainly', text: 'Certainly', label: 'Certainly: only ties that surely held' },
] as const
const speedWords: Readonly<Record<Speed, string>> = { slow: 'Slow', usual: 'Usual', fast: 'Fast' }
const speedOptions = speeds.map(value => ({ value, label: speedWords[value] }))

interface Props {
  mode: Mode
  onMode: (mode: Mode) => void
  isPlaying: boolean
  onPlay: () => void
  speed: Speed
  onSpeed: (speed: Speed) => void
}

/** Day, range or all time, and the play of time. Made anew when one of these changes alone: not for every day that a handle passes. */
export const TimeModes = memo(function TimeModes({ mode, onMode, isPlaying, onPlay, speed, onSpeed }: Props) {
  return (
    <div className="timebar-row">
      <SegmentedControl label="Time shown" value={mode} onChange={onMode} segments={modes} />
      <div className="timebar-play">
        <IconButton
          label={isPlaying ? 'Stop' : 'Play'} tip={isPlaying ? 'Stop here' : 'Let time pass, from the time shown'} keys="Space"
          icon={isPlaying ? <StopIcon /> : <PlayIcon />} onPress={onPlay}
        />
        <Select hideLabel quiet label="Speed of playing" value={speed} onChange={onSpeed} options={speedOptions} />
      </div>
    </div>
  )
})

/** Whether ties show that possibly hold then, or those that certainly do. */
export const TimeDating = memo(function TimeDating({ dating, onChange, isDisabled }: { dating: TimeState['dating']; onChange: (dating: TimeState['dating']) => void; isDisabled: boolean }) {
  return <SegmentedControl label="Ties shown hold then" value={dating} onChange={onChange} isDisabled={isDisabled} segments={datings} />
})
