import { useEffect, useState } from 'react'
import { findCountries, loadCountries, type Country } from './countries.ts'

const none: readonly Country[] = []

/** Countries that fit a text; the list is loaded when something is first asked (null asks nothing). */
export function useCountries(text: string | null): readonly Country[] {
  const [countries, setCountries] = useState<readonly Country[]>(none)
  const wanted = text !== null && text.trim() !== ''
  useEffect(() => {
    if (!wanted) return
    let gone = false
    void loadCountries().then(list => {
      if (!gone) setCountries(list)
    }, () => undefined)
    return () => {
      gone = true
    }
  }, [wanted])
  return wanted ? findCountries(countries, text) : none
}
