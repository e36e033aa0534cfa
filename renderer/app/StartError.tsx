import { EmptyState } from '../ui/EmptyState.tsx'
import './frame.css'

/** What the window shows where it cannot reach the program behind it. */
export function StartError({ message }: { message: string }) {
  return (
    <main className="start-error">
      <EmptyState title="Entente could not open here" text={message} centred />
    </main>
  )
}
