import { Checkbox } from 'react-aria-components'
import type { ReferenceChoices } from '../../../db/contract/entities/imports.ts'
import { CheckMark } from '../../ui/CheckMark.tsx'
import { actorKindWords } from '../../ui/words.ts'
import { schemeName } from '../inspector/names.ts'
import type { Preview } from './useImport.ts'

interface Props { reference: Preview['reference']; choices: ReferenceChoices; onChange: (choices: ReferenceChoices) => void }

/** Rows that are decided one by one; beyond, all together. */
const shown = 200

/** Actors that are made and that the shipped list knows: which codes and names it adds, to be left out one by one or for all. */
export function ImportReference({ reference: { fills, total }, choices, onChange }: Props) {
  const except = new Set(choices.except)
  const change = (name: string, used: boolean) => onChange({ fill: true, except: used ? choices.except.filter(each => each !== name) : [...choices.except, name] })
  return (
    <div className="import-scroll" tabIndex={0} role="group" aria-label="What the reference list adds">
      <div className="import-rules">
        <Checkbox className="import-check" isSelected={choices.fill} isIndeterminate={choices.fill && except.size > 0} onChange={() => onChange({ fill: !choices.fill || except.size > 0, except: [] })}>
          <CheckMark />
          Fill in codes and names of {total.toLocaleString()} {total === 1 ? 'state or organisation' : 'states and organisations'}
        </Checkbox>
      </div>
      <table className="import-table">
        <thead><tr><th scope="col">Fill in</th><th scope="col">In the file</th><th scope="col">Becomes</th><th scope="col">Kind</th><th scope="col">Codes</th><th scope="col" className="import-line">Other names</th></tr></thead>
        <tbody>
          {fills.slice(0, shown).map(({ name, becomes, kind, codes, names }) => {
            const isUsed = choices.fill && !except.has(name)
            return (
              <tr key={name}>
                <td><Checkbox className="import-check" aria-label={`Fill in ${name}`} isSelected={isUsed} isDisabled={!choices.fill} onChange={used => change(name, used)}><CheckMark /></Checkbox></td>
                <td dir="auto">{name}</td>
                <td dir="auto">{isUsed ? becomes : name}</td>
                <td>{isUsed && actorKindWords[kind].label}</td>
                <td>{isUsed && codes.map(({ scheme, value }) => `${schemeName(scheme)} ${value}`).join(', ')}</td>
                <td className="import-line">{isUsed && names > 0 ? names : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {total > shown && <p className="import-more quiet">The first {shown} of {total.toLocaleString()}; the choice above decides about all.</p>}
    </div>
  )
}
