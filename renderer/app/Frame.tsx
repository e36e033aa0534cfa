import { useEffect, useRef, type ReactNode } from 'react'
import { CentreFeature } from '../features/centre/CentreFeature.tsx'
import { DeletedNotice } from '../features/edit/DeletedNotice.tsx'
import { KeyHint } from '../features/edit/KeyHint.tsx'
import { useEditCommands } from '../features/edit/useEditCommands.ts'
import { Inspector } from '../features/inspector/Inspector.tsx'
import { Navigator } from '../features/navigator/Navigator.tsx'
import { useNavigatorCommands } from '../features/navigator/useNavigatorCommands.ts'
import { Notices } from '../features/status/Notices.tsx'
import { StatusLine } from '../features/status/StatusLine.tsx'
import { TitleBar } from '../features/titlebar/TitleBar.tsx'
import { overlayBelow, panelLimits, panelSize, type PanelName } from '../state/panels.ts'
import { IconButton } from '../ui/Button.tsx'
import { ClearIcon } from '../ui/icons/actions.tsx'
import { focusWithin } from '../ui/focus-within.ts'
import { Splitter } from '../ui/Splitter.tsx'
import { useMedia, useSelected, useStoreValue, useWorkbench } from '../ui/hooks.ts'
import './frame.css'

/** Title bar, navigator, centre, inspector, status line. Both sides collapse; in a narrow window the inspector lies over the centre. */
export function Frame() {
  const workbench = useWorkbench()
  const panels = useStoreValue(workbench.preferences, state => state.panels)
  const narrow = useMedia(`(max-width: ${overlayBelow - 1}px)`)
  const selected = useSelected()
  const isOpenForm = useStoreValue(workbench.editing, state => state.creating !== null || state.editing !== null)
  const navigator = panelSize(panels, 'navigator')
  const inspector = panelSize(panels, 'inspector')
  useFocusedRegion()
  useNavigatorCommands()
  useEditCommands()
  return (
    <div className="frame">
      <TitleBar />
      <Notices />
      <div className="frame-body">
        {navigator > 0 && (
          <Region as="nav" id="navigator" label="Navigator" className="frame-side" width={navigator}><Navigator /></Region>
        )}
        {/* The edges of the panels are the centre's, which is always there: a panel that is collapsed is brought back from its edge. */}
        <Region as="main" id="centre" label="Views" className="frame-centre">
          <PanelEdge name="navigator" side="start" size={navigator} />
          <CentreFeature />
          {!narrow && <PanelEdge name="inspector" side="end" size={inspector} />}
        </Region>
        {inspector > 0 && (!narrow || selected !== null || isOpenForm) && (
          <Region as="aside" id="inspector" label="Inspector" className={narrow ? 'frame-overlay' : 'frame-side'} width={inspector}>
            {narrow && <IconButton className="frame-overlay-close" label="Close the inspector" keys="Escape" icon={<ClearIcon />} onPress={() => {
              workbench.editing.setState({ editing: null, field: null, creating: null })
              workbench.select(null)
            }} />}
            <Inspector />
          </Region>
        )}
      </div>
      <DeletedNotice />
      <KeyHint />
      <StatusLine />
    </div>
  )
}

interface RegionProps {
  as: 'nav' | 'main' | 'aside'
  id: string
  label: string
  className: string
  width?: number
  children: ReactNode
}

function Region({ as: Element, id, label, className, width, children }: RegionProps) {
  return (
    <Element id={id} aria-label={label} tabIndex={-1} data-region="" className={className} {...(width === undefined ? {} : { style: { width } })}>
      {children}
    </Element>
  )
}

function PanelEdge({ name, side, size }: { name: PanelName; side: 'start' | 'end'; size: number }) {
  const workbench = useWorkbench()
  const { usual, min, max } = panelLimits[name]
  return (
    <Splitter
      label={`the ${name}`} controls={name} side={side} size={size} min={min} max={max} usual={usual}
      onResize={next => workbench.setPanel(name, next)}
    />
  )
}

const regionIds = ['navigator', 'centre', 'inspector'] as const

/** F6 and Shift F6 go round the regions. What goes away with the focus hands it to its region, or to the centre where that went too: it is never lost. */
function useFocusedRegion(): void {
  const { commands, preferences, togglePanel } = useWorkbench()
  const lastFocus = useRef<{ element: Element | null; region: HTMLElement | null }>({ element: null, region: null })
  useEffect(() => {
    const go = (step: 1 | -1) => () => {
      const regions = regionIds.map(id => document.getElementById(id)).filter(region => region !== null)
      const at = regions.findIndex(region => region.contains(document.activeElement))
      focusWithin(regions[(at + step + regions.length) % regions.length])
    }
    const stop = commands.register([
      { id: 'next-region', title: 'Next part of the window', group: 'Go to', keys: ['F6'], run: go(1) },
      { id: 'previous-region', title: 'Previous part of the window', group: 'Go to', keys: ['Shift+F6'], run: go(-1) },
      {
        id: 'focus-inspector', title: 'Go to the inspector', group: 'Go to', keys: ['I'],
        run: () => {
          if (panelSize(preferences.getState().panels, 'inspector') === 0) togglePanel('inspector')
          requestAnimationFrame(() => document.getElementById('inspector')?.focus())
        },
      },
    ])
    const onFocus = (event: FocusEvent) => {
      const element = event.target instanceof Element ? event.target : null
      // A list that floats over the window is in no region: it belongs to the one it was opened from.
      lastFocus.current = { element, region: element?.closest<HTMLElement>('[data-region]') ?? lastFocus.current.region }
    }
    const isLost = () => lastFocus.current.element?.isConnected === false && document.activeElement === document.body
    let frame = 0
    const observer = new MutationObserver(() => {
      if (!isLost()) return
      cancelAnimationFrame(frame)
      // A list or dialog that closes gives the focus back itself, one frame later.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          if (!isLost()) return
          const { region } = lastFocus.current
          if (region?.isConnected && region.id !== 'centre') region.focus({ preventScroll: true })
          else focusWithin(document.getElementById('centre'))
        })
      })
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, { childList: true, subtree: true })
    return () => {
      stop()
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [commands, preferences, togglePanel])
}
