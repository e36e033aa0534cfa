import { main } from '../../electron/cli/entente.ts'

/** Runs the command line in this process: its exit code, what it said on either stream, and the one document of `--json`. */
export async function entente(...args: string[]): Promise<{ code: number; text: string; errors: string; document: unknown }> {
  const text: string[] = []
  const errors: string[] = []
  let document: unknown
  const code = await main(args, { text: line => void text.push(line), error: line => void errors.push(line), json: content => { document = content } })
  return { code, text: text.join('\n'), errors: errors.join('\n'), document }
}
