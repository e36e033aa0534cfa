import { readFileSync } from 'node:fs'
import { endianness } from 'node:os'

interface Connection { localPort: number; remotePort: number }

/**
 * The user id of the process at the other end of a loopback connection, from Linux's own table of sockets; null where it cannot be told
 * (another system, or the connection is already gone).
 */
export function peerUserId(connection: Connection, tables: () => string[] = readTables): number | null {
  for (const table of tables()) {
    const found = userIdIn(table, connection)
    if (found !== null) return found
  }
  return null
}

/** True where the table of sockets says that another user than `own` made the connection. */
export function isForeignPeer(connection: Connection, own = process.getuid?.() ?? null, tables?: () => string[]): boolean {
  if (own === null) return false
  const user = peerUserId(connection, tables)
  return user !== null && user !== own
}

/** Looks for the peer's own socket in the text of /proc/net/tcp or tcp6: its local end is our remote one, and the other way round. */
function userIdIn(table: string, { localPort, remotePort }: Connection): number | null {
  for (const line of table.split('\n').slice(1)) {
    const fields = line.trim().split(/\s+/u)
    const [, local = '', remote = '', state] = fields
    // 06 is TIME_WAIT: a connection that is over, and whose user the system no longer knows (it says 0).
    if (state !== '06' && local === `${loopbackOf(local)}:${hex(remotePort)}` && remote === `${loopbackOf(remote)}:${hex(localPort)}`) return Number(fields[7])
  }
  return null
}

const hex = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')

const little = endianness() === 'LE'
const loopback4 = little ? '0100007F' : '7F000001'
const loopback6 = `0000000000000000${little ? 'FFFF0000' : '0000FFFF'}${loopback4}`
const loopbackOf = (end: string) => (end.length > 20 ? loopback6 : loopback4)

function readTables(): string[] {
  if (process.platform !== 'linux') return []
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(file => {
    try {
      return [readFileSync(file, 'utf8')]
    } catch {
      return []
    }
  })
}
