import { useAnswer } from '../../ui/hooks.ts'
import { Fact, Facts } from './Facts.tsx'
import { Section } from './Section.tsx'

/** What the file that brought an actor or tie says of it besides; absent where there is nothing. */
export function AttributesSection({ type, uid }: { type: 'actor' | 'tie'; uid: string }) {
  const attributes = useAnswer('attributes.list', { type, uid })
  if (!attributes || attributes.length === 0) return null
  return (
    <Section name={`inspector.${type}-attributes`} title="Attributes" count={attributes.length}>
      <Facts>
        {attributes.map(({ name, value }) => <Fact key={name} name={<bdi>{name}</bdi>}><span dir="auto">{value}</span></Fact>)}
      </Facts>
    </Section>
  )
}
