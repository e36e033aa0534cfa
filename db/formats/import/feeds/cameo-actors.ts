/** Actor codes of CAMEO that stand for no country, by name. Source: CAMEO codebook 1.1b3 (2012), chapter 3 (roles, international organisations). */

/** Organisations by their whole code. */
const organisations: Readonly<Record<string, { readonly name: string; readonly aliases: readonly string[] }>> = {
  IGOEUREEC: { name: 'European Union', aliases: ['EU'] },
  IGOWSTNAT: { name: 'NATO', aliases: ['North Atlantic Treaty Organization'] },
  IGOUNO: { name: 'United Nations', aliases: ['UN'] },
  IGOMEAARL: { name: 'Arab League', aliases: ['League of Arab States'] },
  IGOSEAASN: { name: 'ASEAN', aliases: ['Association of Southeast Asian Nations'] },
  IGOSAFSAD: { name: 'SADC', aliases: ['Southern African Development Community'] },
  IGOUNODEVWBK: { name: 'World Bank', aliases: [] },
  IGOUNOREFHCR: { name: 'UNHCR', aliases: ['United Nations High Commissioner for Refugees'] },
}

/** Roles that are coded without a country. */
const roles: Readonly<Record<string, string>> = {
  AGR: 'Agriculture', BUS: 'Business', COP: 'Police', CRM: 'Criminals', CVL: 'Civilians', DEV: 'Development', EDU: 'Education', ELI: 'Elites', ENV: 'Environment', GOV: 'Government', HLH: 'Health', HRI: 'Human rights',
  IGO: 'International organisations', IMG: 'International militant groups', INS: 'Insurgents', JUD: 'Judiciary', LAB: 'Labour', LEG: 'Legislature', MED: 'Media', MIL: 'Military', MNC: 'Multinational companies', MOD: 'Moderates',
  NGO: 'Non-governmental organisations', OPP: 'Opposition', PTY: 'Party', RAD: 'Radicals', REB: 'Rebels', REF: 'Refugees', REL: 'Religion', SEP: 'Separatists', SET: 'Settlers', SPY: 'Intelligence services', UAF: 'Armed forces unknown',
}

/** How an actor of a code is called; null where only the data set's own name can tell. A role is marked as of no country, for it is no actor of its own. */
export function cameoActor(code: string): { readonly name: string; readonly aliases: readonly string[] } | null {
  const known = organisations[code]
  if (known) return known
  const role = roles[code]
  return role === undefined ? null : { name: `${role} (no country)`, aliases: [] }
}
