import { useEffect, useState } from 'react'

/** A value once it has rested for so many milliseconds; compared by its JSON. */
export function useDebounced<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value)
  const key = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(JSON.parse(key) as Value), milliseconds)
    return () => clearTimeout(timer)
  }, [key, milliseconds])
  return rested
}
