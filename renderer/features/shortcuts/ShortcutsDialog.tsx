import { commandGroups } from '../../state/commands.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useStoreValue, useWorkbench } from '../../ui/hooks.ts'
import './shortcuts.css'

/** Keys that belong to a place and not to a command. */
const inPlaces: readonly { place: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    place: 'In a list',
    keys: [['ArrowDown', 'Next, and select it'], ['Mod+ArrowDown', 'Next, without selecting'], ['Mod+Space', 'Add to the selection'], ['Enter', 'Open in the inspector']],
  },
  {
    place: 'On the network',
    keys: [['ArrowRight', 'The next actor that way'], ['T', 'Through the ties of an actor'], ['Enter', 'Select, then open'], ['L', 'Begin a tie at an actor, and make it at another'], ['Mod+ArrowRight', 'On to the next actor, and add it to the selection'], ['W', 'Begin a box at an actor, and select what is in it at another'], ['Mod+A', 'Select all actors'], ['Mod+Shift+ArrowRight', 'Move the selected actors'], ['Alt+Shift+ArrowRight', 'Move them farther'], ['Shift+F10', 'What can be done here']],
  },
  {
    place: 'On the time bar',
    keys: [['ArrowRight', 'A month later'], ['Shift+ArrowRight', 'A year later'], ['Mod+ArrowRight', 'The whole range a month later'], ['Space', 'Play and stop'], ['Home', 'The start'], ['End', 'The end']],
  },
  {
    place: 'In a text',
    keys: [
      ['ArrowDown', 'The next sentence; with Ctrl the next paragraph'], ['Shift+ArrowDown', 'Extend by a sentence'], ['ArrowRight', 'Move the first word'], ['Shift+ArrowRight', 'Move the last word'],
      ['Enter', 'Code the passage; + − . with a stance'], ['Mod+Shift+Enter', 'In the coding bar: save, and code the passage once more'], ['R', 'Code as last time'], ['Space', 'Show the excerpt'], ['Alt+ArrowDown', 'The next marked passage'], ['/', 'Find'],
    ],
  },
  { place: 'Everywhere', keys: [['Escape', 'Out of what you are in: dialog, field, selection'], ['Tab', 'Next control']] },
]

/** All keys, by what they do (`?`). */
export function ShortcutsDialog() {
  const { layout, commands } = useWorkbench()
  const isOpen = useStoreValue(layout, state => state.dialog === 'shortcuts')
  const all = isOpen ? commands.all().filter(command => command.keys.length > 0) : []
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={() => layout.setState({ dialog: null })} width={760}>
      <div className="shortcuts" tabIndex={0} role="group" aria-label="All shortcuts"><div className="shortcuts-columns">
        {commandGroups.map(group => {
          const commandsOfGroup = all.filter(command => command.group === group)
          if (commandsOfGroup.length === 0) return null
          return (
            <section key={group}>
              <h3>{group}</h3>
              <dl>{commandsOfGroup.map(command => <Row key={command.id} keys={command.keys} text={command.title} />)}</dl>
            </section>
          )
        })}
        {inPlaces.map(({ place, keys }) => (
          <section key={place}>
            <h3>{place}</h3>
            <dl>{keys.map(([key, text]) => <Row key={key} keys={[key]} text={text} />)}</dl>
          </section>
        ))}
      </div></div>
    </Dialog>
  )
}

function Row({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <div className="shortcuts-row">
      <dt>{text}</dt>
      <dd>{keys.map(combination => <Kbd key={combination} keys={combination} />)}</dd>
    </div>
  )
}
