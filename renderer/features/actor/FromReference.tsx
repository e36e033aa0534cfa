import type { Actor, ActorFields } from '../../../db/contract/entities/people.ts'
import { Button } from '../../ui/Button.tsx'
import { useAnswer } from '../../ui/hooks.ts'
import { missingFrom } from '../edit/reference-fields.ts'
import { schemeName } from '../inspector/names.ts'

interface Props { actor: Actor; save: (changes: Partial<ActorFields>, expected: Partial<ActorFields>) => Promise<unknown> }

/** What the shipped list of states and organisations knows of an actor and the project does not: to be added, never put in place of anything. */
export function FromReference({ actor, save }: Props) {
  const { name, kind, codes, aliases } = actor
  const entry = useAnswer('reference.match', { name: name.slice(0, 500), kind, codes })
  if (!entry) return null
  const missing = missingFrom(actor, entry)
  if (missing.codes.length === 0 && missing.names.length === 0) return null
  return (
    <section className="from-reference" aria-label="Reference list">
      <p className="quiet">The reference list has <bdi>{entry.name}</bdi>, with what is missing here. Nothing that you wrote is changed.</p>
      <div className="from-reference-actions">
        {missing.codes.length > 0 && (
          <Button onPress={() => void save({ codes: [...codes, ...missing.codes] }, { codes })}>
            Add {missing.codes.map(code => `${schemeName(code.scheme)} ${code.value}`).join(', ')}
          </Button>
        )}
        {missing.names.length > 0 && (
          <Button onPress={() => void save({ aliases: [...aliases, ...missing.names] }, { aliases })}>
            Add {missing.names.length} other {missing.names.length === 1 ? 'name' : 'names'}: <bdi>{missing.names.slice(0, 3).map(alias => alias.name).join(', ')}{missing.names.length > 3 ? ' …' : ''}</bdi>
          </Button>
        )}
      </div>
    </section>
  )
}
