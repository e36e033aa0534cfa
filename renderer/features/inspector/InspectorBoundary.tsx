import { Component, type ReactNode } from 'react'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'

interface State {
  failed: boolean
}

/** Keeps a defect of one inspector to itself: the rest of the window goes on, and another selection begins anew. */
export class InspectorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div className="inspector-lead">
        <ErrorNotice
          title="This cannot be shown" error={{ message: 'The inspector met something it did not expect. What is saved is safe; the rest of the window works on.' }}
          onRetry={() => this.setState({ failed: false })}
        />
      </div>
    )
  }
}
