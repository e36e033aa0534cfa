import { createContext } from 'react'

/** The form around a field. */
export interface FormSurroundings {
  /** What its drafts are kept under: the uid of what it edits. */
  key: string
  /** Whether the answer shown is not being asked for again. */
  isFresh: boolean
}

export const FormContext = createContext<FormSurroundings>({ key: '', isFresh: false })
