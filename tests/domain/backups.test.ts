import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName, backupsToRemove, keptBackups, keptSpecial, newestBackup, readBackupName, type NamedBackup } from '../../db/domain/backups.ts'

const at = (text: string): NamedBackup => ({ name: text, kind: 'timed', at: new Date(text).toISOString() })
const every = (minutes: number, count: number, from = Date.UTC(2026, 0, 1)) => Array.from({ length: count }, (_, index) => at(new Date(from + index * minutes * 60_000).toISOString()))
const now = '2027-01-01T00:00:00.000Z'
const kept = (backups: NamedBackup[], until = now) => {
  const gone = new Set(backupsToRemove(backups, until))
  return backups.filter(backup => !gone.has(backup))
}

describe('backups that are kept', () => {
  it('are the newest, and the last of each hour, day and week', () => {
    const year = kept(every(10, 6 * 24 * 365))
    const newest = Date.UTC(2026, 0, 1) + (6 * 24 * 365 - 1) * 600_000
    const age = (backup: NamedBackup) => (newest - Date.parse(backup.at)) / 3_600_000
    expect(year.filter(backup => age(backup) < 1)).toHaveLength(keptBackups.newest)
    expect(year.filter(backup => age(backup) >= 1 && age(backup) < 24)).toHaveLength(keptBackups.hours - 1)
    // Weeks reach half a year back, with nothing between them but days of the last two.
    expect(Math.max(...year.map(age)) / 24).toBeGreaterThan(25 * 7 - 7)
    expect(year.length).toBeLessThan(keptBackups.newest + keptBackups.hours + keptBackups.days + keptBackups.weeks)
  })

  it('grow by thinning again and again, as by thinning once', () => {
    let held: NamedBackup[] = []
    for (const backup of every(47, 2_000)) held = kept([...held, backup])
    expect(Math.min(...held.map(backup => Date.parse(backup.at)))).toBeLessThan(Date.UTC(2026, 0, 1) + 12 * 86_400_000)
    expect(held.length).toBeGreaterThan(keptBackups.hours + keptBackups.days)
  })

  it('do not go for a clock that jumps a century ahead and back', () => {
    const work = every(60, 30)
    const jumped = kept([...work, at('2126-01-01T00:00:00Z'), at('2126-01-01T00:10:00Z')])
    expect(jumped.filter(backup => backup.at < '2100')).toHaveLength(kept(work).length)
    expect(backupsToRemove([...work.slice(0, 4), at('1970-01-01T00:00:00Z')], now)).toEqual([])
  })

  it('come as before while the clock is set back behind years of them, and the newest of then is the one to go back to', () => {
    const ahead = every(60 * 24 * 3, 300)
    const until = '2025-06-01T10:00:00.000Z'
    let held = kept(ahead, until)
    const made = every(10, 12, Date.parse('2025-06-01T08:00:00Z'))
    for (const backup of made) {
      held = kept([...held, backup], until)
      expect(held).toContain(backup)
    }
    expect(made.slice(-keptBackups.newest).every(backup => held.includes(backup))).toBe(true)
    const newestFirst = held.toSorted((one, other) => (one.at < other.at ? 1 : -1))
    expect(newestBackup(newestFirst, until)).toBe(made.at(-1))
    expect(newestBackup(newestFirst, '2020-01-01T00:00:00.000Z')).toBe(newestFirst[0])
  })

  it('are all that somebody asked for, and a number of those before an import', () => {
    const asked = every(1, 200).map((backup): NamedBackup => ({ ...backup, kind: 'asked' }))
    const imports = every(1, 40).map((backup): NamedBackup => ({ ...backup, kind: 'import' }))
    expect(backupsToRemove([...asked, ...imports], now)).toHaveLength(40 - keptSpecial)
    expect(backupsToRemove(asked, now)).toEqual([])
  })

  it('always hold the newest, whatever there is', () => {
    fc.assert(fc.property(fc.array(fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), { minLength: 1, maxLength: 120 }), dates => {
      const backups = dates.map((date, index) => ({ ...at(date.toISOString()), name: String(index) }))
      const newest = backups.reduce((one, other) => (other.at > one.at ? other : one))
      expect(kept(backups).some(backup => backup.at === newest.at)).toBe(true)
    }), { numRuns: 60 })
  })
})

describe('names of backups', () => {
  it('say what they are of, when and why', () => {
    const moment = new Date('2026-03-04T05:06:07.890Z')
    for (const stem of ['case', 'תיק 2024-01-01 10.00.00Z', 'case (2)']) {
      for (const kind of ['timed', 'asked', 'import', 'restore'] as const) {
        for (const count of [1, 2]) expect(readBackupName(stem, backupName(stem, kind, moment, count))).toMatchObject({ kind, at: '2026-03-04T05:06:07.000Z' })
      }
    }
    expect(readBackupName('case', backupName('another', 'timed', moment))).toBeNull()
    expect(readBackupName('case', 'case.entente')).toBeNull()
    expect(readBackupName('case', 'case 2026-13-45 99.99.99Z.entente')).toBeNull()
  })
})
