import type { ReactNode } from 'react'

/** The frame of every icon: 16 px, drawn in the colour of the text, silent to screen readers (the control says what it does). */
export function Icon({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <svg
      className={className} width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4"
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false"
    >
      {children}
    </svg>
  )
}
