/** The lines of a stream of UTF-8 text, without their line feeds, as they arrive; a last line without one is dropped as cut off. */
export async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let waiting = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (waiting + decoder.decode(value, { stream: true })).split('\n')
      waiting = lines.pop() ?? ''
      yield* lines
    }
  } finally {
    reader.releaseLock()
  }
}
