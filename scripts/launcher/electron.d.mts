export function electronVersion(root: string): string | null
/** The path of Electron's binary, or null where it is not (wholly) there. */
export function electronBinary(root: string): string | null
/** Why an earlier start gave up on this version; null where it did not. */
export function earlierFailure(root: string): string | null
export function rememberFailure(root: string, reason: string): void
export function forgetFailure(root: string): void
export function obtainElectron(
  root: string, node: string, options: { say: (text: string) => void; retry?: boolean; silenceMs?: number },
): Promise<{ binary: string; reason?: undefined } | { binary?: undefined; reason: string }>
