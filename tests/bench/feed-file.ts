import { closeSync, openSync, writeSync } from 'node:fs'

const countries = ('Russian Federation,Israel,Iran,Syria,Turkey,United States,China,France,Germany,United Kingdom,Egypt,Jordan,Lebanon,Iraq,Saudi Arabia,Ukraine,Poland,India,Pakistan,Japan,'
  + 'South Korea,Brazil,Mexico,Canada,Spain,Italy,Greece,Norway,Sweden,Finland,Denmark,Netherlands,Belgium,Austria,Hungary,Romania,Bulgaria,Serbia,Croatia,Albania,Algeria,Morocco,'
  + 'Tunisia,Libya,Sudan,Ethiopia,Kenya,Nigeria,Ghana,South Africa').split(',')
const acts = [
  ['042', 'Make a visit', '1.9'], ['040', 'Consult', '1.0'], ['010', 'Make statement', '0.0'], ['051', 'Praise or endorse', '3.4'], ['111', 'Criticize or denounce', '-2.0'],
  ['190', 'Use conventional military force', '-10.0'], ['036', 'Express intent to meet', '4.0'], ['173', '"Arrest, detain"', '-5.0'], ['057', 'Sign formal agreement', '8.0'], ['112', 'Accuse', '-2.0'],
] as const
const heading = 'Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude\n'
const pieceLength = 1 << 20

/** Writes a file of so many events in the columns of ICEWS, about 165 bytes a row: 50 countries, ten kinds of events, ten years; the same every time. */
export function writeFeed(path: string, events: number): void {
  let state = 42
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(state / 2 ** 32 * below)
  }
  // Some countries are in the news more than others.
  const country = () => countries[Math.min(draw(countries.length), draw(countries.length))] ?? ''
  const file = openSync(path, 'w')
  try {
    let piece = heading
    for (let index = 0; index < events; index += 1) {
      const [source, target] = [country(), country()]
      const [code, text, intensity] = acts[draw(acts.length)] ?? acts[0]
      const day = new Date(Date.UTC(2015, 0, 1 + draw(3_650))).toISOString().slice(0, 10)
      const place = `City ${draw(800)},,,${source},${(draw(1_800) / 10 - 90).toFixed(1)},${(draw(3_600) / 10 - 180).toFixed(1)}`
      piece += `${20_000_000 + index},${day},${source},Government,${source},${text},${code},${intensity},${target},Government,${target},${3_000_000 + draw(500_000)},${1 + draw(6)},Agence France-Presse,${place}\n`
      if (piece.length > pieceLength) {
        writeSync(file, piece)
        piece = ''
      }
    }
    writeSync(file, piece)
  } finally {
    closeSync(file)
  }
}
