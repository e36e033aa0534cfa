import { ProjectFileError } from '../../db/service/open-project.ts'
import { EntenteError } from '../../db/contract/errors.ts'
import { UsageError } from './usage-error.ts'

/** What to tell the user when a start or a command ends with this error: one message, never a stack. */
export function projectRefusal(error: unknown): string {
  if (error instanceof ProjectFileError || error instanceof EntenteError || error instanceof UsageError) {
    return [error.message, ...(error instanceof EntenteError ? (error.issues ?? []) : []).map(issue => `  ${issue.path}: ${issue.message}`)].join('\n')
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' && error instanceof Error && error.message.includes('renderer')) return 'The pages of the workbench are not built yet. Run: npm run build'
  return `Entente met a defect of its own and stopped (${error instanceof Error ? error.name : 'unknown'}${code ? ` ${code}` : ''}). No project was changed by it.`
}
