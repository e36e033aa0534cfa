import { levelClass, levelText, type LevelledAspect } from './levels.ts'
import './levels.css'

interface Props {
  aspect: LevelledAspect
  /** One level; two or more where coders disagree, the chosen coder's first. Null: not coded. */
  levels: readonly (number | null)[]
  /** For screen readers, before each level: whose it is. Absent where the name of what holds the mark says it all. */
  spoken?: readonly string[]
}

/** A level as a mark: hatched and empty where not coded, a filled neutral at 0, split where coders disagree. What stands beside it, or its name, says it in words. */
export function LevelMark({ aspect, levels, spoken }: Props) {
  const [level = null] = levels
  if (levels.length < 2) return <span className={`level-chip ${levelClass(aspect, level)}`}>{textOf(aspect, level)}</span>
  return (
    <span className="level-chip level-chip-split">
      {levels.map((each, index) => (
        // The order of coders is the only identity that a level has here.
        <span key={index} className={levelClass(aspect, each)}>
          {spoken?.[index] && <span className="visually-hidden">{spoken[index]}</span>}
          {textOf(aspect, each)}
        </span>
      ))}
    </span>
  )
}

const textOf = (aspect: LevelledAspect, level: number | null) => (level === null ? '' : levelText(aspect, level))
