/** Rows of event data sets as their files have them, for what is wanted of them. */

interface Row { id: string; day: string; from?: [code: string, name: string, country: string, role?: string]; to?: [code: string, name: string, country: string, role?: string]; code: string; goldstein?: string; url?: string }

const side = ([code, name, country, role]: [string, string, string, string?]) => [code, name, country, '', '', '', '', role ?? '', '', '']
const nobody: [string, string, string] = ['', '', '']

/** A row of GDELT: 61 columns in version 2.0, 58 in 1.0. */
export function gdeltRow({ id, day, from = nobody, to = nobody, code, goldstein = '1.0', url = 'https://news.example/one' }: Row, version: 1 | 2 = 2): string {
  const nowhere = ['0', '', '', '', ...(version === 2 ? [''] : []), '', '', '']
  const place = ['4', 'Sochi, Krasnodarskiy Kray, Russia', 'RS', 'RS38', ...(version === 2 ? ['25131'] : []), '43.6', '39.7303', '-3006514']
  return [
    id, day, day.slice(0, 6), day.slice(0, 4), `${day.slice(0, 4)}.8055`, ...side(from), ...side(to), '1', code, code.slice(0, 3), code.slice(0, 2), '1', goldstein, '3', '1', '3', '2.0277',
    ...nowhere, ...nowhere, ...place, version === 2 ? '20191024143000' : '20191024', url,
  ].join('\t')
}

export const icewsHeader = 'Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude'

export const russia: [string, string, string] = ['RUS', 'RUSSIA', 'RUS']
export const israel: [string, string, string] = ['ISR', 'ISRAEL', 'ISR']
export const putin: [string, string, string, string] = ['RUSGOV', 'VLADIMIR PUTIN', 'RUS', 'GOV']
export const police: [string, string, string, string] = ['COP', 'DEPUTIES', '', 'COP']
export const unionOfEurope: [string, string, string, string] = ['IGOEUREEC', 'THE EU', 'EUR', 'IGO']
