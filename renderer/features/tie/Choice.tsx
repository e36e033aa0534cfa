import { Scale } from './Scale.tsx'

interface Props<Value extends string> {
  /** Shown beside: "Trend". */
  name: string
  /** Its accessible name: "Trend of P1, Syria". */
  label: string
  options: readonly { value: Value; text: string; label: string; definition: string }[]
  value: Value | null
  onChange: (value: Value | null) => void
  isReadOnly: boolean
}

/** A short word list as a scale beside its name; pressing what is chosen, or Delete, takes it back. In words only where nothing can be changed. */
export function Choice<Value extends string>({ name, label, options, value, onChange, isReadOnly }: Props<Value>) {
  if (isReadOnly) {
    const chosen = options.find(option => option.value === value)
    return chosen ? <p className="choice"><span className="quiet">{name}</span> {chosen.label}</p> : null
  }
  const at = options.findIndex(option => option.value === value)
  return (
    <div className="choice">
      <span className="quiet">{name}</span>
      <Scale
        className="scale-words" label={label} value={at < 0 ? null : at} isClearable
        onChange={index => onChange(index === null ? null : options[index]?.value ?? null)}
        options={options.map((option, index) => ({ value: index, text: option.text, label: option.label, anchor: option.definition }))}
      />
    </div>
  )
}
