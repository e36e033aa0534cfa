/** The most files that one drop brings; a folder may hold a whole disk. */
export const mostFiles = 200

/** What a drop brings: its files, those in its folders and the folders within among them, by name. Hidden files are left out. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The list is gone once the event is over: entries are taken at once, and read afterwards.
  const entries = [...transfer.items].map(item => (item.kind === 'file' ? item.webkitGetAsEntry() : null)).filter(entry => entry !== null)
  const plain = [...transfer.files]
  if (!entries.some(entry => entry.isDirectory)) return plain
  const files: File[] = []
  for (const entry of entries) await collect(entry, files)
  return files.toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }))
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (entry.name.startsWith('.') || files.length >= mostFiles) return
  if (entry.isFile) {
    files.push(await new Promise<File>((resolve, reject) => { (entry as FileSystemFileEntry).file(resolve, reject) }))
    return
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  for (;;) {
    // A reader gives a part at a time, and none when it is done.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => { reader.readEntries(resolve, reject) })
    if (part.length === 0 || files.length >= mostFiles) return
    for (const inner of part) await collect(inner, files)
  }
}
