/**
 * Triggers that write row images of a table into the undo log while an action is under way. The log holds data only: undo applies it with
 * prepared statements of our own. Frozen with the migrations that use it: other triggers are another function.
 */
export function undoTriggers(table: string, columns: string[]): string {
  const image = (row: 'old' | 'new') => `json_object(${columns.map(column => `'${column}', ${row}.${column}`).join(', ')})`
  const current = `(SELECT action_id FROM undo_current)`
  const log = (row: 'old' | 'new', before: string, after: string) =>
    `WHEN ${current} IS NOT NULL BEGIN INSERT INTO undo_change (action_id, table_name, row_id, before, after) VALUES (${current}, '${table}', ${row}.id, ${before}, ${after}); END;`
  return `
CREATE TRIGGER undo_${table}_insert AFTER INSERT ON ${table} ${log('new', 'NULL', image('new'))}
CREATE TRIGGER undo_${table}_update AFTER UPDATE ON ${table} ${log('old', image('old'), image('new'))}
CREATE TRIGGER undo_${table}_delete AFTER DELETE ON ${table} ${log('old', image('old'), 'NULL')}
`
}
