import { useAnswer } from '../../ui/hooks.ts'

/** Whether the project cannot be changed from here. True until it is known, so that no control shows that then goes. */
export function useReadOnly(): boolean {
  return useAnswer('project.get', {})?.readOnly ?? true
}
