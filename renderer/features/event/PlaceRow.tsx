import { fold } from '../../../db/domain/fold.ts'
import { SuggestField, type Suggestion } from '../../ui/SuggestField.tsx'
import { useAnswer } from '../../ui/hooks.ts'
import { checkLine } from '../edit/checks.ts'
import type { Saving } from '../edit/field-draft.ts'
import { keysOf } from '../edit/rows.tsx'
import { codeOf, useReference } from '../edit/useReference.ts'
import { useFieldDraft } from '../edit/useFieldDraft.ts'

const none: readonly string[] = []
const mostOffered = 8
const states = ['state'] as const
const folded = (text: string) => fold(text).folded.trim()

/** Places used before in which the text stands, then countries by any of their names; not what is written already. */
export function placeSuggestions(text: string, used: readonly string[], countries: readonly { iso3: string; name: string }[]): Suggestion[] {
  const wanted = folded(text)
  if (wanted === '') return []
  const before = used.filter(place => place !== text.trim() && folded(place).includes(wanted)).map(place => ({ key: `used ${place}`, text: place, detail: 'used before' }))
  const others = countries.filter(({ name }) => name !== text.trim() && !used.includes(name)).map(({ iso3, name }) => ({ key: iso3, text: name, detail: iso3 }))
  return [...before, ...others].slice(0, mostOffered)
}

/** Where an event happened: any text, with places used before and countries on offer. */
export function PlaceRow({ value, save }: { value: string; save: (place: string, saving: Saving<string>) => Promise<unknown> }) {
  const [state, draft] = useFieldDraft<string, string>('place', value, { show: text => text, check: checkLine(2_000), save: async (next, saving) => void await save(next, saving) })
  const used = useAnswer('events.places', {}) ?? none
  const isTyping = state.input !== value
  const countries = useReference(isTyping ? state.input : null, states).map(entry => ({ iso3: codeOf(entry, 'iso3') || entry.key, name: entry.name }))
  return (
    <div data-field="place" className="form-row" onFocus={draft.enter}>
      <SuggestField
        label="Place" value={state.input} error={state.error ?? state.failure ?? undefined} placeholder="Latakia, Syria"
        suggestions={isTyping ? placeSuggestions(state.input, used, countries) : []} onChange={draft.edit}
        onTake={({ text }) => {
          draft.edit(text)
          void draft.commit()
        }}
        onBlur={() => void draft.commit()} onKeyDown={keysOf(draft, false)}
      />
    </div>
  )
}
