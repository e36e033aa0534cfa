import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useWorkbench } from '../../ui/hooks.ts'

/** What to do where there is nobody to agree with yet. */
export function OneCoder({ coder }: { coder: string | null }) {
  const { commands } = useWorkbench()
  const bundle = commands.available().find(command => command.id === 'blind-copy')
  return (
    <EmptyState
      centred title={coder === null ? 'Nothing is coded yet' : `So far only ${coder} has coded`}
      text={(
        <>
          Agreement compares what two coders coded independently of each other: how far they agree beyond chance, and what they differ on. Make a blind copy for a second
          coder (it holds the texts, actors, ties and the codebook, and nothing of what was found), let them code, and merge it back.
        </>
      )}
    >
      {bundle && <Button look="strong" keys={bundle.keys[0]} onPress={() => commands.run(bundle.id)}>Blind copy for a second coder …</Button>}
      <Button onPress={() => commands.run('help')}>How coding with others works</Button>
    </EmptyState>
  )
}
