import { strandLevels } from '../../../db/contract/vocabulary.ts'
import { conflictWords, cooperationWords } from '../../ui/words.ts'
import { Scale } from './Scale.tsx'

export type Level = (typeof strandLevels)[number] | null

const isLevel = (value: number | null): value is Level => value === null || (strandLevels as readonly number[]).includes(value)

/** Cooperation or conflict of a phase as a scale 0 to 3, and not coded, which is not 0. */
export function StrandScale({ strand, name, value, onChange }: { strand: 'cooperation' | 'conflict'; name: string; value: Level; onChange: (level: Level) => void }) {
  const words = strand === 'cooperation' ? cooperationWords : conflictWords
  const title = strand === 'cooperation' ? 'Cooperation' : 'Conflict'
  return (
    <div className="strand-scale">
      <span className={`strand-level strand-${strand}`}>{title}</span>
      <Scale
        label={`${title}, ${name}`} value={value} onChange={next => isLevel(next) && onChange(next)}
        options={[
          ...strandLevels.map(level => ({ value: level, text: level, label: `${level} ${words[level].label.toLowerCase()}`, anchor: words[level].definition, className: `strand-step-${strand}` })),
          { value: null, text: '', label: 'Not coded', anchor: 'Nobody has judged it yet. This is not the same as 0.', className: 'level-none' },
        ]}
      />
      <span className="quiet">{value === null ? 'not coded' : words[value].label.toLowerCase()}</span>
    </div>
  )
}
