import { forgetKey } from '../../db/service/locks.ts'
import { readPassphrase } from '../host/passphrase-file.ts'
import { projectRefusal } from '../host/refusals.ts'
import { UsageError } from '../host/usage-error.ts'
import type { Command, Output } from './command.ts'
import { analyzeCommand } from './commands/analyze.ts'
import { backupCommand } from './commands/backup.ts'
import { bundleCommand } from './commands/bundle.ts'
import { checkCommand } from './commands/check.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'
import { infoCommand } from './commands/info.ts'
import { lockCommand } from './commands/lock.ts'
import { mergeCommand } from './commands/merge.ts'
import { newCommand } from './commands/new.ts'
import { openCommand } from './commands/open.ts'
import { proposalsCommand } from './commands/proposals.ts'
import { recoverCommand } from './commands/recover.ts'
import { reportCommand } from './commands/report.ts'
import { restoreCommand } from './commands/restore.ts'
import { searchCommand } from './commands/search.ts'
import { textCommand } from './commands/text.ts'
import { takePassphraseFile, unlockNamed } from './passphrase-file.ts'

const commands: Readonly<Record<string, Command>> = {
  new: newCommand, open: openCommand, check: checkCommand, info: infoCommand, search: searchCommand, import: importCommand, text: textCommand, export: exportCommand,
  backup: backupCommand, restore: restoreCommand, recover: recoverCommand, lock: lockCommand, bundle: bundleCommand, merge: mergeCommand, analyze: analyzeCommand, report: reportCommand,
  proposals: proposalsCommand,
}

/** The commands there are, in the order of the usage. */
export const commandNames: readonly string[] = Object.keys(commands)

const standardOutput: Output = {
  text: line => void process.stdout.write(`${line}\n`),
  json: document => void process.stdout.write(`${JSON.stringify(document, null, 2)}\n`),
  error: line => void process.stderr.write(`${line}\n`),
  // The line goes back to its beginning and is cleared (ECMA-48: EL).
  status: process.stderr.isTTY ? line => void process.stderr.write(`\r\u{1b}[K${line ?? ''}`) : undefined,
}

/** Runs the command line; resolves with its exit code: 0, 1 for a failure, 2 for wrong usage. */
export async function main(args: string[], output: Output = standardOutput): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    output.text(usage())
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    output.error(`There is no command '${name}'.\n\n${usage()}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    output.text(`entente ${name} ${command.usage}\n\n${command.summary}`)
    return 0
  }
  const unlocked: string[] = []
  try {
    const { rest: given, file } = takePassphraseFile(rest)
    const secret = file === null ? null : { file, passphrase: readPassphrase(file) }
    if (secret) unlocked.push(...await unlockNamed(given, secret.passphrase))
    return await command.run(given, output, secret)
  } catch (error) {
    output.error(projectRefusal(error))
    if (!(error instanceof UsageError)) return 1
    output.error(`\nentente ${name} ${command.usage}`)
    return 2
  } finally {
    unlocked.forEach(forgetKey)
  }
}

function usage(): string {
  return ['entente COMMAND …', '', ...Object.entries(commands).flatMap(([name, { usage: form, summary }]) => [`  ${name} ${form}`, `      ${summary}`]), '', '  --passphrase-file PATH', '      With any command: the passphrase of the locked projects that it names, in a file that only you may read.'].join('\n')
}
