export interface StartOptions { file: string | null; shell: 'electron' | 'browser' | undefined; noOpen: boolean; keep: boolean; passphraseFile: string | null; retryElectron: boolean; help: boolean }
export const usage: string
/** The arguments of a start. Throws an Error with a message for people for any that are not of this form. */
export function parseStart(args: string[], env?: Record<string, string | undefined>): StartOptions
/** Why Electron is not tried at all; null where it is. */
export function whyNotElectron(
  options: Pick<StartOptions, 'shell' | 'noOpen'>, surroundings?: { env?: Record<string, string | undefined>; platform?: string },
): string | null
