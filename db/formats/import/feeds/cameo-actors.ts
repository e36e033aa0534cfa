/** Actor codes of CAMEO that stand for a role and no country, by name. Source: CAMEO codebook 1.1b3 (2012), chapter 3. */

/** Roles that are coded without a country. */
const roles: Readonly<Record<string, string>> = {
  AGR: 'Agriculture', BUS: 'Business', COP: 'Police', CRM: 'Criminals', CVL: 'Civilians', DEV: 'Development', EDU: 'Education', ELI: 'Elites', ENV: 'Environment', GOV: 'Government', HLH: 'Health', HRI: 'Human rights',
  IGO: 'International organisations', IMG: 'International militant groups', INS: 'Insurgents', JUD: 'Judiciary', LAB: 'Labour', LEG: 'Legislature', MED: 'Media', MIL: 'Military', MNC: 'Multinational companies', MOD: 'Moderates',
  NGO: 'Non-governmental organisations', OPP: 'Opposition', PTY: 'Party', RAD: 'Radicals', REB: 'Rebels', REF: 'Refugees', REL: 'Religion', SEP: 'Separatists', SET: 'Settlers', SPY: 'Intelligence services', UAF: 'Armed forces unknown',
}

/** How an actor of a role's code is called, marked as of no country, for it is no actor of its own; null where the code is of no role. */
export function cameoRole(code: string): string | null {
  const role = roles[code]
  return role === undefined ? null : `${role} (no country)`
}
