import { conflictWords, cooperationWords } from '../../ui/words.ts'

const isLevel = (level: number): level is 0 | 1 | 2 | 3 => level >= 0 && level <= 3

/** A level 0 to 3 as filled bars beside its number; null is "not coded", which is not 0. */
export function LevelBars({ strand, level }: { strand: 'cooperation' | 'conflict'; level: number | null }) {
  if (level === null || !isLevel(level)) return <span className="quiet">not coded</span>
  const { label, definition } = (strand === 'cooperation' ? cooperationWords : conflictWords)[level]
  return (
    <span className="level" title={definition}>
      <span className={`level-bars level-${strand}`} aria-hidden="true">
        {[1, 2, 3].map(step => <span key={step} className={step <= level ? 'level-on' : ''} />)}
      </span>
      {level} {label.toLowerCase()}
    </span>
  )
}
