import type { Session } from 'electron'

/** Switches the session's spell-checker off and leaves it no language, so that none of Chromium's dictionaries is fetched and no word is looked up. */
export function disableSpellChecking(session: Session): void {
  session.setSpellCheckerEnabled(false)
  // An empty list also keeps dictionaries from being fetched; macOS has a checker of its own and takes no list.
  session.setSpellCheckerLanguages([])
}
